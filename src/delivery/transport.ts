import { retryAfter } from '../lead/retry-after.ts';
import { type AddressedLead, encode } from './formats.ts';
import { resultOfStatus, type WebhookResponse } from './retry-policy.ts';

/** How long a webhook may take to answer. */
export const REQUEST_TIMEOUT_MS = 15_000;

/** Browsers let all `keepalive` requests of a page hold 64 KiB together (Fetch, section 4.5); we stay under it. */
const MAX_KEEPALIVE_BYTES = 60_000;

/** How long after a blocked request its `securitypolicyviolation` event may come. */
const VIOLATION_EVENT_DELAY_MS = 50;

let bytesInFlight = 0;

/**
 * Sends one lead and says what became of it. Never throws.
 *
 * Redirects are not followed: 301 to 303 would drop the body, and the page behind them answer 200. Nor is an HTML
 * page a confirmation: it is the captcha or error page of something that stands before the webhook. Only the
 * page's own host may answer so, as form hosters do. A host whose answers no page can read took the lead when there
 * was an answer at all: such a lead is handed over, and not sent again.
 */
export async function postLead(lead: AddressedLead): Promise<WebhookResponse> {
  const { webhook } = lead;
  let blocked = false;
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    blocked ||= effectiveDirective === 'connect-src' && webhook.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  let size = 0;
  try {
    const encoded = await encode(lead);
    if (!encoded) return { result: 'rejected', status: 0, secret: true };
    const { contentType, body, isOpaque } = encoded;
    size = new Blob([body]).size;
    bytesInFlight += size;
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'Content-Type': contentType, 'Accept': 'application/json' },
      body,
      keepalive: bytesInFlight < MAX_KEEPALIVE_BYTES,
      // Without CORS a request cannot but follow (Fetch, section 5.4); the POST itself was taken before.
      ...(isOpaque ? { mode: 'no-cors' } : { redirect: 'manual' }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
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
      retryAfterMs: retryAfter(headers.get('Retry-After'), Date.now()),
    };
  } catch {
    // Network, CORS, timeout and the page's policy all fail the same way. The policy is told apart by its event,
    // which comes a few milliseconds after the failure (CSP level 3, section 5.5, queues a task for it).
    await new Promise((resolve) => setTimeout(resolve, VIOLATION_EVENT_DELAY_MS));
    return { result: blocked ? 'retry-slowly' : 'retry', status: 0, blocked };
  } finally {
    bytesInFlight -= size;
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}
