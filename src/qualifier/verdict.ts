/** The order of the verdicts. */
import type { Verdict } from './schema/schema.ts';

/** From the lowest to the highest. */
export const VERDICTS = ['unqualified', 'review', 'qualified'] as const satisfies readonly Verdict[];

/** 0, 1 or 2: the place of a verdict in that order; no ceiling counts as the highest. */
export const rankOf = (ceiling: Verdict | undefined): number => VERDICTS.indexOf(ceiling ?? 'qualified');
