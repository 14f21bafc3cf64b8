import type { ParsedLeadEvent } from '../../lead/schema.ts';
import { describeError, OptionError } from '../errors.ts';
import type { LeadChallenge } from './challenge/challenge.ts';

/** The signals, each with its weight in hundredths and its words for the owner. */
const SIGNALS = [
  ['honeypot', 60, 'a field that people cannot see was filled in'],
  ['untouched', 30, 'the form was never touched'],
  ['fast', 30, 'filled in within two seconds'],
  ['no-origin', 10, 'not sent by a page'],
  ['links', 20, 'three links or more'],
  ['markup', 50, 'links written as code'],
  ['link-in-name', 40, 'a link in the name'],
  ['challenge-failed', 60, 'the challenge was not passed'],
  ['challenge-missing', 40, 'no answer to the challenge'],
  ['challenge-stale', 20, 'the answer to the challenge was old, or used before'],
  ['challenge-passed', -30, 'the challenge was passed'],
] as const satisfies readonly (readonly [signal: string, hundredths: number, words: string])[];

export type SpamSignal = (typeof SIGNALS)[number][0];

/** How much a lead looks like spam: 0 not at all, 1 very much. */
export interface SpamScore {
  score: number;
  signals: readonly SpamSignal[];
}

/** Time from the first touch to the submit that is too short for a person, in milliseconds. */
const FAST_MS = 2_000;
const MANY_LINKS = 3;

const LINK = /\b(?:https?:\/\/|www\.)\S/gi;
/** No other `<` before the `href`: otherwise each of many `<a ` would be scanned to the end of the text. */
const MARKUP = /<a\s[^<>]*href|\[url[=\]]|\[link[=\]]/i;

/**
 * Adds up the signals, to a score between 0 and 1. No signal is proof: password managers fill in hidden fields, and
 * people write links to their own site. Pure.
 * @param from what the receiver knows apart from the event: whether a page sent it, and the result of the challenge
 */
export function spamScore(
  { visit, contact }: ParsedLeadEvent['data'],
  from: { hasOrigin: boolean; challenge?: LeadChallenge | undefined },
): SpamScore {
  const { name = '', givenName = '', familyName = '', message = '', company = '', fields = {} } = contact;
  const typed = [message, company, ...Object.values(fields).flat()].join('\n');
  const hasSignal: Partial<Record<SpamSignal, boolean>> = {
    'honeypot': visit.honeypot === true,
    'untouched': visit.elapsedMs === 0,
    'fast': visit.elapsedMs > 0 && visit.elapsedMs < FAST_MS,
    'no-origin': !from.hasOrigin,
    'links': (typed.match(LINK)?.length ?? 0) >= MANY_LINKS,
    'markup': MARKUP.test(typed),
    'link-in-name': [name, givenName, familyName].some((part) => part.search(LINK) >= 0),
    ...(from.challenge && { [`challenge-${from.challenge.result}`]: true }),
  };
  const found = SIGNALS.filter(([signal]) => hasSignal[signal]);
  const sum = found.reduce((total, [, hundredths]) => total + hundredths, 0);
  return { score: Math.min(100, Math.max(0, sum)) / 100, signals: found.map(([signal]) => signal) };
}

/** The signals of spam, in words for the owner. */
export function spamWords({ signals }: SpamScore): string {
  return SIGNALS.filter(([signal, hundredths]) => hundredths > 0 && signals.includes(signal))
    .map(([, , words]) => words)
    .join('; ');
}

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
