/** Yes or no: one is the answer of a good client, the other puts a ceiling on the verdict. */
import type { YesNoQuestion } from '../schema/schema.ts';
import { effects, isVerdict, maybe, oneOf } from './checks.ts';
import { pickOne } from './pick-one.ts';

export const yesNo = pickOne<YesNoQuestion>(
  { ...effects, expect: maybe(oneOf('yes', 'no')), otherwise: maybe(isVerdict) },
  ({ expect = 'yes', otherwise = 'unqualified', points, reason, explain }) =>
    ['yes', 'no'].map((value) =>
      value === expect ? { value, points } : { value, verdict: otherwise, reason, explain },
    ),
);
