import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { faultWords } from '../../fault-words.ts';

/**
 * What the answer to a challenge came to:
 * - `passed`;
 * - `failed`: it is no answer, or a wrong one;
 * - `stale`: it was right once, but is too old or was used before, as with a lead that waited in the browser;
 * - `unreachable`: nobody could say, for example because the service is down.
 */
export interface ChallengeResult {
  result: 'passed' | 'failed' | 'stale' | 'unreachable';
  /** Why, in the service's own words: codes, never the token. */
  codes?: readonly string[];
  /** How sure the service is that it is a person, 0 to 1, where it says so. */
  score?: number;
}

/** What a challenge is verified with, beside the token. */
export interface ChallengeContext {
  /** What the page says it is: `turnstile`, `hcaptcha`, `recaptcha`, `altcha`, or a word of your own. */
  kind: string;
  /** The client's address, where the receiver knows it. */
  address?: string;
  lead: ParsedLeadEvent['data'];
}

/**
 * Verifies the token of a challenge. What it throws, or does not say within ten seconds, counts as
 * `unreachable`.
 */
export interface ChallengeHook {
  (token: string, context: ChallengeContext): Promise<ChallengeResult>;
  /** Makes a new challenge, as JSON: the receiver answers `GET …/challenge` with it. */
  issue?: () => Promise<object>;
}

/** How a lead stands with the challenge; the token itself is not kept. */
export interface LeadChallenge extends Omit<ChallengeResult, 'result'> {
  kind?: string;
  /** `missing`: a challenge is asked for, and the lead brought no answer. */
  result: ChallengeResult['result'] | 'missing';
}

/** How long a hook may take, in milliseconds: a page waits 15 s for its receiver. */
const PATIENCE_MS = 10_000;

/** Has the challenge of a lead verified. Never throws. */
export async function verifyChallenge(
  hook: ChallengeHook,
  { data }: ParsedLeadEvent,
  address: string | null | undefined,
  onTrouble: (text: string) => void = () => undefined,
): Promise<LeadChallenge> {
  const { challenge } = data;
  if (!challenge?.token) return { result: 'missing' };
  const { token, kind } = challenge;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<ChallengeResult>(
    (resolve) =>
      (timer = setTimeout(() => resolve({ result: 'unreachable', codes: ['timeout'] }), PATIENCE_MS)),
  );
  try {
    const verified = hook(token, { kind, lead: data, ...(address && { address }) });
    const { result, codes, score } = await Promise.race([verified, late]);
    if (result === 'unreachable') onTrouble(`A challenge could not be verified: ${codes?.join(', ') ?? '?'}`);
    return { kind, result, ...(codes?.length && { codes }), ...(score !== undefined && { score }) };
  } catch (error) {
    onTrouble(`A challenge could not be verified: ${faultWords(error)}`);
    return { kind, result: 'unreachable', codes: ['fault'] };
  } finally {
    clearTimeout(timer);
  }
}

/** A lead without the token of its challenge: it is a key, and has opened its door. */
export function withoutToken(event: ParsedLeadEvent): ParsedLeadEvent {
  const { challenge: _, ...data } = event.data;
  return { ...event, data };
}
