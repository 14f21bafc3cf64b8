import { html, raw } from 'hono/html';
import type { Verdict } from '../../qualifier/schema.ts';
import { VERDICT_WORDS } from '../lead-words.ts';
import type { StoredLead } from '../store.ts';
import type { Frame } from './document.ts';
import { inboxDocument } from './document.ts';
import { leadArticle } from './lead-article.ts';
import type { Markup } from './parts.ts';
import type { Place } from './place.ts';
import { addressOf, leadAddress } from './place.ts';

/** The list of leads, or a part of it. */
export interface ListView extends Frame {
  leads: readonly StoredLead[];
  place: Place;
  /** What follows; absent where nothing does. */
  next?: Place;
  /** What the owner should look after. */
  troubles: readonly string[];
}

/** The leads, the newest first. */
export async function listPage(view: ListView): Promise<string> {
  const { leads, place, next, timeZone, troubles } = view;
  const { before: _, ...newest } = place;
  const words =
    place.verdict === undefined ? 'Leads' : `Leads: ${VERDICT_WORDS[place.verdict].toLowerCase()}`;
  return inboxDocument(
    view,
    { title: words, heading: 'Leads', lead: filters(newest) },
    html`${troubles.length > 0 ? troubleNotice(troubles) : ''} ${leads.length === 0 ? empty(place) : ''}
      <ol>
        ${leads.map((lead) => html`<li>${leadArticle(lead, timeZone, leadAddress(lead.id, place))}</li>`)}
      </ol>
      <nav aria-label="Pages" class="pages">
        ${place.before ? html`<a href="${addressOf(newest)}">Newest leads</a>` : ''}
        ${next ? html`<a href="${addressOf(next)}">Older leads</a>` : ''}
      </nav>`,
  );
}

function filters(place: Place): Markup {
  const filter = (verdict: Verdict | undefined, words: string) => {
    const { verdict: _, ...all } = place;
    return html`<li>
      <a
        href="${addressOf({ ...all, ...(verdict && { verdict }) })}"
        ${verdict === place.verdict ? raw('aria-current="page"') : ''}
        >${words}</a
      >
    </li>`;
  };
  return html`<nav aria-label="Verdict" class="filters">
    <ul>
      ${filter(undefined, 'All')} ${filter('qualified', VERDICT_WORDS.qualified)}
      ${filter('review', VERDICT_WORDS.review)} ${filter('unqualified', VERDICT_WORDS.unqualified)}
    </ul>
  </nav>`;
}

function troubleNotice(troubles: readonly string[]): Markup {
  return html`<p class="trouble">
    ${troubles.join(' ')} <a href="?dead-letters">Look at the forwarding</a>
  </p>`;
}

function empty({ before, verdict }: Place): Markup {
  if (before) return html`<p class="notice">No older leads.</p>`;
  if (verdict !== undefined) return html`<p class="notice">No leads with this verdict.</p>`;
  return html`<p class="notice">
    No leads yet. Each one appears here as soon as a visitor has sent the form.
  </p>`;
}
