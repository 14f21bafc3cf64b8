import * as z from 'zod';
import { inboxAccess } from './inbox-access.ts';
import { inboxPage, signInPage, styleSource } from './inbox-page.ts';
import { Problem } from './problem.ts';
import type { Cursor, Store } from './store.ts';

/** What an inbox is made of. */
export interface InboxOptions {
  store: Pick<Store, 'list'>;
  /** The secret that opens the inbox, at least 16 characters: `?token=…` once, then a cookie. */
  token: string;
  /** IANA name of the time zone for times. @default the server's own */
  timeZone?: string;
}

const PAGE = 25;

const verdict = z.enum(['qualified', 'review', 'unqualified']);

/**
 * Makes the handler of the inbox: one HTML page with the leads, the newest first, that needs no script.
 * It shows other people's data: without the token it answers 401 and shows nothing.
 * @throws OptionError for a token that is too short
 */
export function createInbox(options: InboxOptions): (request: Request) => Promise<Response> {
  const { store, token, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = options;
  const access = inboxAccess(token);

  return async function inbox(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Problem('method', 'Read the inbox by GET.', { headers: { allow: 'GET, HEAD' } }).response();
    }
    const url = new URL(request.url);
    const rightToken = await access.tokenOf(url);
    if (rightToken === true) {
      url.searchParams.delete('token');
      const headers = { 'location': url.pathname + url.search, 'set-cookie': await access.cookie(request) };
      return new Response(null, { status: 303, headers: { ...headers, ...(await secretHeaders()) } });
    }
    if (rightToken === false || !(await access.signedIn(request))) {
      return page(await signInPage(url.pathname), 401);
    }
    const only = verdict.safeParse(url.searchParams.get('verdict')).data;
    const before = readCursor(url.searchParams.get('before'));
    // One more than shown tells whether there is a further page.
    const leads = await store.list({
      limit: PAGE + 1,
      ...(only && { verdict: only }),
      ...(before && { before }),
    });
    const shown = leads.slice(0, PAGE);
    const last = leads.length > PAGE ? shown.at(-1) : undefined;
    return page(
      await inboxPage({
        leads: shown,
        path: url.pathname,
        timeZone,
        first: before === undefined,
        ...(only && { verdict: only }),
        ...(last && { next: `${last.arrived}.${last.id}` }),
      }),
      200,
    );
  };
}

async function page(html: string, status: number): Promise<Response> {
  const headers = { 'content-type': 'text/html; charset=utf-8', ...(await secretHeaders()) };
  return new Response(html, { status, headers });
}

/** No script, no foreign resource, no frame, no copy kept, no trace in search engines or at other sites. */
async function secretHeaders(): Promise<Record<string, string>> {
  return {
    'content-security-policy': `default-src 'none'; style-src ${await styleSource()}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  };
}

/** `arrived.id` of the last lead seen, as the page's own link carries it; anything else is the first page. */
function readCursor(text: string | null): Cursor | undefined {
  const [, arrived, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return arrived !== undefined && id !== undefined ? { arrived: Number(arrived), id } : undefined;
}
