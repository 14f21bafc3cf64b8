import { html, raw } from 'hono/html';
import type { Markup } from './parts.ts';
import { INBOX_STYLE } from './style.ts';

/** In one piece: the formatter would add white space, and the hash would no longer fit. */
const STYLE = raw(`<style>${INBOX_STYLE}</style>`);

const CURRENT = raw('aria-current="page"');

/** A whole HTML document of the inbox. `head` is what else belongs into its head. */
export async function document(title: string, body: Markup, head: Markup | '' = ''): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${head} ${STYLE}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return page.toString();
}

/** What every page within the inbox needs to know. */
export interface Frame {
  timeZone: string;
  /** What its forms carry. */
  formToken: string;
  /** What a target is called, from its name. */
  callTarget: (name: string) => string;
}

/** What stands at the top of a page. */
interface Heading {
  title: string;
  heading: Markup | string;
  /** What stands below that. */
  lead?: Markup | '';
  /** Which of the ways this page is. */
  here?: 'leads' | 'forwarding';
}

/** A page within the inbox: its head with the ways out, its content, what is said of the times. */
export async function inboxDocument(
  { timeZone, formToken }: Frame,
  { title, heading, lead = '', here }: Heading,
  content: Markup,
): Promise<string> {
  return document(
    `${title} – Inbox`,
    html`<header>
        <h1 dir="auto">${heading}</h1>
        <nav aria-label="Inbox">
          <a href="?" ${here === 'leads' ? CURRENT : ''}>Leads</a>
          <a href="?dead-letters" ${here === 'forwarding' ? CURRENT : ''}>Forwarding</a>
          <form method="post" action="?">
            ${formParts(formToken)}<button name="action" value="sign-out" class="quiet">Sign out</button>
          </form>
        </nav>
        ${lead}
      </header>
      <main>${content}</main>
      <footer>Times are those of ${timeZone}.</footer>`,
  );
}

/** What every form of the inbox must hold. */
export function formParts(formToken: string): Markup {
  return html`<input type="hidden" name="form" value="${formToken}" />`;
}
