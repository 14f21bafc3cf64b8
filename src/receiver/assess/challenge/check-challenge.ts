import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { notStored, Problem } from '../../http/problem.ts';
import { sha256 } from '../../sha256.ts';
import type { Store } from '../../store/store.ts';
import { type ChallengeHook, type LeadChallenge, verifyChallenge } from './challenge.ts';

/** The receiver's options that concern challenges. */
interface ChallengeOptions {
  challenge?: ChallengeHook;
  requireChallenge?: boolean;
  store: Pick<Store, 'get' | 'tokens'>;
  onTrouble?: (text: string) => void;
}

/** Sends of one lead for which one token is valid: more than a person needs, too few to be useful to a bot. */
const MAX_SENDS = 10;

/** How long a stale token is remembered, in milliseconds: a lead waits in the browser for three days at most. */
const STALE_MS = 4 * 86_400_000;

/** Creates the check of a lead's challenge, which throws a `Problem` where the lead is to be refused. */
export function challengeCheck({
  challenge: hook,
  requireChallenge = false,
  store,
  onTrouble,
}: ChallengeOptions): (
  event: ParsedLeadEvent,
  client: string | null | undefined,
) => Promise<LeadChallenge | undefined> {
  /** Whether this is the first lead with this stale token, and not one of too many sends of it. */
  async function isFirstUse({ data: { id, sequence, challenge } }: ParsedLeadEvent): Promise<boolean> {
    // Stored as a hash: the token itself is a secret.
    const token = `stale ${await sha256(challenge?.token ?? '')}`;
    return (
      sequence <= MAX_SENDS && (await store.tokens.claim(token, id, Date.now() + STALE_MS).catch(notStored))
    );
  }

  return async (event, client) => {
    if (!hook) return undefined;
    const challenge = await verifyChallenge(hook, event, client, onTrouble);
    const { result } = challenge;
    const { id, sequence } = event.data;
    if ((result === 'stale' || result === 'missing') && sequence <= MAX_SENDS) {
      // Two sends of one form come with the same token.
      const known = await store.get(id, 0).catch(notStored);
      const before = known?.lead.judgement.challenge;
      if (before?.result === 'passed') return before;
    }
    if (!requireChallenge) return challenge;
    // A stale token may have waited in the browser with its lead, so it is accepted for one lead only.
    if (result === 'failed' || result === 'missing' || (result === 'stale' && !(await isFirstUse(event))))
      throw new Problem('challenge', 'Load the page again and answer its challenge.');
    return challenge;
  };
}
