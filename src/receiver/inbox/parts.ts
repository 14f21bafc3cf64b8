import { html } from 'hono/html';
import type { LeadJudgement } from '../assess/judgement.ts';
import { VERDICT_WORDS } from '../text/lead-words.ts';

/** What the pages of the inbox have in common. Every value is escaped by `hono/html`; nothing in it runs. */

export type Markup = ReturnType<typeof html>;

/** Characters of a text shown at once; the rest opens on demand. */
const SHOWN = 600;

/**
 * A term with its text; nothing where there is no text. A text that makes no proper link stays a text.
 * The term's language gives the row its direction, so that question and answer stand side by side.
 */
export function entry(
  term: string,
  text: string | undefined,
  link?: (text: string) => string | undefined,
): Markup | '' {
  if (text === undefined || text.trim() === '') return '';
  const href = link?.(text);
  const shown =
    href === undefined
      ? long(text)
      : html`<a dir="auto" href="${href}" rel="noreferrer nofollow">${text}</a>`;
  return html`<div dir="auto">
    <dt>${term}</dt>
    <dd>${shown}</dd>
  </div>`;
}

/** A text of any length, in its own direction. */
export function long(text: string): Markup {
  if (text.length <= SHOWN) return html`<p dir="auto">${text}</p>`;
  return html`<details>
    <summary dir="auto">${text.slice(0, SHOWN)}…</summary>
    <p dir="auto">${text}</p>
  </details>`;
}

/** A list of texts; nothing where there are none. */
export function list(name: string, texts: readonly string[]): Markup | '' {
  if (texts.length === 0) return '';
  return html`<ul class="${name}">
    ${texts.map((text) => html`<li dir="auto">${text}</li>`)}
  </ul>`;
}

/** A point in time, in milliseconds since 1970. */
export function time(at: number, timeZone: string): Markup {
  const text = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    at,
  );
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}

/** What the rules said, in words: the verdict and, where they count points, how many. */
export function rulesSaid({ verdict, points, pass }: LeadJudgement): string {
  return `${VERDICT_WORDS[verdict]}${pass === 0 ? '' : `, ${points} of ${pass} points`}`;
}

/** `1 lead`, `2 leads`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
