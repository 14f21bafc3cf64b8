/** What a question still unanswered can do to the result. */
import type { Possible } from './kinds/kind.ts';
import { rankOf } from './verdict.ts';

/** The least and the most that can come: points, and the rank of the ceiling. */
export interface Bounds {
  readonly fewest: number;
  readonly most: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Bounds over every valid answer. Never too narrow; for several picks the ceilings may be too wide.
 * @param mayStayBlank whether the question may end without an answer: optional, or perhaps never asked
 */
export function boundsOf({ effects, min, max }: Possible, mayStayBlank: boolean): Bounds {
  const ranks = effects.map((effect) => rankOf(effect.verdict));
  // The highest sum of allowed picks: as many as there must be, more while they help.
  const best = (sign: 1 | -1) =>
    effects
      .map((effect) => sign * (effect.points ?? 0))
      .sort((a, b) => b - a)
      .reduce((sum, points, index) => {
        const isForced = !mayStayBlank && index < min;
        return isForced || (points > 0 && index < max) ? sum + points : sum;
      }, 0);
  return {
    fewest: -best(-1),
    most: best(1),
    lowest: Math.min(...ranks),
    highest: mayStayBlank ? rankOf(undefined) : Math.max(...ranks),
  };
}
