/** What the codes of a failed connection say, for the owner. */
const WORDS: Readonly<Record<string, string>> = {
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

/** Why an attempt failed, in words for the owner; never the other side's own, which may repeat what was sent. */
export function whyFailed(error: unknown): string {
  // A host with several addresses fails with an error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return whyFailed(error.errors[0]);
  if (!(error instanceof Error)) return 'it failed';
  // An attempt is only broken off when its time is over, or with the program.
  if (error.name === 'AbortError') return 'it does not answer';
  if (error.name === 'PrivateAddress') return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined) return WORDS[code] ?? `the connection failed (${code})`;
  // `fetch` wraps what happened.
  return error.cause === undefined ? `the connection failed (${error.name})` : whyFailed(error.cause);
}
