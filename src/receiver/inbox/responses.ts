import type { JSX } from 'hono/jsx/jsx-runtime';
import { sha256 } from '../sha256.ts';
import { INBOX_STYLE } from './style.ts';

/** A whole document as the answer to a request. */
export async function htmlResponse(
  document: JSX.Element,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Response> {
  const type = { 'content-type': 'text/html; charset=utf-8' };
  const html = `<!doctype html>${(await document).toString()}`;
  return new Response(html, { status, headers: { ...type, ...headers, ...(await secretHeaders()) } });
}

/** Redirects to another address; after a POST, so that reloading does not post again (RFC 9110, 15.4.4). */
export async function seeOther(location: string, headers: Record<string, string> = {}): Promise<Response> {
  return new Response(null, { status: 303, headers: { location, ...headers, ...(await secretHeaders()) } });
}

/**
 * A file as the answer to a request, made while it is read: a slow reader slows the export down, and one that stops
 * reading ends it. A failure halfway breaks the connection off, so that no half file looks whole.
 */
export async function download(
  name: string,
  type: string,
  pieces: AsyncGenerator<string>,
  onFailure: (error: unknown) => void,
): Promise<Response> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next().catch((error: unknown) => {
          onFailure(error);
          throw error;
        });
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
  return new Response(body, { headers: { ...(await secretHeaders()), ...headers } });
}

/**
 * No script, no foreign resource, no frame, no copy kept, no trace in search engines or at other sites.
 * `Referrer-Policy: same-origin` tells other sites nothing, as `no-referrer` would; under that, browsers send
 * `Origin: null` with the inbox's own forms (Fetch, "append a request `Origin` header").
 */
async function secretHeaders(): Promise<Record<string, string>> {
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

/** The `style-src` of the page's own style: its hash, in Base64 (CSP level 3, section 2.3.1). */
async function styleSource(): Promise<string> {
  const digest = await sha256(INBOX_STYLE);
  const bytes = digest.replaceAll(/../g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `'sha256-${btoa(bytes)}'`;
}
