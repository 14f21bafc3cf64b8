/** Answers: which are valid, what each does, and how it reads. */
import type { Band, Effects, Question } from './schema.ts';

/**
 * An answer as it is kept and sent: the value of an option, `"yes"`/`"no"`, a text, a calendar date
 * (`YYYY-MM-DD`) or `"unsure"`; an amount (≥ 0); the picked options of `choices`; `null` = passed over.
 */
export type AnswerValue = string | number | readonly string[] | null;

/** Question name → answer. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** The longest text (UTF-16 units) where the question sets no `maxLength`. */
export const DEFAULT_MAX_LENGTH = 2000;

export function readAnswer(question: Question, value: unknown): AnswerValue | undefined {
  throw new Error(`todo ${question.name} ${String(value)}`);
}
export function effectsOf(question: Question, value: AnswerValue, today: string): readonly Effects[] {
  throw new Error(`todo ${question.name} ${String(value)} ${today}`);
}
export function answerText(question: Question, value: AnswerValue): string {
  throw new Error(`todo ${question.name} ${String(value)}`);
}
export function bandOf(question: Question, value: AnswerValue, today: string): Band | undefined {
  throw new Error(`todo ${question.name} ${String(value)} ${today}`);
}
