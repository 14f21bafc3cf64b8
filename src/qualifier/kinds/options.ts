/** Kinds of question that are answered by options: yes or no, one of several, any of several. */
import type {
  ChoiceQuestion,
  Question,
  YesNoQuestion,
  ChoicesQuestion,
  Option,
} from '../schema/questions.ts';
import { areOptions, effectChecks, isOneOf, isVerdict, maybe, type Checks, isWhole } from './checks.ts';
import { type AnswerEffects, type Kind, boundsOfEffects, type GivenAnswer } from './kind.ts';

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

/** Any of several options, at least `min` and at most `max` of them. */
export const choices: Kind<ChoicesQuestion> = {
  checks: { options: areOptions, min: maybe(isWhole), max: maybe(isWhole) },

  /** The picks come in the order of the options; an empty list is blank. */
  read({ options, min = 1, max = options.length }, value) {
    if (!Array.isArray(value) || value.length > max) return undefined;
    if (value.length === 0) return null;
    const picks = options.map((option) => option.value).filter((one) => value.includes(one));
    // An unknown value, or one given twice, leaves fewer picks than values.
    return picks.length === value.length && picks.length >= min ? picks : undefined;
  },
  effectsOf: picked,
  possible: ({ options }) => options,

  /** The bounds of the points are exact; those of the ceilings may be too wide. */
  bounds({ options, min = 1, max = options.length }, mayStayBlank) {
    // The highest sum of allowed picks: as many as there must be, more while they help.
    const best = (sign: 1 | -1): number =>
      options
        .map(({ points = 0 }) => sign * points)
        .sort((a, b) => b - a)
        .reduce((sum, points, index) => {
          const isForced = !mayStayBlank && index < min;
          return isForced || (points > 0 && index < max) ? sum + points : sum;
        }, 0);
    return { ...boundsOfEffects(options, mayStayBlank), fewest: 0 - best(-1), most: best(1) };
  },
  textOf: (question, picks) =>
    picked(question, picks)
      .map(({ label }) => label)
      .join(', '),
};

function picked({ options }: ChoicesQuestion, picks: GivenAnswer): readonly Option[] {
  return Array.isArray(picks) ? options.filter(({ value }) => picks.includes(value)) : [];
}
