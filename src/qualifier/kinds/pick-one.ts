/** Kinds of question whose answer is one of a few values: yes or no, one of several options. */
import type { ChoiceQuestion, Question, YesNoQuestion } from '../schema/questions.ts';
import { areOptions, effectChecks, isOneOf, isVerdict, maybe, type Checks } from './checks.ts';
import type { AnswerEffects, Kind } from './kind.ts';

/**
 * A kind with a few fixed answers.
 * @param checks of the keys that only such questions have
 * @param answersOf the answers to choose from, each with its own value
 */
export function pickOne<Asked extends Question>(
  checks: Checks,
  answersOf: (question: Asked) => readonly (AnswerEffects & { readonly value: string })[],
) {
  const find = (question: Asked, value: unknown) =>
    answersOf(question).filter((answer) => answer.value === value);
  return {
    checks,
    read: (question, value) => find(question, value)[0]?.value,
    effectsOf: find,
    possible: answersOf,
    textOf: (question, value) => find(question, value)[0]?.label,
  } satisfies Kind<Asked>;
}

/** One of several options. */
export const choice = pickOne<ChoiceQuestion>({ options: areOptions }, ({ options }) => options);

/** Yes or no: one is the answer of a good client, the other puts a ceiling on the verdict. */
export const yesNo = pickOne<YesNoQuestion>(
  { ...effectChecks, expect: maybe(isOneOf('yes', 'no')), otherwise: maybe(isVerdict) },
  ({ expect = 'yes', otherwise = 'unqualified', points, reason, explain }) =>
    ['yes', 'no'].map((value) =>
      value === expect ? { value, points } : { value, verdict: otherwise, reason, explain },
    ),
);
