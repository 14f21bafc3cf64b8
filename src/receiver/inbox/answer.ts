import { refusalPage } from './notice-pages.ts';
import { INBOX_STYLE } from './style.ts';

/** A page as the answer to a request. */
export async function page(
  html: string,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const type = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(html, { status, headers: { ...type, ...headers, ...(await secretHeaders()) } });
}

/** The answer to a change that was not made. */
export async function refusal(status: number, why: string): Promise<Response> {
  return page(await refusalPage('Nothing was changed', why), status);
}

/** Leads on to another address; after a POST, so that reloading does not post again (RFC 9110, 15.4.4). */
export async function seeOther(location: string, headers: Record<string, string> = {}): Promise<Response> {
  return new Response(null, { status: 303, headers: { location, ...headers, ...(await secretHeaders()) } });
}

/**
 * No script, no foreign resource, no frame, no copy kept, no trace in search engines or at other sites.
 * `Referrer-Policy: same-origin` tells other sites nothing, as `no-referrer` would; under that, browsers send
 * `Origin: null` with the inbox's own forms (Fetch, "append a request `Origin` header").
 */
export async function secretHeaders(): Promise<Record<string, string>> {
  return {
    'content-security-policy': `default-src 'none'; style-src ${await styleSource()}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  };
}

/** The `style-src` of the page's own style: its hash (CSP level 3, section 2.3.1). */
async function styleSource(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(INBOX_STYLE));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
