/** The visitor's own words: any of them give the points. */
import { boundsOf } from '../judging/bounds.ts';
import type { TextQuestion } from '../schema/schema.ts';
import { isWhole, maybe } from './checks.ts';
import type { Kind } from './kind.ts';

/** The longest text (UTF-16 units) where the question sets no `maxLength`. */
export const DEFAULT_MAX_LENGTH = 2000;

export const text: Kind<TextQuestion> = {
  checks: { points: maybe(isWhole), rows: maybe(isWhole), maxLength: maybe(isWhole) },
  read({ maxLength = DEFAULT_MAX_LENGTH }, value) {
    if (typeof value !== 'string') return undefined;
    const words = value.trim().replaceAll('\r\n', '\n');
    return words.length > maxLength ? undefined : words;
  },
  effectsOf: ({ points }, value) => (value === null ? [] : [{ points }]),
  possible: ({ points }) => [{ points }],
  bounds: ({ points }, mayStayBlank) => boundsOf([{ points }], mayStayBlank),
  textOf: (_, value) => String(value ?? ''),
};
