import { html, raw } from 'hono/html';
import type { Verdict } from '../../qualifier/schema/schema.ts';
import { VERDICT_WORDS } from '../text/lead-words.ts';
import type { StoredLead } from '../store/store.ts';
import type { Frame } from './document.ts';
import { inboxDocument } from './document.ts';
import { leadArticle } from './lead-article.ts';
import type { Markup } from './parts.ts';
import { time } from './parts.ts';
import type { Part, Place } from './place.ts';
import { addressOf, leadAddress } from './place.ts';

/** The list of leads, or a part of it. */
export interface ListView extends Frame {
  leads: readonly StoredLead[];
  place: Place;
  /** Whether there are as many as a page has. */
  isFull: boolean;
  /** What follows; absent where nothing does. */
  next?: Part['next'];
  /** What the owner should look after. */
  troubles: readonly string[];
}

/** The leads, the newest first. */
export async function listPage(view: ListView): Promise<string> {
  const { leads, place, timeZone, troubles } = view;
  const { before: _, ...newest } = place;
  const words =
    place.verdict === undefined ? 'Leads' : `Leads: ${VERDICT_WORDS[place.verdict].toLowerCase()}`;
  return inboxDocument(
    view,
    {
      title: place.text === undefined ? words : `${words} with “${place.text}”`,
      heading: 'Leads',
      here: 'leads',
      lead: html`${searchForm(newest)} ${filters(newest)}`,
    },
    html`${troubles.length > 0 ? troubleNotice(troubles) : ''}
      ${leads.length === 0 && view.next === undefined ? empty(place) : ''}
      <ol>
        ${leads.map((lead) => html`<li>${leadArticle(lead, timeZone, leadAddress(lead.id, place))}</li>`)}
      </ol>
      ${pages(view, newest)} ${exportLinks(newest)}`,
  );
}

/** A search that has looked through its share without filling the page says how far back it came. */
function pages({ place, next, isFull, timeZone }: ListView, newest: Place): Markup {
  const isPart = next !== undefined && place.text !== undefined && !isFull;
  return html`${
      isPart
        ? html`<p class="notice">
            Looked through the leads back to ${time(next.before.arrived, timeZone)}. There are older ones.
          </p>`
        : ''
    }
    <nav aria-label="Pages" class="pages">
      ${place.before ? html`<a href="${addressOf(newest)}">Newest leads</a>` : ''}
      ${next ? html`<a href="${addressOf(next)}">${isPart ? 'Search older leads' : 'Older leads'}</a>` : ''}
    </nav>`;
}

function searchForm({ verdict, text }: Place): Markup {
  return html`<search class="find">
    <form method="get" action="?">
      ${verdict === undefined ? '' : html`<input type="hidden" name="verdict" value="${verdict}" />`}
      <label for="q">Name, email, phone, company or note</label>
      <input id="q" name="q" type="search" value="${text ?? ''}" maxlength="200" dir="auto" />
      <button>Search</button>
    </form>
  </search>`;
}

function exportLinks(place: Place): Markup {
  return html`<p class="export">
    Export
    ${place.text === undefined && place.verdict === undefined ? 'all leads' : 'all that is looked at here'}:
    <a href="${addressOf(place, { export: 'csv' })}">CSV for spreadsheets</a>
    <a href="${addressOf(place, { export: 'json' })}">JSON</a>
  </p>`;
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
    ${troubles.map((text) => html`<bdi>${text}</bdi> `)}<a href="?dead-letters">Look at the forwarding</a>
  </p>`;
}

function empty({ before, verdict, text }: Place): Markup {
  if (text !== undefined) {
    const what = verdict === undefined ? 'lead' : 'lead of this verdict';
    return html`<p class="notice">No ${before ? `older ${what}` : what} with “<bdi>${text}</bdi>”.</p>`;
  }
  if (before) return html`<p class="notice">No older leads.</p>`;
  if (verdict !== undefined) return html`<p class="notice">No leads with this verdict.</p>`;
  return html`<p class="notice">
    No leads yet. Each one appears here as soon as a visitor has sent the form.
  </p>`;
}
