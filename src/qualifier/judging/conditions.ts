/** Conditions over answers, in three values because some answers may still come; and the outcome they choose. */
import type { When } from '../schema/questions.ts';
import type { Outcome } from '../schema/schema.ts';
import type { Verdict } from '../verdict.ts';

/** `NO` and `YES` for every completion of the answers; else `MAYBE`. */
export const NO = 0;
export const MAYBE = 1;
export const YES = 2;
export type Holds = typeof NO | typeof MAYBE | typeof YES;

/**
 * Question name → the values of its answer that a condition can name; `undefined` while it is open.
 * A name that is absent has no answer and will have none.
 */
export type KnownAnswers = ReadonlyMap<string, readonly string[] | undefined>;

/** Whether every condition of `when` holds: any overlap of the wanted values with those of the answer. */
export function holds(when: When | undefined, known: KnownAnswers): Holds {
  let result: Holds = YES;
  for (const [name, wanted] of Object.entries(when ?? {})) {
    if (!known.has(name)) return NO;
    const values = known.get(name);
    if (!values) result = MAYBE;
    else if (!(typeof wanted === 'string' ? [wanted] : wanted).some((value) => values.includes(value)))
      return NO;
  }
  return result;
}

/**
 * The first outcome whose `verdict` and `when` fit.
 * @param isFinal nothing more will be answered: open questions count as not answered
 * @returns `undefined` where none fits, so that the default of the verdict is shown; `MAYBE` while it depends on
 *   answers to come
 */
export function chooseOutcome(
  outcomes: readonly Outcome[],
  verdict: Verdict,
  known: KnownAnswers,
  isFinal: boolean,
): Outcome | undefined | typeof MAYBE {
  for (const outcome of outcomes) {
    const fits = outcome.verdict === verdict && holds(outcome.when, known);
    if (fits === YES) return outcome;
    if (fits === MAYBE && !isFinal) return MAYBE;
  }
  return undefined;
}
