import type { ParsedLeadEvent } from '../../lead/schema.ts';
import { describeError, OptionError } from '../errors.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import type { Rules } from './judge-lead.ts';
import { judgeLead } from './judge-lead.ts';
import type { LeadJudgement } from './judgement.ts';
import { capped } from './judgement.ts';
import type { SpamScore } from './spam-score.ts';
import { spamScore, spamWords } from './spam-score.ts';

/** The spam scores from which a verdict is at most `review`, or `unqualified`. */
export interface SpamThresholds {
  reviewFrom?: number;
  unqualifiedFrom?: number;
}

/** Returns the ceiling that a spam score puts on a verdict, if any. */
export type SpamHook = (
  lead: ParsedLeadEvent['data'],
  spam: SpamScore,
) => 'review' | 'unqualified' | undefined;

/** How a spam score caps the verdict. It can lower a verdict, never raise it, and never drops a lead. */
export type SpamRule = SpamThresholds | SpamHook;

/** What the receiver knows of a lead apart from its event. */
export interface Circumstances {
  /** When it was received, in milliseconds since 1970. */
  received: number;
  /** Whether a page sent it. */
  hasOrigin: boolean;
  challenge?: LeadChallenge | undefined;
}

/**
 * How the result of a challenge caps the verdict. A stale token proves no person, since it may be sent again and
 * again; a service that is down is not the visitor's fault.
 */
const CHALLENGE: Record<LeadChallenge['result'], { cap?: 'review'; text?: string }> = {
  passed: {},
  failed: { cap: 'review', text: 'The challenge was not passed' },
  missing: { cap: 'review', text: 'Came without an answer to the challenge' },
  stale: { cap: 'review', text: 'The answer to the challenge was too old, or used before' },
  unreachable: { text: 'The challenge could not be verified' },
};

/**
 * Turns the owner's rule about spam into a hook.
 * @param onTrouble called when the owner's own hook throws; the lead is at most `review` then
 * @throws OptionError for a score out of range
 */
export function spamRule(
  rule: SpamRule = { reviewFrom: 0.5 },
  onTrouble: (text: string) => void = () => undefined,
): SpamHook {
  if (typeof rule === 'function') {
    return (lead, spam) => {
      try {
        return rule(lead, spam);
      } catch (error) {
        onTrouble(`The spam rule failed: ${describeError(error)}`);
        return 'review';
      }
    };
  }
  const { reviewFrom = Infinity, unqualifiedFrom = Infinity } = rule;
  for (const from of [rule.reviewFrom ?? 1, rule.unqualifiedFrom ?? 1]) {
    if (!(from > 0 && from <= 1))
      throw new OptionError('A spam score is a number above 0 and up to 1, for example { reviewFrom: 0.5 }');
  }
  return (_, { score }) =>
    score >= unqualifiedFrom ? 'unqualified' : score >= reviewFrom ? 'review' : undefined;
}

/** Judges a lead by the owner's rules, its challenge and its spam score. */
export function assessLead(
  event: ParsedLeadEvent,
  rules: Rules,
  spamHook: SpamHook,
  { received, hasOrigin, challenge }: Circumstances,
): LeadJudgement {
  const spam = spamScore(event.data, { hasOrigin, challenge });
  let judgement: LeadJudgement = {
    ...judgeLead(event, rules, received),
    spam,
    ...(challenge && { challenge }),
  };
  const { cap, text } = CHALLENGE[challenge?.result ?? 'passed'];
  if (text !== undefined) judgement = capped(judgement, cap, text);
  const ceiling = spamHook(event.data, spam);
  return ceiling
    ? capped(judgement, ceiling, `May be spam: ${spamWords(spam) || 'by your own rule'}`)
    : judgement;
}
