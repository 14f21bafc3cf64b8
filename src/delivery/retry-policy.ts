/** What the answer of a webhook means, and when a lead that was not delivered is sent again. */

const HOUR_MS = 3_600_000;

/** The longest wait before the next attempt, even where the webhook asks for more: a day. */
const MAX_WAIT_MS = 24 * HOUR_MS;

/** What an attempt has to go by when it plans the next one. */
interface AttemptHistory {
  /** How many attempts were made, this one included. */
  readonly tries: number;
  /** How many attempts in a row before this one got no answer. */
  readonly unanswered: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** In 0 … 1. */
  readonly random: number;
}

/** The part of a queued lead that says when it is sent again. */
interface RetryPlan {
  next: number | null;
  unanswered: number;
}

/** Plans the next attempt after one that failed. */
export function planRetry(
  { result, status, retryAfterMs = 0 }: WebhookResponse,
  { tries, unanswered, now, random }: AttemptHistory,
): RetryPlan {
  if (result === 'rejected') return { next: null, unanswered: 0 };
  const isUnanswered = result === 'retry' && !status;
  // A webhook whose answers cannot be read (CORS) looks like one that is down, but may take the lead each time:
  // from the third silence on it is sent seldom.
  const pace = isUnanswered && unanswered > 1 ? 'retry-slowly' : result;
  return {
    next: now + Math.min(MAX_WAIT_MS, Math.max(retryAfterMs, backoff(pace, tries, random))),
    unanswered: isUnanswered ? unanswered + 1 : 0,
  };
}

/**
 * Milliseconds until the next attempt: exponential backoff with full jitter, from 4 s up to an hour,
 * or from 4 minutes up to an hour where somebody has to repair the webhook first.
 * @param tries how many were made, at least 1
 * @param random in 0 … 1
 */
export function backoff(result: PostResult, tries: number, random: number): number {
  return Math.round(random * Math.min(HOUR_MS, (result === 'retry' ? 2_000 : 120_000) * 2 ** tries));
}

/**
 * What one POST to a webhook came to:
 * - `delivered`: the webhook confirmed it;
 * - `retry`: it may succeed soon (no answer, overload, a failing server);
 * - `retry-slowly`: somebody has to repair the webhook first (it is gone, moved or forbids us);
 * - `rejected`: the webhook will never take this body.
 */
export type PostResult = 'delivered' | 'retry' | 'retry-slowly' | 'rejected';

/** The answer to one POST, as far as delivery needs it. */
export interface WebhookResponse {
  result: PostResult;
  /** HTTP status; 0 without an answer. */
  status: number;
  /** Milliseconds to wait before the next attempt, as the webhook's `Retry-After` asked. */
  retryAfterMs?: number | undefined;
  /** The page's own Content-Security-Policy does not let the request out. */
  blocked?: boolean;
  /** The webhook's address is a secret: nothing was sent there. */
  secret?: boolean;
}

/** Classifies an answer by its HTTP status; 0 stands for a redirect that was not followed. */
export function resultOfStatus(status: number): PostResult {
  if ((status > 199 && status < 300) || status === 409) return 'delivered';
  if (status > 499 || [408, 425, 429].includes(status)) return 'retry';
  return status < 400 || [401, 403, 404, 410].includes(status) ? 'retry-slowly' : 'rejected';
}
