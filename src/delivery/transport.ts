import { encode, type Encodable } from './formats.ts';
import { type PostResult, resultOfStatus, TIMEOUT } from './policy.ts';
import { retryAfter } from '../lead/retry-after.ts';

/** The answer to one POST. */
export interface Posted {
  result: PostResult;
  /** HTTP status; 0 without an answer. */
  status: number;
  /** Milliseconds to wait before the next try, as the webhook asked. */
  wait?: number | undefined;
  /** The page's own Content-Security-Policy does not let the request out. */
  blocked?: boolean;
  /** The webhook's address is a secret: nothing was sent there. */
  secret?: boolean;
}

/** Browsers let all `keepalive` requests of a page hold 64 KiB together (Fetch, section 4.5); we stay under it. */
const KEEPALIVE_BYTES = 60_000;
let inFlight = 0;

/**
 * Sends one lead and says what became of it. Never throws.
 *
 * Redirects are not followed: 301 to 303 would drop the body, and the page behind them answer 200. Nor is an HTML
 * page a confirmation: it is the captcha or error page of something that stands before the webhook. Only the
 * page's own host may answer so, as form hosters do. A host whose answers no page can read took the lead when there
 * was an answer at all: such a lead is handed over, and not sent again.
 */
export async function post(entry: Encodable): Promise<Posted> {
  const { webhook } = entry;
  let blocked = false;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    blocked ||= effectiveDirective === 'connect-src' && webhook.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  let size = 0;
  try {
    const encoded = encode(entry);
    if (!encoded) return { result: 'rejected', status: 0, secret: true };
    const { contentType, body, isOpaque } = encoded;
    size = new Blob([body]).size;
    inFlight += size;
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'Content-Type': contentType, 'Accept': 'application/json' },
      body,
      keepalive: inFlight < KEEPALIVE_BYTES,
      // Without CORS a request cannot but follow (Fetch, section 5.4); the POST itself was taken before.
      ...(isOpaque ? { mode: 'no-cors' } : { redirect: 'manual' }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const { status, headers } = response;
    const result = isOpaque ? 'delivered' : resultOfStatus(status);
    const isPage =
      result === 'delivered' &&
      !isOpaque &&
      !webhook.startsWith(`${location.origin}/`) &&
      /^\s*<(!doctype|html)/i.test(await response.text());
    return {
      result: isPage ? 'retry-slowly' : result,
      status,
      wait: retryAfter(headers.get('Retry-After'), Date.now()),
    };
  } catch {
    // Network, CORS, timeout, the page's policy: all fail the same; the policy is told apart by its event,
    // which comes a few milliseconds after the fault (CSP level 3, section 5.5, queues a task for it).
    await new Promise((told) => setTimeout(told, 50));
    return { result: blocked ? 'retry-slowly' : 'retry', status: 0, blocked };
  } finally {
    inFlight -= size;
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}
