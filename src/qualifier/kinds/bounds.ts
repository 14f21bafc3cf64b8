/** What a question that is not yet answered can do to the result. */
import type { Effects } from '../schema/questions.ts';
import { rankOf } from '../verdict.ts';

/** The least and the most that an answer can add: points, and the rank of its ceiling. */
export interface Bounds {
  readonly fewest: number;
  readonly most: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Bounds over all valid answers, each of which has one of these effects.
 * @param mayStayBlank whether the question may end without an answer: optional, or perhaps never asked
 */
export function boundsOfEffects(effects: readonly Effects[], mayStayBlank: boolean): Bounds {
  const all = mayStayBlank ? [...effects, {}] : effects;
  const points = all.map((effect) => effect.points ?? 0);
  const ranks = all.map((effect) => rankOf(effect.verdict));
  return {
    fewest: Math.min(...points),
    most: Math.max(...points),
    lowest: Math.min(...ranks),
    highest: Math.max(...ranks),
  };
}
