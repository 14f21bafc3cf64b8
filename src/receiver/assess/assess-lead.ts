import type { ParsedLeadEvent } from '../../lead/schema.ts';
import { capped } from './cap.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import type { Rules } from './judge-lead.ts';
import { judgeLead } from './judge-lead.ts';
import { OptionError } from '../command/option-error.ts';
import type { SpamScore } from './spam-score.ts';
import { spamScore, spamWords } from './spam-score.ts';
import type { LeadJudgement } from '../store/store.ts';
import { faultWords } from '../fault-words.ts';

/** From which spam score on a verdict is at most `review`, or `unqualified`. */
export interface SpamThresholds {
  reviewFrom?: number;
  unqualifiedFrom?: number;
}

/** Says the ceiling that a spam score puts on a verdict, if any. */
export type SpamHook = (
  lead: ParsedLeadEvent['data'],
  spam: SpamScore,
) => 'review' | 'unqualified' | undefined;

/** What a spam score does to a verdict. It can lower a verdict, never raise it, and never drops a lead. */
export type SpamRule = SpamThresholds | SpamHook;

/** What the receiver knows of a lead beside what it says itself. */
export interface Circumstances {
  /** When it was received, in milliseconds since 1970. */
  received: number;
  /** Whether a page sent it. */
  hasOrigin: boolean;
  challenge?: LeadChallenge | undefined;
}

/**
 * What a challenge does to the verdict. A token that is too old is no proof of a person, for it may be
 * sent again and again; a service that is down is no fault of the visitor's.
 */
const CHALLENGE: Record<LeadChallenge['result'], { cap?: 'review'; text?: string }> = {
  passed: {},
  failed: { cap: 'review', text: 'The challenge was not passed' },
  missing: { cap: 'review', text: 'Came without an answer to the challenge' },
  stale: { cap: 'review', text: 'The answer to the challenge was too old, or used before' },
  unreachable: { text: 'The challenge could not be verified' },
};

/**
 * Reads the owner's rule about spam.
 * @param onTrouble hears of a function that throws; its lead is for a person to look at
 * @throws OptionError for scores that are none
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
        onTrouble(`The spam rule failed: ${faultWords(error)}`);
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

/** Judges a lead by the owner's rules, by its challenge and by its spam score. */
export function assessLead(
  event: ParsedLeadEvent,
  rules: Rules,
  ruleOfSpam: SpamHook,
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
  const ceiling = ruleOfSpam(event.data, spam);
  return ceiling
    ? capped(judgement, ceiling, `May be spam: ${spamWords(spam) || 'by your own rule'}`)
    : judgement;
}
