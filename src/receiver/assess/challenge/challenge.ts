import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { describeError } from '../../errors.ts';

/**
 * The result of a challenge:
 * - `passed`;
 * - `failed`: the token is malformed or wrong;
 * - `stale`: it was valid once, but is too old or was used before, as with a lead that waited in the browser;
 * - `unreachable`: it could not be verified, for example because the service is down.
 */
export interface ChallengeResult {
  result: 'passed' | 'failed' | 'stale' | 'unreachable';
  /** The reasons, as the service's error codes; never the token. */
  codes?: readonly string[];
  /** How likely it is a person, 0 to 1, where the service says so. */
  score?: number;
}

/** Passed to a hook beside the token. */
export interface ChallengeContext {
  /** The kind that the page names: `turnstile`, `hcaptcha`, `recaptcha`, `altcha`, or a word of your own. */
  kind: string;
  /** The client's address, where the receiver knows it. */
  address?: string;
  lead: ParsedLeadEvent['data'];
}

/**
 * Verifies the token of a challenge. A rejection, or no result within ten seconds, counts as `unreachable`.
 */
export interface ChallengeHook {
  (token: string, context: ChallengeContext): Promise<ChallengeResult>;
  /** Creates a new challenge, as JSON: the receiver answers `GET …/challenge` with it. */
  issue?: () => Promise<object>;
}

/** The challenge of a stored lead; the token itself is not stored. */
export interface LeadChallenge extends Omit<ChallengeResult, 'result'> {
  kind?: string;
  /** `missing`: a challenge is required, and the lead has no token. */
  result: ChallengeResult['result'] | 'missing';
}

/** Time limit of a hook, in milliseconds: a page waits 15 s for its receiver. */
const HOOK_TIMEOUT_MS = 10_000;

/** Verifies the challenge of a lead. Never throws. */
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
      (timer = setTimeout(() => resolve({ result: 'unreachable', codes: ['timeout'] }), HOOK_TIMEOUT_MS)),
  );
  try {
    const verified = hook(token, { kind, lead: data, ...(address && { address }) });
    const { result, codes, score } = await Promise.race([verified, late]);
    if (result === 'unreachable') onTrouble(`A challenge could not be verified: ${codes?.join(', ') ?? '?'}`);
    return { kind, result, ...(codes?.length && { codes }), ...(score !== undefined && { score }) };
  } catch (error) {
    onTrouble(`A challenge could not be verified: ${describeError(error)}`);
    return { kind, result: 'unreachable', codes: ['fault'] };
  } finally {
    clearTimeout(timer);
  }
}

/** The event without the token of its challenge, which is a secret until it expires. */
export function withoutToken(event: ParsedLeadEvent): ParsedLeadEvent {
  const { challenge: _, ...data } = event.data;
  return { ...event, data };
}

/** Remembers which lead has used which token, so that no two leads use the same. */
export interface TokenMemory {
  /**
   * Claims a token for a lead.
   * @param until when the token expires and can be forgotten, in milliseconds since 1970
   * @returns false where another lead has claimed it
   */
  claim(token: string, lead: string, until: number): Promise<boolean>;
}

/** Tokens remembered at once, some 20 MB. Each has taken somebody a solved challenge, so they cannot be flooded. */
const MAX_TOKENS = 100_000;

/** A memory in this process. Several receivers need one that they share: `store.tokens`. */
export function tokenMemory(now: () => number = Date.now): TokenMemory {
  /** In the order of the claims. Expired tokens behind one that lasts longer stay a while, which only costs memory. */
  const used = new Map<string, { lead: string; until: number }>();
  return {
    async claim(token, lead, until) {
      const known = used.get(token);
      if (known && known.until > now()) return known.lead === lead;
      for (const [old, { until: end }] of used) {
        if (end > now() && used.size < MAX_TOKENS) break;
        used.delete(old);
      }
      used.set(token, { lead, until });
      return true;
    },
  };
}
