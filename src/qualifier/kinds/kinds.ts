/** All kinds of question, and what can be said of any answer by the kind of its question. */
import type { Question } from '../schema/questions.ts';
import { boundsOfEffects, type Bounds, type AnswerEffects, type AnswerValue, type Kind } from './kind.ts';
import { choices, choice, yesNo } from './options.ts';
import { amount, date } from './measured.ts';
import { text } from './text.ts';

export const kinds: Readonly<Record<Question['kind'], Kind>> = {
  'yes-no': yesNo,
  choice,
  choices,
  amount,
  date,
  text,
};

/**
 * Reads an untrusted value as an answer to `question`. Never throws.
 * @returns the answer in its canonical form (text trimmed, `choices` in the order of the options);
 *   `null` for a blank one (`null`, white space, an empty list); `undefined` for `undefined` and for
 *   anything the question does not know.
 */
export function readAnswer(question: Question, value: unknown): AnswerValue | undefined {
  try {
    return value === null || (typeof value === 'string' && !value.trim())
      ? null
      : kinds[question.kind].read(question, value);
  } catch {
    return undefined; // A proxy or getter in `value` threw: nothing a form or JSON can hold.
  }
}

/**
 * What a valid answer does: one entry, for `choices` one for each pick, none where it is `null` or in no band.
 * The entries' `value`s are those a `when` can name.
 * @param value as `readAnswer` returns it
 * @param today the visitor's calendar date, `YYYY-MM-DD`
 */
export const effectsOf = (question: Question, value: AnswerValue, today: string): readonly AnswerEffects[] =>
  (value === null ? [] : kinds[question.kind].effectsOf(question, value, today)) ?? [];

/** Every effect an answer can have; `choices` can have several of them. */
export const possibleEffects = (question: Question): readonly AnswerEffects[] =>
  kinds[question.kind].possible(question);

/** What an answer still to come can do. */
export const boundsOf = (question: Question, mayStayBlank: boolean): Bounds => {
  const kind = kinds[question.kind];
  return kind.bounds?.(question, mayStayBlank) ?? boundsOfEffects(kind.possible(question), mayStayBlank);
};

/** The answer in words: labels, joined by commas; an amount with its currency; else the value itself. */
export const answerText = (question: Question, value: AnswerValue): string =>
  value === null ? '' : (kinds[question.kind].textOf?.(question, value) ?? String(value));
