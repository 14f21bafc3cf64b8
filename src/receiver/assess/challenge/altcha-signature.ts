/** What of an answer to ALTCHA is looked at here. */
interface Answered {
  challenge: {
    parameters: Readonly<Record<string, unknown>> & { keySignature: string };
    signature: string;
  };
  solution: { derivedKey: string };
}

/** The keys that a challenge is signed with, and the key that solves it. */
interface Secrets {
  hmacSignatureSecret: string;
  hmacKeySignatureSecret: string;
}

/**
 * Whether an answer that comes too late was a right one: to a challenge of ours, with its solution. Anybody can write
 * down a challenge that is over, and the library says no more of it than that.
 * The signatures are those of altcha-lib: HMAC-SHA-256, of the parameters as JSON with sorted keys, and of the bytes of
 * the key found.
 */
export async function wasRight(
  { challenge: { parameters, signature }, solution }: Answered,
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
  const mark = bytesOf(signature);
  if (mark === undefined) return false;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, mark, data);
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[\da-f]{2})+$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
