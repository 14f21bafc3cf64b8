import type * as Outcome from './outcome-view.ts';

/** Loads the part that says what becomes of a lead. Rejects where it does not come. */
export const loadOutcome = (): Promise<typeof Outcome> => import('./outcome-view.ts');
