import { html } from 'hono/html';
import { nameOf } from '../text/lead-words.ts';
import type { StoredLead } from '../store/store.ts';
import type { Frame } from './document.ts';
import { formParts, inboxDocument } from './document.ts';
import type { Markup } from './parts.ts';
import { counted, time } from './parts.ts';
import type { ToldTo } from './person.ts';
import type { Part, Place } from './place.ts';
import { leadAddress } from './place.ts';

/** What would be deleted. */
export interface EraseView extends Frame {
  lead: StoredLead;
  told: ToldTo;
  /** All leads of the person, where they have more than this one; a part of them is named. */
  person?: Person;
}

type Person = Part & { email: string; count: number; isFirst: boolean; told: ToldTo };

/** Asks before anything is deleted: there is no way back. */
export async function erasePage(view: EraseView): Promise<string> {
  const { lead, told, person, timeZone, formToken, callTarget } = view;
  const name = nameOf(lead.event.data.contact);
  const form = (scope: 'lead' | 'person', words: string, email = '') =>
    html`<form method="post" action="${leadAddress(lead.id)}">
      ${formParts(formToken)}<input type="hidden" name="scope" value="${scope}" />
      <input type="hidden" name="email" value="${email}" />
      <button name="action" value="erase" class="danger">${words}</button>
    </form>`;
  return inboxDocument(
    view,
    {
      title: `Delete: ${name}`,
      heading: html`Delete <bdi>${name}</bdi>`,
      lead: html`<p class="back">
        <a href="${leadAddress(lead.id)}">Back to the lead, and delete nothing</a>
      </p>`,
    },
    html`<p>
        What is deleted here is gone from this database for good, with its notes, earlier sends and what was
        still to be forwarded. Backups of yours keep it.
      </p>
      <section aria-labelledby="one">
        <h2 id="one">This lead only</h2>
        <ul class="plain">
          ${row(lead, timeZone)}
        </ul>
        ${toldTo(told, callTarget)} ${form('lead', 'Delete this lead')}
      </section>
      ${
        person
          ? html`<section aria-labelledby="all">
              <h2 id="all">All leads of <bdi>${person.email}</bdi></h2>
              <ul class="plain">
                ${person.leads.map((one) => row(one, timeZone))}
              </ul>
              ${pagesOf(lead, person)} ${toldTo(person.told, callTarget)}
              ${form('person', `Delete all ${counted(person.count, 'lead')} of this person`, person.email)}
            </section>`
          : ''
      }`,
  );
}

/** Of many leads not all are named at once. */
function pagesOf({ id }: StoredLead, { leads, count, isFirst, next }: Person): Markup | '' {
  if (isFirst && next === undefined) return '';
  const address = (place: Place) => `${leadAddress(id, place)}&delete`;
  return html`<p>${leads.length} of ${counted(count, 'lead')} are named here.</p>
    <nav aria-label="Leads of this person" class="pages">
      ${isFirst ? '' : html`<a href="${address({})}">Newest of them</a>`}
      ${next ? html`<a href="${address(next)}">Older of them</a>` : ''}
    </nav>`;
}

/** Says what was deleted, and what the owner must still see to. */
export async function erasedPage(frame: Frame, count: number, told: ToldTo): Promise<string> {
  return inboxDocument(
    frame,
    { title: 'Deleted', heading: 'Deleted' },
    html`<p role="status" class="done">${counted(count, 'lead')} deleted.</p>
      ${toldTo(told, frame.callTarget)}
      <p><a href="?">All leads</a></p>`,
  );
}

function row({ id, arrived, event }: StoredLead, timeZone: string): Markup {
  const { email } = event.data.contact;
  return html`<li>
    <a href="${leadAddress(id)}"><bdi>${nameOf(event.data.contact)}</bdi></a
    >${email === undefined ? '' : html`, <bdi>${email}</bdi>`}, ${time(arrived, timeZone)}
  </li>`;
}

function toldTo(told: ToldTo, callTarget: Frame['callTarget']): Markup | '' {
  const [surely, perhaps] = [told.surely.map(callTarget), told.perhaps.map(callTarget)];
  if (surely.length + perhaps.length === 0) return '';
  return html`<div class="trouble">
    ${surely.length > 0 ? html`<p>Already told to ${names(surely)}: delete it there, too.</p>` : ''}
    ${
      perhaps.length > 0
        ? html`<p>
            Perhaps told to ${names(perhaps)}, where an attempt failed or is just being made: look there, too.
          </p>`
        : ''
    }
  </div>`;
}

function names(targets: readonly string[]): Markup {
  return html`${targets.map((target, index) => html`${index > 0 ? ', ' : ''}<bdi>${target}</bdi>`)}`;
}
