import { OptionError } from '../command/option-error.ts';
import { Problem } from './problem.ts';

/**
 * Whose pages may send leads. One of
 * - an exact origin, `https://www.example.com` (scheme, host and port as the browser sends them);
 * - `localhost`: pages of this machine at any port, for trying things out;
 * - `null`: pages without an origin of their own (sandboxed frames, local files);
 * - `*`: every page there is.
 */
export type AllowedOrigin = string;

/** Decides whether the value of an `Origin` header may send. */
export type OriginRule = (origin: string) => boolean;

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/**
 * Reads the allowed origins.
 * @throws OptionError for an entry that no browser would ever send, saying what to write instead
 */
export function originRule(allowed: readonly AllowedOrigin[]): OriginRule {
  if (allowed.length === 0) {
    throw new OptionError(
      'origins is empty: name the origin of your site, for example "https://example.com"',
    );
  }
  const exact = new Set(allowed.filter((entry) => entry !== 'localhost').map(asOrigin));
  const local = allowed.includes('localhost');
  return (origin) => exact.has('*') || exact.has(origin) || (local && LOCAL.test(origin));
}

/**
 * Refuses a request from a page that may not send. CORS alone would not: a "simple" POST arrives before
 * the browser asks, and only its answer is kept from the page (Fetch standard, "CORS protocol").
 * @param allowNone whether a request without `Origin`, thus not from a browser's page, may send
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

/** Answers the browser's question before a JSON post (Fetch standard, "CORS-preflight request"). */
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
      // Seconds. Chromium keeps an answer for two hours at most.
      'access-control-max-age': '7200',
    },
  });
}

/** The headers that let an allowed page read the answer, errors and `Retry-After` included. */
export function corsHeaders(request: Request, rule: OriginRule): Record<string, string> {
  const origin = request.headers.get('origin');
  const vary = { vary: 'Origin' };
  if (origin === null || !rule(origin)) return vary;
  return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After' };
}

function asOrigin(entry: string): string {
  if (entry === '*' || entry === 'null') return entry;
  const mend = `"${entry}" is not an origin: write scheme and host, for example "https://www.example.com"`;
  if (!URL.canParse(entry) || entry.includes('*')) throw new OptionError(mend);
  const { origin, pathname, search, hash, username } = new URL(entry);
  if (origin === 'null' || pathname !== '/' || search !== '' || hash !== '' || username !== '') {
    throw new OptionError(mend);
  }
  return origin;
}
