import type { LeadJudgement } from '../store/store.ts';

const ORDER = { unqualified: 0, review: 1, qualified: 2 } as const;

/**
 * Puts a ceiling on a judgement, with its reason; without a verdict the reason is only noted. A route is
 * that of the verdict it came with.
 */
export function capped(
  judgement: LeadJudgement,
  verdict: 'review' | 'unqualified' | undefined,
  text: string,
): LeadJudgement {
  const reasons = [...judgement.reasons, { ...(verdict && { verdict }), text }];
  if (verdict === undefined || ORDER[judgement.verdict] <= ORDER[verdict]) return { ...judgement, reasons };
  const { route: _, ...rest } = judgement;
  return { ...rest, verdict, reasons };
}
