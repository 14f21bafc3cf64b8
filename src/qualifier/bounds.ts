/** What a question still unanswered can do to the result. */
import { possibleEffects } from './answer.ts';
import type { Question } from './schema.ts';
import { rankOf } from './verdict.ts';

/** The least and the most that can come: points, and the rank of the ceiling. */
export interface Bounds {
  readonly fewest: number;
  readonly most: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Bounds over every valid answer. Never too narrow; for `choices` the ceilings may be too wide.
 * @param mayStayBlank whether the question may end without an answer: optional, or perhaps never asked
 */
export function boundsOf(question: Question, mayStayBlank: boolean): Bounds {
  const effects = possibleEffects(question);
  const { min = 1, max = effects.length } = question.kind === 'choices' ? question : { min: 1, max: 1 };
  const points = effects.map((effect) => effect.points ?? 0);
  const ranks = effects.map((effect) => rankOf(effect.verdict));
  const most = bestPicks(points, min, max);
  const fewest = -bestPicks(
    points.map((some) => -some),
    min,
    max,
  );
  return {
    fewest: mayStayBlank ? Math.min(fewest, 0) : fewest,
    most: mayStayBlank ? Math.max(most, 0) : most,
    lowest: Math.min(...ranks),
    highest: mayStayBlank ? rankOf(undefined) : Math.max(...ranks),
  };
}

/** The highest sum of `min` to `max` of the numbers: as many as there must be, more while they help. */
function bestPicks(points: readonly number[], min: number, max: number): number {
  return points
    .toSorted((a, b) => b - a)
    .reduce((sum, some, index) => (index < min || (some > 0 && index < max) ? sum + some : sum), 0);
}
