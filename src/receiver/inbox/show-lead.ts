import { isTestId } from '../forward/test-lead.ts';
import { page } from './answer.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { EARLIER_SHOWN, leadPage } from './lead-page.ts';
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
  // One more than is shown tells whether there are more.
  const found = await inbox.store.get(id, EARLIER_SHOWN + 1);
  if (found === undefined) return noSuchLead(id);
  const deliveries = await inbox.store.deliveries.ofLead(id);
  return page(await leadPage({ ...(await frameOf(inbox)), ...found, deliveries, place, ...said }), status);
}

/** @param id where it is known: messages about a test lead to here as well */
export async function noSuchLead(id = ''): Promise<Response> {
  const [title, text] = isTestId(id)
    ? ['This was a test', 'The link works. A test is kept nowhere; a lead would stand here.']
    : [
        'No such lead',
        'There is no lead with this address: it was deleted, or the address was cut short on its way.',
      ];
  return page(await refusalPage(title, text), 404);
}
