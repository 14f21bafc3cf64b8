/** A kind of question whose answer is one of a few, each with a value of its own. */
import { boundsOf } from '../judging/bounds.ts';
import type { Question } from '../schema/schema.ts';
import type { Checks } from './checks.ts';
import type { AnswerEffects, Kind } from './kind.ts';

/** An answer that is given by its value. */
export type NamedAnswer = AnswerEffects & { readonly value: string };

/**
 * @param checks what the keys of such a question must hold
 * @param answersOf the answers to choose from
 */
export function pickOne<Asked extends Question>(
  checks: Checks,
  answersOf: (question: Asked) => readonly NamedAnswer[],
): Kind<Asked> {
  const find = (question: Asked, value: unknown): readonly NamedAnswer[] =>
    answersOf(question).filter((answer) => answer.value === value);
  return {
    checks,
    read: (question, value) => find(question, value)[0]?.value,
    effectsOf: find,
    possible: answersOf,
    bounds: (question, mayStayBlank) => boundsOf(answersOf(question), mayStayBlank),
    textOf: (question, value) => find(question, value)[0]?.label ?? String(value ?? ''),
  };
}
