import { html } from 'hono/html';
import type { DeliveryState } from '../store/delivery-store.ts';
import { nameOf, VERDICT_WORDS } from '../text/lead-words.ts';
import type { JudgedLead } from '../assess/judgement.ts';
import type { EarlierSend, StoredLead } from '../store/store.ts';
import { changesBetween } from './changes.ts';
import { deliveryWords } from './delivery-words.ts';
import type { Frame } from './document.ts';
import { inboxDocument } from './document.ts';
import { wholeLead } from './lead-article.ts';
import type { Draft } from './opinion-form.ts';
import { opinionForm } from './opinion-form.ts';
import type { Markup } from './parts.ts';
import { long, rulesSaid, time } from './parts.ts';
import type { Place } from './place.ts';
import { addressOf } from './place.ts';

/** Earlier sends on the page of a lead; a robot can make a thousand. */
export const EARLIER_SHOWN = 20;

/** A lead with all that is known of it. */
export interface LeadView extends Frame {
  lead: StoredLead;
  /** Where there are more than are shown: one more. */
  earlier: readonly EarlierSend[];
  deliveries: readonly DeliveryState[];
  /** Where in the list the owner came from. */
  place: Place;
  /** Whether the owner's verdict and note were just saved. */
  saved?: boolean;
  /** Why they were not, and what was typed. */
  trouble?: string;
  draft?: Draft;
}

/** The page of one lead. */
export async function leadPage(view: LeadView): Promise<string> {
  const { lead, earlier, deliveries, place, timeZone, formToken, draft } = view;
  const name = nameOf(lead.event.data.contact);
  return inboxDocument(
    view,
    {
      title: name,
      heading: name,
      lead: html`<p class="back"><a href="${addressOf(place)}">Back to the list</a></p>`,
    },
    html`${said(view)} ${wholeLead(lead, timeZone)} ${opinionForm(lead, formToken, place, draft)}
    ${earlier.length > 0 ? earlierSends(lead, earlier, timeZone) : ''} ${forwarding(deliveries, view)}
    ${personLinks(lead)}`,
  );
}

/** What was just done takes the focus, so that it is read first. */
function said({ saved = false, trouble }: LeadView): Markup | '' {
  if (trouble !== undefined)
    return html`<p role="alert" class="trouble" dir="auto" tabindex="-1" autofocus>${trouble}</p>`;
  return saved ? html`<p role="status" class="done" tabindex="-1" autofocus>Saved.</p>` : '';
}

function personLinks({ id }: StoredLead): Markup {
  return html`<section aria-labelledby="person">
    <h2 id="person">The person’s data</h2>
    <p>
      <a href="?person=${id}">Export all that is kept of this person</a> (JSON): what they may ask you for.
    </p>
    <p><a href="?lead=${id}&amp;delete">Delete this lead, or all of this person …</a></p>
  </section>`;
}

function earlierSends(lead: StoredLead, earlier: readonly EarlierSend[], timeZone: string): Markup {
  const later = (index: number): JudgedLead => earlier[index - 1] ?? lead;
  return html`<section aria-labelledby="earlier">
    <h2 id="earlier">Earlier sends</h2>
    <p>The same person sent the form more than once. Above stands what they sent last.</p>
    <ol class="sends">
      ${earlier
        .slice(0, EARLIER_SHOWN)
        .map((send, index) => html`<li>${sendBefore(send, later(index), timeZone)}</li>`)}
    </ol>
    ${earlier.length > EARLIER_SHOWN ? html`<p>There are older ones: they are in the export below.</p>` : ''}
  </section>`;
}

/** Eyes see which is which by the line through it. */
const BEFORE = html`<span class="for-ears">Before:</span> `;
const THEN = html`<span class="for-ears">Then:</span> `;

function sendBefore(send: EarlierSend, after: JudgedLead, timeZone: string): Markup {
  const changes = changesBetween(send, after);
  return html`<h3>Number ${send.sequence}, ${time(send.received, timeZone)}</h3>
    <p>
      The rules said: ${rulesSaid(send.judgement)}.
      ${send.overrule ? html`Your verdict then: ${VERDICT_WORDS[send.overrule]}.` : ''}
    </p>
    ${
      changes.length === 0
        ? html`<p>Then sent again without a change.</p>`
        : html`<dl>
            ${changes.map(
              ({ term, before, after: now }) =>
                html`<div dir="auto">
                  <dt>${term}</dt>
                  <dd>
                    ${BEFORE}${before === undefined ? html`<p>Not said</p>` : html`<del>${long(before)}</del>`}
                  </dd>
                  <dd>
                    ${THEN}${now === undefined ? html`<p>No longer said</p>` : html`<ins>${long(now)}</ins>`}
                  </dd>
                </div>`,
            )}
          </dl>`
    }`;
}

function forwarding(deliveries: readonly DeliveryState[], { timeZone, callTarget }: Frame): Markup | '' {
  if (deliveries.length === 0) return '';
  const several = new Set(deliveries.map(({ sequence }) => sequence)).size > 1;
  return html`<section aria-labelledby="forwarded">
    <h2 id="forwarded">Forwarded to</h2>
    <ul class="deliveries">
      ${deliveries.map(
        (delivery) =>
          html`<li data-state="${delivery.state}">
            <strong dir="auto">${callTarget(delivery.target)}</strong
            >${several ? ` (send ${delivery.sequence})` : ''}: ${deliveryWords(delivery, timeZone)}
          </li>`,
      )}
    </ul>
  </section>`;
}
