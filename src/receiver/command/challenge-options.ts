import { altcha } from '../assess/challenge/altcha.ts';
import type { ChallengeHook, TokenMemory } from '../assess/challenge/challenge.ts';
import { hcaptcha, recaptcha, turnstile } from '../assess/challenge/services.ts';
import { CommandError } from '../errors.ts';
import { isPostgres } from '../store/open-store.ts';
import { storedSecret } from './data-files.ts';
import type { ReceiveOptions } from './options.ts';

const SERVICES = { turnstile, hcaptcha, recaptcha };

/**
 * Creates the challenge hook that the options name. Its secret comes from the environment, since other users of the
 * machine can read the command line. The secret of ALTCHA is needed by nobody else, so without one it is created and
 * stored beside the database.
 * @param memory remembers the used solutions of ALTCHA
 * @throws CommandError
 */
export async function challengeFor(
  { challenge, challengeSecret, database }: ReceiveOptions,
  memory: TokenMemory,
): Promise<ChallengeHook | undefined> {
  if (challenge === undefined) return undefined;
  if (challenge === 'altcha' && challengeSecret === undefined && !isPostgres(database)) {
    return altcha({ hmacKey: await storedSecret(`${database}.altcha`), memory });
  }
  if (challengeSecret === undefined) {
    throw new CommandError(
      `The secret of ${challenge} is missing. Put it into the environment as LEAD_QUALIFIER_CHALLENGE_SECRET.`,
    );
  }
  if (challenge === 'altcha') return altcha({ hmacKey: challengeSecret, memory });
  return SERVICES[challenge]({ secret: challengeSecret });
}
