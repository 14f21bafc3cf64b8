/** Which outcome follows a verdict: the first whose `verdict` and `when` fit. */
import type { Outcome, Verdict } from '../schema/schema.ts';
import { holds, MAYBE, YES, type Known } from './when.ts';

/**
 * The outcome of `verdict`; `undefined` where none fits (the default of the verdict stands then); `MAYBE` while
 * it depends on answers to come.
 * @param isFinal nothing more will be answered: what is open counts as not given
 */
export function chooseOutcome(
  outcomes: readonly Outcome[],
  verdict: Verdict,
  known: Known,
  isFinal: boolean,
): Outcome | undefined | typeof MAYBE {
  for (const outcome of outcomes) {
    const fits = outcome.verdict === verdict && holds(outcome.when, known);
    if (fits === YES) return outcome;
    if (fits === MAYBE && !isFinal) return MAYBE;
  }
  return undefined;
}
