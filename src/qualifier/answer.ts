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
    const values = answersByName(question).map((answer) => answer.value);
    if (question.kind === 'choices') {
      const { min = 1, max = values.length } = question;
      if (!Array.isArray(value) || value.length > max) return undefined;
      if (value.length === 0) return null;
      const picks = values.filter((one) => value.includes(one));
      // An unknown value, or one given twice, leaves fewer picks than values.
      return picks.length === value.length && picks.length >= min ? picks : undefined;
    }
    if (question.kind === 'amount' && typeof value === 'number')
      return value >= 0 && value < Infinity ? value : undefined;
    if (typeof value !== 'string') return undefined;
    if (question.kind === 'text') {
      const text = value.trim().replaceAll('\r\n', '\n');
      return text.length > (question.maxLength ?? DEFAULT_MAX_LENGTH) ? undefined : text;
    }
    const isDate = question.kind === 'date' && !Number.isNaN(dayNumber(value));
    return isDate || values.includes(value) ? value : undefined;
  } catch {
    return undefined; // A proxy or getter in `value` threw: nothing a form or JSON can hold.
  }
}

/**
 * What a valid answer does: one entry, for `choices` one for each pick, none where it is `null` or in no band.
 * The entries' `value`s are those a `when` can name.
 * @param value as `readAnswer` gives it
 * @param today the visitor's calendar date, `YYYY-MM-DD`
 */
export function effectsOf(question: Question, value: AnswerValue, today: string): readonly AnswerEffects[] {
  if (question.kind === 'text') return value === null ? [] : [{ points: question.points }];
  const band = bandOf(question, value, today);
  if (band) return [band];
  return answersByName(question).filter((answer) =>
    typeof value === 'object' ? value?.includes(answer.value) : answer.value === value,
  );
}

/** Every effect an answer can have; `choices` can have several of them. */
export function possibleEffects(question: Question): readonly AnswerEffects[] {
  if (question.kind === 'text') return [{ points: question.points }];
  const named = answersByName(question);
  if (question.kind !== 'amount' && question.kind !== 'date') return named;
  const { bands = [] } = question;
  const last = bands.at(-1);
  // The empty one is that of an answer no band holds.
  return [...named, ...bands, ...(last && last.below === undefined ? [] : [{}])];
}

/** The answer in words: labels, joined by commas; an amount with its currency; else the value itself. */
export function answerText(question: Question, value: AnswerValue): string {
  if (question.kind === 'amount' && typeof value === 'number')
    return `${value} ${question.currency ?? ''}`.trim();
  const answers = answersByName(question);
  const textOf = (one: string | number) =>
    answers.find((answer) => answer.value === one)?.label ?? String(one);
  return typeof value === 'object' ? (value ?? []).map(textOf).join(', ') : textOf(value);
}

/** The band an amount, or a date (in days from `today`), falls in; `undefined` for other answers. */
export function bandOf(question: Question, value: AnswerValue, today: string): Band | undefined {
  if (question.kind !== 'amount' && question.kind !== 'date') return undefined;
  const size = typeof value === 'number' ? value : dayNumber(value) - dayNumber(today);
  return question.bands?.find(({ below = Infinity }) => size < below);
}

/** The answers that are given by a value of their own. */
function answersByName(question: Question): readonly (AnswerEffects & { readonly value: string })[] {
  if (question.kind === 'yes-no') {
    const { expect = 'yes', otherwise = 'unqualified', points, reason, explain } = question;
    return ['yes', 'no'].map((value) =>
      value === expect ? { value, points } : { value, verdict: otherwise, reason, explain },
    );
  }
  if ('options' in question) return question.options;
  return 'unsure' in question && question.unsure ? [{ ...question.unsure, value: 'unsure' }] : [];
}
