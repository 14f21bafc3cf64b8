/** The verdicts that an answer can put as a ceiling on the result. */
export const CEILINGS = ['review', 'unqualified'] as const;

/** All verdicts, from the highest to the lowest. */
export const VERDICTS = ['qualified', ...CEILINGS] as const;

/** How well a lead fits: `qualified`, `review` (a person should look) or `unqualified`. */
export type Verdict = (typeof VERDICTS)[number];

/** A verdict that can be a ceiling. */
export type Ceiling = (typeof CEILINGS)[number];

/** The rank of a ceiling: 0 for the lowest verdict to 2 for the highest, which is that of no ceiling. */
export const rankOf = (ceiling: Verdict = 'qualified'): number => 2 - VERDICTS.indexOf(ceiling);

/** The verdict of a rank. */
export const verdictOf = (rank: number): Verdict | undefined => VERDICTS[2 - rank];
