/** Any of several options, at least `min` and at most `max` of them. */
import type { ChoicesQuestion, Option } from '../schema.ts';
import { areOptions, isWhole, maybe } from './checks.ts';
import type { Given, Kind } from './kind.ts';

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
  possible: ({ options, min = 1, max = options.length }) => ({ effects: options, min, max }),
  textOf: (question, picks) =>
    picked(question, picks)
      .map(({ label }) => label)
      .join(', '),
};

function picked({ options }: ChoicesQuestion, picks: Given): readonly Option[] {
  return options.filter(({ value }) => [picks].flat().includes(value));
}
