import { altcha } from '../assess/challenge/altcha.ts';
import type { ChallengeHook } from '../assess/challenge/challenge.ts';
import type { TokenMemory } from '../assess/challenge/token-memory.ts';
import { hcaptcha, recaptcha, turnstile } from '../assess/challenge/services.ts';
import type { ReceiveOptions } from './options.ts';
import { CommandError } from './command-error.ts';
import { keptSecret } from './kept-secret.ts';
import { isPostgres } from '../store/open-store.ts';

const SERVICES = { turnstile, hcaptcha, recaptcha };

/**
 * The challenge that the command was asked to verify. Its secret comes from the environment, where other
 * users of the machine cannot read it as they can the command line; the one of ALTCHA, which nobody else has
 * to know, is else made and kept beside the database.
 * @param memory where used answers of ALTCHA are remembered
 * @throws CommandError
 */
export async function challengeFor(
  { challenge, challengeSecret, database }: ReceiveOptions,
  memory: TokenMemory,
): Promise<ChallengeHook | undefined> {
  if (challenge === undefined) return undefined;
  if (challenge === 'altcha' && challengeSecret === undefined && !isPostgres(database)) {
    return altcha({ hmacKey: await keptSecret(`${database}.altcha`), memory });
  }
  if (challengeSecret === undefined) {
    throw new CommandError(
      `The secret of ${challenge} is missing. Put it into the environment as LEAD_QUALIFIER_CHALLENGE_SECRET.`,
    );
  }
  if (challenge === 'altcha') return altcha({ hmacKey: challengeSecret, memory });
  return SERVICES[challenge]({ secret: challengeSecret });
}
