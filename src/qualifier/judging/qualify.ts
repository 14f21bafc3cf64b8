/** Judging by rules with questions of every kind. */
import { judgeWith, type Qualify } from './judge-with.ts';
import { allKinds } from '../kinds/all.ts';

export type { Qualification, Qualify, Reason } from './judge-with.ts';

/**
 * Judges answers by the rules of a qualifier: the verdict, the points, the reasons, and the question to ask next.
 * Pure and synchronous; never throws, whatever the answers.
 */
export const qualify: Qualify = judgeWith(allKinds);
