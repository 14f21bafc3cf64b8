/** Posts a text and returns the status of the response; follows no redirect. Rejects where there is no response. */
export type Post = (
  url: string,
  message: { headers: Readonly<Record<string, string>>; body: string },
  isAllowed: boolean,
  signal: AbortSignal,
) => Promise<{ status: number; retryAfter: string | null }>;

/** Posts by a given `fetch`, where there is no Node. */
export function fetchPost(fetch: typeof globalThis.fetch): Post {
  return async (url, message, _, signal) => {
    const response = await fetch(url, { ...message, method: 'POST', redirect: 'manual', signal });
    await response.body?.cancel();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  };
}

/** Codes of a failed connection, in words for the owner. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  EHOSTUNREACH: 'its address cannot be reached',
  ENETUNREACH: 'its address cannot be reached',
  ETIMEDOUT: 'it does not answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Why a post failed, in words for the owner. Never the other side's own, which may repeat what was sent. */
export function failureReason(error: unknown): string {
  // A host with several addresses fails with an error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return failureReason(error.errors[0]);
  if (!(error instanceof Error)) return 'it failed';
  // An attempt is aborted only by its time limit, or when the program stops.
  if (error.name === 'AbortError') return 'it does not answer';
  if (error.name === 'PrivateAddress') return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) return REASONS[code] ?? `the connection failed (${code})`;
  // `fetch` puts the actual error into the cause.
  return error.cause === undefined ? `the connection failed (${error.name})` : failureReason(error.cause);
}
