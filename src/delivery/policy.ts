/**
 * What one POST to a webhook came to:
 * - `delivered`: the webhook confirmed it;
 * - `retry`: it may succeed soon (no answer, overload, a server at fault);
 * - `retry-slowly`: somebody has to mend the webhook first (it is gone, moved or forbids us);
 * - `rejected`: the webhook will never take this body.
 */
export type PostResult = 'delivered' | 'retry' | 'retry-slowly' | 'rejected';

/** In milliseconds. */
export const HOUR = 3_600_000;

/** How long a lead is kept in the browser, in milliseconds: three days. */
export const LIFETIME = 72 * HOUR;

/** Milliseconds after which a webhook that does not answer is given up for now. */
export const TIMEOUT = 15_000;

/** The longest wait before the next try, in milliseconds: a day. */
export const LONGEST_WAIT = 24 * HOUR;

/** Judges an answer by its HTTP status; 0 stands for a redirect that was not followed. */
export function resultOfStatus(status: number): PostResult {
  if ((status > 199 && status < 300) || status === 409) return 'delivered';
  if (status > 499 || [408, 425, 429].includes(status)) return 'retry';
  return status < 400 || [401, 403, 404, 410].includes(status) ? 'retry-slowly' : 'rejected';
}

/**
 * Milliseconds until the next try: exponential backoff with full jitter, from 4 s up to an hour,
 * or from 4 minutes up to an hour where somebody has to mend the webhook first.
 * @param tries how many were made, at least 1
 * @param random in 0 … 1
 */
export function backoff(result: PostResult, tries: number, random: number): number {
  return Math.round(random * Math.min(HOUR, (result === 'retry' ? 2_000 : 120_000) * 2 ** tries));
}
