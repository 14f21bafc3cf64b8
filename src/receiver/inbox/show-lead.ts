import { page } from './answer.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { leadPage } from './lead-page.ts';
import { refusalPage } from './notice-pages.ts';
import type { Draft } from './opinion-form.ts';
import type { Place } from './place.ts';

/** What is said above a lead, and what the owner has typed but not saved yet. */
export interface Said {
  saved?: boolean;
  /** Why it was not saved. */
  trouble?: string;
  draft?: Draft;
}

/** The page of a lead, or the one that says that there is none. */
export async function showLead(
  inbox: Inbox,
  id: string,
  place: Place,
  said: Said = {},
  status = 200,
): Promise<Response> {
  const found = await inbox.store.get(id);
  if (found === undefined) return noSuchLead();
  const deliveries = await inbox.store.deliveries.ofLead(id);
  return page(await leadPage({ ...(await frameOf(inbox)), ...found, deliveries, place, ...said }), status);
}

export async function noSuchLead(): Promise<Response> {
  const text = 'There is no lead with this address: it was deleted, or the address was cut short on its way.';
  return page(await refusalPage('No such lead', text), 404);
}
