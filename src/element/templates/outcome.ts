import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryResult } from '../../delivery/attempt.ts';
import type { LeadEvent } from '../../lead/lead-event.ts';
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import { fillIn, urlPart } from '../../lead/fill-in.ts';
import type { Words } from '../locales/en.ts';

/** What the visitor is told after a submit. */
export interface Told extends Partial<DeliveryResult> {
  lead: LeadEvent;
  /** What the lead was judged to be; undefined where there were no rules to judge by. */
  qualification: Qualification | undefined;
}

/** What is said after a submit, where it is not left to our own words. */
type Said = Partial<Record<'message' | 'href' | 'action', string | undefined>> & {
  explain?: string | readonly string[] | undefined;
};

/**
 * The outcome: the owner's words or slot, else ours, and why; a way to write by mail where the lead did not get through.
 * The owner's link needs no second look: `isUsable` refuses rules with an unsafe one, and what is put into it cannot
 * choose where it leads.
 * @param address where to write; empty: nowhere
 * @param onChange the visitor wants to change an answer after a decline
 */
export function outcome(
  { lead, qualification, delivery = 'delivered', kept }: Told,
  words: Words,
  address: string,
  onChange: () => void,
): TemplateResult {
  const failed = delivery !== 'delivered';
  const state = failed ? delivery : lead.data.qualification.verdict;
  const told: Said = failed
    ? { href: address && mailLink(address, lead), action: words.write(address) }
    : { explain: qualification?.explain, ...qualification?.outcome };
  const fill = (text = '', encode?: typeof urlPart): string => fillIn(text, lead.data, encode);
  const href = fill(told.href, urlPart);
  const message = state === 'queued' ? words.queued(kept) : words[state];
  return html`<div part="outcome" tabindex="-1">
    <slot name=${state}><p>${fill(told.message) || message}</p></slot>
    ${[told.explain ?? []].flat().map((text) => html`<p part="explain">${fill(text)}</p>`)}
    ${href ? html`<p><a part="action" href=${href}>${told.action ?? href}</a></p>` : nothing}
    ${
      state === 'unqualified'
        ? html`<button part="action change" type="button" @click=${onChange}>${words.change}</button>`
        : nothing
    }
  </div>`;
}

/** A mail with what the visitor typed, so that nothing has to be typed again. */
function mailLink(address: string, { data: { contact, answers } }: LeadEvent): string {
  const told = Object.values(answers).map(({ label, text }) => `${label} ${text}`);
  const body = [contact.message, ...told, contact.name, contact.email].filter(Boolean).join('\n\n');
  return `mailto:${encodeURI(address)}?body=${urlPart(body.slice(0, 1_500))}`;
}
