import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { notStored, Problem } from '../../http/problem.ts';
import { sha256 } from '../../sha256.ts';
import type { Store } from '../../store/store.ts';
import type { ChallengeHook, LeadChallenge } from './challenge.ts';
import { verifyChallenge } from './challenge.ts';

/** What a receiver was told of challenges. */
interface ChallengeOptions {
  challenge?: ChallengeHook;
  requireChallenge?: boolean;
  store: Pick<Store, 'get' | 'tokens'>;
  onTrouble?: (text: string) => void;
}

/** Sends of one lead that one token is good for: more than a person makes, fewer than are worth a robot's while. */
const SENDS = 10;

/** How long a stale token is remembered, in milliseconds: a lead waits in the browser for three days at most. */
const STALE_MS = 4 * 86_400_000;

/** Says how a lead stands with the challenge; throws a `Problem` where it is to be refused. */
export function challengeCheck({
  challenge: hook,
  requireChallenge = false,
  store,
  onTrouble,
}: ChallengeOptions): (
  event: ParsedLeadEvent,
  client: string | null | undefined,
) => Promise<LeadChallenge | undefined> {
  /** Whether a lead is the first that brings this stale token, and has not come with it again and again. */
  async function isFirstWithIt({ data: { id, sequence, challenge } }: ParsedLeadEvent): Promise<boolean> {
    // By its hash: the token itself is not kept.
    const token = `stale ${await sha256(challenge?.token ?? '')}`;
    return sequence <= SENDS && (await store.tokens.claim(token, id, Date.now() + STALE_MS).catch(notStored));
  }

  return async (event, client) => {
    if (!hook) return undefined;
    const challenge = await verifyChallenge(hook, event, client, onTrouble);
    const { result } = challenge;
    const { id, sequence } = event.data;
    if ((result === 'stale' || result === 'missing') && sequence <= SENDS) {
      // Whoever sends a form twice has one token for both.
      const known = await store.get(id, 0).catch(notStored);
      const before = known?.lead.judgement.challenge;
      if (before?.result === 'passed') return before;
    }
    if (!requireChallenge) return challenge;
    // A stale token, which may have waited in the browser, is let in with one lead: it is no key for others.
    if (result === 'failed' || result === 'missing' || (result === 'stale' && !(await isFirstWithIt(event))))
      throw new Problem('challenge', 'Load the page again and answer its challenge.');
    return challenge;
  };
}
