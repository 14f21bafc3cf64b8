import { html, raw } from 'hono/html';
import type { Verdict } from '../qualifier/schema.ts';
import { leadArticle } from './inbox-lead.ts';
import { VERDICT_WORDS } from './lead-words.ts';
import { INBOX_STYLE } from './inbox-style.ts';
import type { StoredLead } from './store.ts';

/** One page of the inbox. */
export interface InboxView {
  leads: readonly StoredLead[];
  /** Path of the inbox, for its own links. */
  path: string;
  timeZone: string;
  /** Whether this is the newest page. */
  first: boolean;
  /** The verdict filtered by. */
  verdict?: Verdict;
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** The inbox as HTML. Every value is escaped by `hono/html`; nothing in it runs. */
export async function inboxPage(view: InboxView): Promise<string> {
  const { leads, path, timeZone, verdict } = view;
  const link = (query: Record<string, string | undefined>) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = new URLSearchParams(given).toString();
    return search === '' ? path : `${path}?${search}`;
  };
  const filter = (value: Verdict | undefined, words: string) =>
    html`<li>
      <a href="${link({ verdict: value })}" ${value === verdict ? raw('aria-current="page"') : ''}
        >${words}</a
      >
    </li>`;
  const title = verdict === undefined ? 'Leads' : `Leads: ${VERDICT_WORDS[verdict].toLowerCase()}`;
  return document(
    title,
    html`<header>
        <h1>Leads</h1>
        <nav aria-label="Verdict">
          <ul>
            ${filter(undefined, 'All')} ${filter('qualified', VERDICT_WORDS.qualified)}
            ${filter('review', VERDICT_WORDS.review)} ${filter('unqualified', VERDICT_WORDS.unqualified)}
          </ul>
        </nav>
      </header>
      <main>
        ${leads.length === 0 ? empty(view) : ''}
        <ol>
          ${leads.map((lead) => html`<li>${leadArticle(lead, timeZone)}</li>`)}
        </ol>
        <nav aria-label="Pages" class="pages">
          ${view.first ? '' : html`<a href="${link({ verdict })}">Newest leads</a>`}
          ${view.next === undefined ? '' : html`<a href="${link({ verdict, before: view.next })}">Older leads</a>`}
        </nav>
      </main>
      <footer>Times are those of ${timeZone}.</footer>`,
  );
}

/** What is shown without the token. `path` leads back here: from this page the browser sends its cookie. */
export async function signInPage(path: string): Promise<string> {
  return document(
    'Leads: sign in',
    html`<main class="notice">
      <h1>This inbox needs its key</h1>
      <p>
        Open it by the address the receiver printed when it started, the one that ends in
        <code>?token=…</code>. This browser then stays signed in for 30 days.
      </p>
      <p>You have just done so and came from another site? <a href="${path}">Open the inbox</a>.</p>
    </main>`,
  );
}

/** The `style-src` of the page's own style: its hash (CSP level 3, section 2.3.1). */
export async function styleSource(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(INBOX_STYLE));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

type Markup = ReturnType<typeof html>;

/** In one piece: the formatter would add white space, and the hash would no longer fit. */
const STYLE = raw(`<style>${INBOX_STYLE}</style>`);

function empty({ first, verdict }: InboxView): Markup {
  if (!first) return html`<p class="notice">No older leads.</p>`;
  if (verdict !== undefined) return html`<p class="notice">No leads with this verdict.</p>`;
  return html`<p class="notice">
    No leads yet. Each one appears here as soon as a visitor has sent the form.
  </p>`;
}

async function document(title: string, body: Markup): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return page.toString();
}
