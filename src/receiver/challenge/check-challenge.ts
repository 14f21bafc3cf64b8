import type { ParsedLeadEvent } from '../../lead/schema.ts';
import { notStored, Problem } from '../problem.ts';
import type { Store } from '../store.ts';
import type { ChallengeHook, LeadChallenge } from './challenge.ts';
import { verifyChallenge } from './challenge.ts';

/** What a receiver was told of challenges. */
interface ChallengeOptions {
  challenge?: ChallengeHook;
  requireChallenge?: boolean;
  store: Pick<Store, 'get'>;
  onTrouble?: (text: string) => void;
}

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
  return async (event, client) => {
    if (!hook) return undefined;
    const challenge = await verifyChallenge(hook, event, client, onTrouble);
    const { result } = challenge;
    if (result === 'stale' || result === 'missing') {
      // Whoever sends a form twice has one token for both.
      const known = await store.get(event.data.id).catch(notStored);
      const before = known?.lead.judgement.challenge;
      if (before?.result === 'passed') return before;
    }
    if (requireChallenge && (result === 'failed' || result === 'missing'))
      throw new Problem('challenge', 'Load the page again and answer its challenge.');
    return challenge;
  };
}
