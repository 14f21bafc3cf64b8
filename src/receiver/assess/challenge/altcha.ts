import * as z from 'zod';
import { OptionError, PackageMissing } from '../../errors.ts';
import { type ChallengeHook, type TokenMemory, tokenMemory } from './challenge.ts';

export interface AltchaOptions {
  /** A secret of your own, at least 32 characters, the same for all receivers that share their pages. */
  hmacKey: string;
  /** How long a challenge may be answered, in seconds. @default 1200 */
  seconds?: number;
  /** Rounds of PBKDF2 in one try of the visitor's browser. @default 5000 */
  cost?: number;
  /** How many tries it takes: a random number from … to …. @default [1000, 2000] */
  tries?: readonly [from: number, to: number];
  /** Remembers used solutions: `store.tokens`, for all receivers of a database. @default in this process */
  memory?: TokenMemory;
}

const ALGORITHM = 'PBKDF2/SHA-256';

/** How long after its expiry a solution is `stale` and not `failed`, in milliseconds: leads wait in browsers for three days. */
const LATE_MS = 4 * 86_400_000;

/** The token of the page's widget: JSON in Base64. */
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
 * Issues and verifies challenges of ALTCHA, version 2 of its proof of work (widget 3 and later), with its own library
 * and without a third party: the visitor's browser computes for a while. Each solution is valid for one lead.
 * @throws OptionError for a key that is too short; PackageMissing, when it is first used, without `altcha-lib`
 * @see https://altcha.org/docs/v2/
 */
export function altcha(options: AltchaOptions): ChallengeHook {
  const { hmacKey, seconds = 1_200, cost = 5_000, tries = [1_000, 2_000], memory = tokenMemory() } = options;
  if (hmacKey.length < 32)
    throw new OptionError('The hmacKey of altcha is too short: use 32 characters or more');
  const secrets = { hmacSignatureSecret: hmacKey, hmacKeySignatureSecret: `key ${hmacKey}` };

  const issue: NonNullable<ChallengeHook['issue']> = async () => {
    const { createChallenge, randomInt, deriveKey } = await loadLibrary();
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
    const { verifySolution, deriveKey } = await loadLibrary();
    const { verified, expired } = await verifySolution({ ...payload, deriveKey, ...secrets });
    // The library does not check the solution of an expired challenge.
    const isSolved = verified || (expired && (await isSolution(payload, secrets)));
    if (!isSolved) return { result: 'failed', codes: ['wrong-solution'] };
    const { nonce, expiresAt } = payload.challenge.parameters;
    const claim = (use: string, until: number) => memory.claim(`altcha${use} ${nonce}`, lead.id, until);
    if (!expired && (await claim('', expiresAt * 1_000))) return { result: 'passed' };
    // One more lead may use it, as from a page that stayed open; not any number of them.
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
    return undefined; // not Base64 of JSON: anything may be sent here
  }
}

async function loadLibrary() {
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

/** The part of a payload that is signed. */
interface Signed {
  challenge: {
    parameters: Readonly<Record<string, unknown>> & { keySignature: string };
    signature: string;
  };
  solution: { derivedKey: string };
}

/** The secrets that sign the challenge, and the key that solves it. */
interface Secrets {
  hmacSignatureSecret: string;
  hmacKeySignatureSecret: string;
}

/**
 * Whether a payload solves a challenge of ours, whatever its age. Needed for expired ones, since anybody can make one up
 * and the library reports only that it is expired.
 * The signatures are those of altcha-lib: HMAC-SHA-256 of the parameters as JSON with sorted keys, and of the bytes of
 * the derived key.
 */
async function isSolution(
  { challenge: { parameters, signature }, solution }: Signed,
  { hmacSignatureSecret, hmacKeySignatureSecret }: Secrets,
): Promise<boolean> {
  const sorted = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(sorted)));
  const key = bytesOf(solution.derivedKey);
  return (
    (await isSigned(text, signature, hmacSignatureSecret)) &&
    key !== undefined &&
    isSigned(key, parameters.keySignature, hmacKeySignatureSecret)
  );
}

async function isSigned(data: Uint8Array<ArrayBuffer>, signature: string, secret: string): Promise<boolean> {
  const bytes = bytesOf(signature);
  if (bytes === undefined) return false;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, bytes, data);
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[\da-f]{2})+$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
