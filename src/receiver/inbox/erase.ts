import { page, refusal } from './answer.ts';
import type { Change } from './change.ts';
import { erasedPage, erasePage } from './erase-pages.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { emailOf, toldTo } from './person.ts';
import type { Place } from './place.ts';
import { leadsBehind } from './place.ts';
import { noSuchLead } from './show-lead.ts';

/** Leads of a person that are named on one page. */
const NAMED = 50;

/**
 * The page that asks before a lead, or a person, is deleted.
 * @param place where in the leads of the person it is looked at
 */
export async function askToErase(inbox: Inbox, id: string, { before }: Place): Promise<Response> {
  const { store } = inbox;
  const lead = (await store.get(id, 0))?.lead;
  if (lead === undefined) return noSuchLead();
  const told = toldTo(await store.deliveries.recipients({ id }));
  const email = emailOf(lead);
  const count = email === undefined ? 0 : await store.countOf(email);
  const person = email !== undefined &&
    count > 1 && {
      email,
      count,
      ...(await leadsBehind((options) => store.leadsOf(email, options), before, NAMED)),
      isFirst: before === undefined,
      told: toldTo(await store.deliveries.recipients({ email })),
    };
  return page(await erasePage({ ...(await frameOf(inbox)), lead, told, ...(person && { person }) }), 200);
}

/** Deletes what that page showed. Asked again, it finds nothing any more. */
export async function erase({ inbox, query, form }: Change): Promise<Response> {
  const [scope, email] = [form.get('scope'), form.get('email')?.trim()];
  if (scope !== 'lead' && (scope !== 'person' || !email)) {
    return refusal(400, 'The form was not complete.');
  }
  const which = scope === 'person' && email ? { email } : { id: query.get('lead') ?? '' };
  const { ids, recipients } = await inbox.store.erase(which);
  if (ids.length === 0) return noSuchLead();
  return page(await erasedPage(await frameOf(inbox), ids.length, toldTo(recipients)), 200);
}
