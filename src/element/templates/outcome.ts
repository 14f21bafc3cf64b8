import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryResult } from '../../delivery/attempt.ts';
import { fillIn, urlPart } from '../../lead/fill-in.ts';
import type { LeadEvent } from '../../lead/lead-event.ts';
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import { outcomeWordsOf } from '../locales/en-outcome.ts';
import type { Words } from '../locales/words.ts';

/** What the visitor reads after a submit. */
export interface ShownOutcome extends Partial<DeliveryResult> {
  lead: LeadEvent;
  /** What the lead was judged to be; undefined without rules. */
  qualification: Qualification | undefined;
}

/** The owner's own words and link, where there are any. */
interface OwnWords {
  message?: string | undefined;
  href?: string | undefined;
  action?: string | undefined;
  explain?: string | readonly string[] | undefined;
}

/** The styles of the outcome, for the shadow root. */
export const outcomeStyles = new CSSStyleSheet();
outcomeStyles.replaceSync(
  '[part~=action]{background:none;border:0;color:inherit;font:inherit;padding:.3em 0;text-align:start;text-decoration:underline}',
);

/**
 * The outcome: the owner's words or slot, else ours, and the reason for it; a way to write by mail where the lead did
 * not get through. The owner's link was checked by `isUsable`, and what is filled into it cannot choose where it leads.
 * @param address where to write; empty: nowhere
 * @param onReopen the visitor wants to change an answer after a decline
 */
export function outcomeTemplate(
  { lead, qualification, delivery = 'delivered', kept }: ShownOutcome,
  visitorWords: Words,
  address: string,
  onReopen: () => void,
): TemplateResult {
  const words = outcomeWordsOf(visitorWords);
  const isDelivered = delivery === 'delivered';
  const state = isDelivered ? lead.data.qualification.verdict : delivery;
  const own: OwnWords = isDelivered
    ? { explain: qualification?.explain, ...qualification?.outcome }
    : { href: address && mailLink(address, lead), action: words.write(address) };
  const fill = (text = '', encode?: typeof urlPart): string => fillIn(text, lead.data, encode);
  const href = fill(own.href, urlPart);
  const message = state === 'queued' ? words.queued(kept) : words[state];
  return html`<div part="outcome" tabindex="-1">
    <slot name=${state}><p>${fill(own.message) || message}</p></slot>
    ${[own.explain ?? []].flat().map((text) => html`<p part="explain">${fill(text)}</p>`)}
    ${href ? html`<p><a part="action" href=${href}>${own.action ?? href}</a></p>` : nothing}
    ${
      state === 'unqualified'
        ? html`<button part="action change" type="button" @click=${onReopen}>${words.change}</button>`
        : nothing
    }
  </div>`;
}

/** A mail with what the visitor typed, so that nothing has to be typed again. */
function mailLink(address: string, { data: { contact, answers } }: LeadEvent): string {
  const answered = Object.values(answers).map(({ label, text }) => `${label} ${text}`);
  const body = [contact.message, ...answered, contact.name, contact.email].filter(Boolean).join('\n\n');
  return `mailto:${encodeURI(address)}?body=${urlPart(body.slice(0, 1_500))}`;
}
