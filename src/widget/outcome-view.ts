import type { Sent } from '../delivery/outbox.ts';
import type { LeadEvent } from '../lead/lead-event.ts';
import type { Outcome } from '../qualifier/schema.ts';
import { fillIn, urlPart } from '../lead/fill-in.ts';
import { make } from './dom.ts';
import type { Words } from './locales/en.ts';

/** What the visitor is told after a submit. */
export interface Told extends Partial<Sent> {
  lead: LeadEvent;
  outcome: Outcome | undefined;
}

/**
 * The outcome: the owner's words or slot, else ours; a way to write by mail where the lead did not get through.
 * The owner's link needs no second look: `isUsable` refuses rules with an unsafe one, and what is put into it cannot
 * choose where it leads.
 * @param address where to write; empty: nowhere
 * @param onChange the visitor wants to change an answer after a decline
 */
export function outcomeView(
  { lead, outcome, delivery = 'delivered', kept }: Told,
  words: Words,
  address: string,
  onChange: () => void,
): HTMLElement {
  const { data } = lead;
  const failed = delivery !== 'delivered';
  const state = failed ? delivery : data.qualification.verdict;
  const message = state === 'queued' ? words.queued(kept) : words[state];
  const href = failed ? address && mailLink(address, lead) : fillIn(outcome?.href ?? '', data, urlPart);
  const root = make(
    'div',
    { part: 'outcome', tabindex: '-1' },
    make(
      'slot',
      { name: state },
      make('p', {}, (!failed && fillIn(outcome?.message ?? '', data)) || message),
    ),
  );
  if (href) {
    const text = failed ? words.write(address) : (outcome?.action ?? href);
    root.append(make('p', {}, make('a', { part: 'action', href }, text)));
  }
  if (state === 'unqualified') {
    const button = make('button', { part: 'action change', type: 'button' }, words.change);
    button.addEventListener('click', onChange);
    root.append(button);
  }
  return root;
}

/** A mail with what the visitor typed, so that nothing has to be typed again. */
function mailLink(address: string, { data: { contact, answers } }: LeadEvent): string {
  const told = Object.values(answers).map(({ label, text }) => `${label} ${text}`);
  const body = [contact.message, ...told, contact.name, contact.email].filter(Boolean).join('\n\n');
  return `mailto:${encodeURI(address)}?body=${urlPart(body.slice(0, 1_500))}`;
}
