/** Which outcome follows a verdict: the first whose `verdict` and `when` fit. */
import type { Outcome, Verdict } from './schema.ts';
import { holds, MAYBE, NO, type Known } from './when.ts';

/**
 * The outcome of `verdict`, `undefined` where none fits (the default of the verdict stands then), or
 * `MAYBE` while it depends on answers to come.
 */
export function chooseOutcome(
  outcomes: readonly Outcome[],
  verdict: Verdict,
  known: Known,
): Outcome | undefined | typeof MAYBE {
  for (const outcome of outcomes) {
    const fits = outcome.verdict === verdict ? holds(outcome.when, known) : NO;
    if (fits !== NO) return fits === MAYBE ? MAYBE : outcome;
  }
  return undefined;
}

/** The first outcome that fits what is known, when nothing more will be: what is open counts as not given. */
export function settleOutcome(
  outcomes: readonly Outcome[],
  verdict: Verdict,
  known: Known,
): Outcome | undefined {
  return outcomes.find((outcome) => outcome.verdict === verdict && holds(outcome.when, known) > MAYBE);
}
