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
