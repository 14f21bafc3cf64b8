/** The visitor's own words: any of them give the points. */
import type { TextQuestion } from '../schema/questions.ts';
import { isWhole, maybe } from './checks.ts';
import type { AnswerEffects, Kind } from './kind.ts';

/** The longest text (UTF-16 units) where the question sets no `maxLength`. */
export const DEFAULT_MAX_LENGTH = 2000;

export const text: Kind<TextQuestion> = {
  checks: { points: maybe(isWhole), rows: maybe(isWhole), maxLength: maybe(isWhole) },
  read({ maxLength = DEFAULT_MAX_LENGTH }, value) {
    if (typeof value !== 'string') return undefined;
    const words = value.trim().replaceAll('\r\n', '\n');
    return words.length > maxLength ? undefined : words;
  },
  effectsOf: effectsOfWords,
  possible: effectsOfWords,
};

function effectsOfWords({ points }: TextQuestion): readonly AnswerEffects[] {
  return [{ points }];
}
