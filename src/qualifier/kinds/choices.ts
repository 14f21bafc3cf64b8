/** Any of several options, at least `min` and at most `max` of them. */
import type { ChoicesQuestion, Option } from '../schema/questions.ts';
import { boundsOfEffects } from './kind.ts';
import { areOptions, isWhole, maybe } from './checks.ts';
import type { GivenAnswer, Kind } from './kind.ts';

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
