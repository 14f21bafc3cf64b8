/** Answers to questions of every kind: which are valid, what each does, and how it reads. */
import { allKinds } from '../kinds/all.ts';
import { kindOf, readBy, type AnswerEffects, type AnswerValue } from '../kinds/kind.ts';
import type { Question } from '../schema/schema.ts';

export type { AnswerEffects, AnswerValue } from '../kinds/kind.ts';
export { bandOf } from '../kinds/measured.ts';
export { DEFAULT_MAX_LENGTH } from '../kinds/text.ts';

/** Question name → answer. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * Reads an untrusted value as an answer to `question`. Never throws.
 * @returns the answer in its canonical form (text trimmed, `choices` in the order of the options);
 *   `null` for a blank one (`null`, white space, an empty list); `undefined` for `undefined` and for
 *   anything the question does not know.
 */
export const readAnswer = (question: Question, value: unknown): AnswerValue | undefined =>
  readBy(kindOf(allKinds, question), question, value);

/**
 * What a valid answer does: one entry, for `choices` one for each pick, none where it is `null` or in no band.
 * The entries' `value`s are those a `when` can name.
 * @param value as `readAnswer` gives it
 * @param today the visitor's calendar date, `YYYY-MM-DD`
 */
export const effectsOf = (question: Question, value: AnswerValue, today: string): readonly AnswerEffects[] =>
  kindOf(allKinds, question).effectsOf(question, value, today) ?? [];

/** Every effect an answer can have; `choices` can have several of them. */
export const possibleEffects = (question: Question): readonly AnswerEffects[] =>
  kindOf(allKinds, question).possible(question);

/** The answer in words: labels, joined by commas; an amount with its currency; else the value itself. */
export const answerText = (question: Question, value: AnswerValue): string =>
  kindOf(allKinds, question).textOf(question, value);
