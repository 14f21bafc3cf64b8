import { page, refusal } from './answer.ts';
import type { Change } from './change.ts';
import { erasedPage, erasePage } from './erase-pages.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { emailOf, leadsOfPerson, toldOf } from './person.ts';
import { noSuchLead } from './show-lead.ts';

/** The page that asks before a lead, or a person, is deleted. */
export async function askToErase(inbox: Inbox, id: string): Promise<Response> {
  const lead = (await inbox.store.get(id))?.lead;
  if (lead === undefined) return noSuchLead();
  const leads = await leadsOfPerson(inbox.store, lead);
  const email = emailOf(lead);
  const told = await toldOf(inbox.store, [lead]);
  const person = email !== undefined &&
    leads.length > 1 && { email, leads, told: await toldOf(inbox.store, leads) };
  return page(await erasePage({ ...(await frameOf(inbox)), lead, told, ...(person && { person }) }), 200);
}

/** Deletes what that page showed. Asked again, it finds nothing any more. */
export async function erase({ inbox, query, form }: Change): Promise<Response> {
  const id = query.get('lead') ?? '';
  const [scope, email] = [form.get('scope'), form.get('email')?.trim()];
  if (scope === 'lead') {
    const lead = (await inbox.store.get(id))?.lead;
    if (lead === undefined) return noSuchLead();
    const told = await toldOf(inbox.store, [lead]);
    const gone = await inbox.store.erase({ id });
    return page(await erasedPage(await frameOf(inbox), gone.length, told), 200);
  }
  if (scope !== 'person' || !email) return refusal(400, 'The form was not complete.');
  const told = await toldOf(inbox.store, await inbox.store.leadsOf(email));
  const gone = await inbox.store.erase({ email });
  return gone.length === 0
    ? noSuchLead()
    : page(await erasedPage(await frameOf(inbox), gone.length, told), 200);
}
