/** Answers: which are valid, what each does, and how it reads. */
import { dayNumber } from './calendar.ts';
import type { Band, Effects, Question } from './schema.ts';

/**
 * An answer as it is kept and sent: the value of an option, `"yes"`/`"no"`, a text, a calendar date
 * (`YYYY-MM-DD`) or `"unsure"`; an amount (≥ 0); the picked options of `choices`; `null` = passed over.
 */
export type AnswerValue = string | number | readonly string[] | null;

/** Question name → answer. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What one answer does. Options have both `value` and `label`, bands only the value, a text neither. */
export interface AnswerEffects extends Effects {
  readonly value?: string;
  readonly label?: string;
}

/** The longest text (UTF-16 units) where the question sets no `maxLength`. */
export const DEFAULT_MAX_LENGTH = 2000;

/**
 * Reads an untrusted value as an answer to `question`. Never throws.
 * @returns the answer in its canonical form (text trimmed, `choices` in the order of the options);
 *   `null` for a blank one (`null`, white space, an empty list); `undefined` for `undefined` and for
 *   anything the question does not know.
 */
export function readAnswer(question: Question, value: unknown): AnswerValue | undefined {
  try {
    if (value === null || (typeof value === 'string' && !value.trim())) return null;
    if (question.kind === 'choices') return readPicks(question, value);
    if (question.kind === 'amount' && typeof value === 'number')
      return value >= 0 && value < Infinity ? value : undefined;
    if (typeof value !== 'string') return undefined;
    if (question.kind === 'text') {
      const text = value.trim().replaceAll('\r\n', '\n');
      return text.length <= (question.maxLength ?? DEFAULT_MAX_LENGTH) ? text : undefined;
    }
    if (question.kind === 'amount' || question.kind === 'date') {
      const known = question.unsure && value === 'unsure';
      return known || (question.kind === 'date' && dayNumber(value) !== undefined) ? value : undefined;
    }
    return offered(question).some((option) => option.value === value) ? value : undefined;
  } catch {
    return undefined; // A proxy or getter in `value` threw: nothing a form or JSON can hold.
  }
}

/**
 * What a valid answer does: one entry, for `choices` one for each pick, none where it is `null`.
 * @param value as `readAnswer` gives it
 * @param today the visitor's calendar date, `YYYY-MM-DD`
 */
export function effectsOf(question: Question, value: AnswerValue, today: string): readonly AnswerEffects[] {
  if (value === null) return [];
  if (question.kind === 'text') return [{ points: question.points }];
  const values = conditionValues(question, value, today);
  return offered(question).filter((answer) => values.includes(answer.value));
}

/** Every effect an answer can have; `choices` can have several of them. For the bounds of the judge. */
export function possibleEffects(question: Question): readonly AnswerEffects[] {
  if (question.kind === 'text') return [{ points: question.points }];
  const isOpenEnded = 'bands' in question && question.bands?.at(-1)?.below === undefined;
  const isChosen = !(question.kind === 'amount' || question.kind === 'date');
  return isChosen || isOpenEnded ? offered(question) : [...offered(question), {}];
}

/** The values of an answer that a `when` can name: options, `yes`/`no`, a band's, `unsure`. */
export function conditionValues(question: Question, value: AnswerValue, today: string): readonly string[] {
  if ((question.kind === 'amount' || question.kind === 'date') && value !== 'unsure')
    return [bandOf(question, value, today)?.value ?? []].flat();
  return typeof value === 'object' ? (value ?? []) : [String(value)];
}

/** The answer in words: labels, joined by commas; an amount with its currency; else the value itself. */
export function answerText(question: Question, value: AnswerValue): string {
  if (typeof value === 'number')
    return [value, 'currency' in question ? question.currency : ''].join(' ').trim();
  const answers = offered(question);
  return [value ?? []]
    .flat()
    .map((item) => answers.find((answer) => answer.value === item)?.label ?? item)
    .join(', ');
}

/** The band an amount, or a date (in days from `today`), falls in; `undefined` for other answers. */
export function bandOf(question: Question, value: AnswerValue, today: string): Band | undefined {
  if (question.kind !== 'amount' && question.kind !== 'date') return undefined;
  const size = typeof value === 'number' ? value : (dayNumber(value) ?? NaN) - (dayNumber(today) ?? NaN);
  if (Number.isNaN(size)) return undefined;
  return question.bands?.find(({ below = Infinity }) => size < below);
}

function readPicks(
  question: Extract<Question, { kind: 'choices' }>,
  value: unknown,
): AnswerValue | undefined {
  const { options, min = 1, max = options.length } = question;
  if (!Array.isArray(value) || value.length > max) return undefined;
  if (value.length === 0) return null;
  const picks = options.map((option) => option.value).filter((option) => value.includes(option));
  // An unknown value or one given twice leaves fewer picks than values.
  return picks.length === value.length && picks.length >= min ? picks : undefined;
}

/** The answers a question offers by value, with their effects. */
function offered(question: Question): readonly (AnswerEffects & { readonly value: string })[] {
  switch (question.kind) {
    case 'yes-no': {
      const { expect = 'yes', otherwise = 'unqualified', points, reason, explain } = question;
      return ['yes', 'no'].map((value) =>
        value === expect ? { value, points } : { value, verdict: otherwise, reason, explain },
      );
    }
    case 'choice':
    case 'choices':
      return question.options;
    case 'text':
      return [];
    default:
      return [
        ...(question.bands ?? []),
        ...(question.unsure ? [{ ...question.unsure, value: 'unsure' }] : []),
      ];
  }
}
