/** Conditions over earlier answers, in three values because some answers may be still to come. */
import type { When } from '../schema/schema.ts';

/** `NO` and `YES` for every completion of the answers; else `MAYBE`. */
export const NO = 0;
export const MAYBE = 1;
export const YES = 2;
export type Holds = typeof NO | typeof MAYBE | typeof YES;

/**
 * Question name → the values of its answer that a condition can name; `undefined` while it is open.
 * A name that is absent has no answer and will have none.
 */
export type Known = ReadonlyMap<string, readonly string[] | undefined>;

/** Whether every condition of `when` holds: any overlap of the wanted values with those of the answer. */
export function holds(when: When | undefined, known: Known): Holds {
  if (!when) return YES;
  let result: Holds = YES;
  for (const [name, wanted] of Object.entries(when)) {
    if (!known.has(name)) return NO;
    const values = known.get(name);
    if (!values) result = MAYBE;
    else if (!(typeof wanted === 'string' ? [wanted] : wanted).some((value) => values.includes(value)))
      return NO;
  }
  return result;
}
