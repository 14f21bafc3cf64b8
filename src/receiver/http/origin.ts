import { OptionError } from '../errors.ts';
import { Problem } from './problem.ts';

/**
 * An origin whose pages may send leads. One of
 * - an exact origin, `https://www.example.com` (scheme, host and port as the browser sends them);
 * - `localhost`: pages of this machine at any port, for trying things out;
 * - `null`: pages without an origin of their own (sandboxed frames, local files);
 * - `*`: every page.
 */
export type AllowedOrigin = string;

/** Whether pages with this `Origin` header may send. */
export type OriginRule = (origin: string) => boolean;

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/**
 * Turns the allowed origins into a rule.
 * @throws OptionError for an entry that no browser would ever send, saying what to write instead
 */
export function originRule(allowed: readonly AllowedOrigin[]): OriginRule {
  if (allowed.length === 0) {
    throw new OptionError(
      'origins is empty: name the origin of your site, for example "https://example.com"',
    );
  }
  const exact = new Set(allowed.filter((entry) => entry !== 'localhost').map(parseOrigin));
  const local = allowed.includes('localhost');
  return (origin) => exact.has('*') || exact.has(origin) || (local && LOCAL.test(origin));
}

/**
 * Refuses a request from a page that may not send. CORS alone would not: a "simple" POST is sent without a preflight, and
 * only the response is hidden from the page (Fetch standard, "CORS protocol").
 * @param allowNone whether a request without `Origin`, which does not come from a page, may send
 * @throws Problem
 */
export function checkOrigin(request: Request, rule: OriginRule, allowNone: boolean): void {
  const origin = request.headers.get('origin');
  if (origin === null) {
    if (allowNone) return;
    throw new Problem(
      'origin',
      'The request names no origin. Turn on allowNoOrigin (--allow-no-origin) to take leads from programs.',
    );
  }
  if (!rule(origin)) {
    throw new Problem('origin', 'Add the origin of the page to the origins of the receiver.');
  }
}

/** Answers the preflight of a JSON post (Fetch standard, "CORS-preflight request"). */
export function preflight(request: Request, rule: OriginRule): Response {
  const headers = corsHeaders(request, rule);
  if (headers['access-control-allow-origin'] === undefined) {
    const refused = new Problem('origin', 'Add the origin of the page to the origins of the receiver.', {
      headers,
    });
    return refused.response();
  }
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      // Seconds. Chromium caches a preflight for two hours at most.
      'access-control-max-age': '7200',
    },
  });
}

/** The headers that let an allowed page read the response, errors and `Retry-After` included. */
export function corsHeaders(request: Request, rule: OriginRule): Record<string, string> {
  const origin = request.headers.get('origin');
  const vary = { vary: 'Origin' };
  if (origin === null || !rule(origin)) return vary;
  return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After' };
}

function parseOrigin(entry: string): string {
  if (entry === '*' || entry === 'null') return entry;
  const message = `"${entry}" is not an origin: write scheme and host, for example "https://www.example.com"`;
  if (!URL.canParse(entry) || entry.includes('*')) throw new OptionError(message);
  const { origin, pathname, search, hash, username } = new URL(entry);
  if (origin === 'null' || pathname !== '/' || search !== '' || hash !== '' || username !== '') {
    throw new OptionError(message);
  }
  return origin;
}
