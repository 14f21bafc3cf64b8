import type { ParsedLeadEvent } from '../../lead/schema.ts';
import type { Reason } from '../../qualifier/judging/judged-answer.ts';
import type { Verdict } from '../../qualifier/verdict.ts';
import { rankOf } from '../../qualifier/verdict.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import type { SpamScore } from './spam-score.ts';

/** The receiver's own judgement of a lead. */
export interface LeadJudgement {
  verdict: Verdict;
  points: number;
  pass: number;
  reasons: readonly Reason[];
  /** Route of the outcome, for the consumer. */
  route?: string;
  /** The page's verdict, where it differs under the very same rules: forged, or a bug of ours. */
  claimed?: Verdict;
  /** How much it looks like spam. */
  spam?: SpamScore;
  /** The result of its challenge, where one is required. */
  challenge?: LeadChallenge;
}

/** A lead with the receiver's judgement. Its key is `event.data.id`. */
export interface JudgedLead {
  event: ParsedLeadEvent;
  judgement: LeadJudgement;
  /** When it was received: milliseconds since 1970. */
  received: number;
}

/**
 * Caps a judgement at a verdict and adds the reason; without a verdict only the reason is added. The route belongs to
 * the outcome of the original verdict, so a lowered one has none.
 */
export function capped(
  judgement: LeadJudgement,
  verdict: 'review' | 'unqualified' | undefined,
  text: string,
): LeadJudgement {
  const reasons = [...judgement.reasons, { ...(verdict && { verdict }), text }];
  if (verdict === undefined || rankOf(judgement.verdict) <= rankOf(verdict)) return { ...judgement, reasons };
  const { route: _, ...rest } = judgement;
  return { ...rest, verdict, reasons };
}
