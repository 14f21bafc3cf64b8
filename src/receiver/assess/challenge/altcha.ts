import * as z from 'zod';
import { OptionError } from '../../command/option-error.ts';
import { PackageMissing } from '../../command/package-missing.ts';
import { wasRight } from './altcha-signature.ts';
import type { ChallengeHook } from './challenge.ts';
import type { TokenMemory } from './token-memory.ts';
import { tokenMemory } from './token-memory.ts';

/** How ALTCHA is used. */
export interface AltchaOptions {
  /** A secret of your own, at least 32 characters, the same for all receivers that share their pages. */
  hmacKey: string;
  /** How long a challenge may be answered, in seconds. @default 1200 */
  seconds?: number;
  /** Rounds of PBKDF2 in one try of the visitor's browser. @default 5000 */
  cost?: number;
  /** How many tries it needs, from … to …, by chance. @default [1000, 2000] */
  tries?: readonly [from: number, to: number];
  /** Where used answers are remembered: `store.tokens`, for all receivers of a database. @default in this process */
  memory?: TokenMemory;
}

const ALGORITHM = 'PBKDF2/SHA-256';

/** How long after its end a challenge is still known, in milliseconds: a lead waits in the browser for three days. */
const LATE_MS = 4 * 86_400_000;

/** What the page's widget sends, as base64 of JSON. */
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/**
 * Issues and verifies challenges of ALTCHA, version 2 of its proof of work (widget 3 and later), with its
 * own library and without any third party: the visitor's browser computes for a while. Each answer counts
 * for one lead.
 * @throws OptionError for a key that is too short; PackageMissing, when it is first used, without `altcha-lib`
 * @see https://altcha.org/docs/v2/
 */
export function altcha(options: AltchaOptions): ChallengeHook {
  const { hmacKey, seconds = 1_200, cost = 5_000, tries = [1_000, 2_000], memory = tokenMemory() } = options;
  if (hmacKey.length < 32)
    throw new OptionError('The hmacKey of altcha is too short: use 32 characters or more');
  const secrets = { hmacSignatureSecret: hmacKey, hmacKeySignatureSecret: `key ${hmacKey}` };

  const issue: NonNullable<ChallengeHook['issue']> = async () => {
    const { createChallenge, randomInt, deriveKey } = await load();
    return createChallenge({
      algorithm: ALGORITHM,
      cost,
      counter: randomInt(tries[1], tries[0]),
      deriveKey,
      expiresAt: Math.ceil(Date.now() / 1_000) + seconds,
      ...secrets,
    });
  };

  const verify: ChallengeHook = async (token, { kind, lead }) => {
    if (kind !== 'altcha') return { result: 'failed', codes: ['wrong-kind'] };
    const payload = readPayload(token);
    if (payload === undefined) return { result: 'failed', codes: ['malformed'] };
    const { verifySolution, deriveKey } = await load();
    const { verified, expired } = await verifySolution({ ...payload, deriveKey, ...secrets });
    // The library looks at the time first, and then no further.
    const isRight = verified || (expired && (await wasRight(payload, secrets)));
    if (!isRight) return { result: 'failed', codes: ['wrong-solution'] };
    const { nonce, expiresAt } = payload.challenge.parameters;
    const claim = (use: string, until: number) => memory.claim(`altcha${use} ${nonce}`, lead.id, until);
    if (!expired && (await claim('', expiresAt * 1_000))) return { result: 'passed' };
    // One more lead may come with it, as from a page that stayed open. An answer is no key for any number of them.
    const end = expiresAt * 1_000 + LATE_MS;
    const isOneMore = Date.now() < end && (await claim(' late', end));
    return { result: isOneMore ? 'stale' : 'failed', codes: [expired ? 'expired' : 'used'] };
  };
  return Object.assign(verify, { issue });
}

function readPayload(token: string): z.infer<typeof payloadSchema> | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(atob(token))).data;
  } catch {
    return undefined; // anybody may send anything here; what is no base64 of JSON is no answer
  }
}

async function load() {
  try {
    const [library, { deriveKey }] = await Promise.all([
      import('altcha-lib'),
      import('altcha-lib/algorithms/web/pbkdf2'),
    ]);
    return { ...library, deriveKey };
  } catch (cause) {
    throw new PackageMissing('altcha', 'altcha-lib@^2.8.0', cause);
  }
}
