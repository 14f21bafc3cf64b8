import { nameOf } from '../lead-words.ts';
import { page } from './answer.ts';
import type { Frame } from './document.ts';
import { forwardingPage } from './forwarding-page.ts';
import type { Inbox } from './inbox.ts';
import { leadPage } from './lead-page.ts';
import { listPage } from './list-page.ts';
import { refusalPage } from './notice-pages.ts';
import { counted } from './parts.ts';
import type { Place } from './place.ts';
import { behind, placeOf } from './place.ts';

/** Leads and dead letters on one page. */
const PAGE = 25;

/** Dead letters counted for the list's notice; more than that are "more than". */
const COUNTED = 100;

/** Answers a GET: what the address asks for. It changes nothing. */
export async function read(inbox: Inbox, _request: Request, query: URLSearchParams): Promise<Response> {
  const id = query.get('lead');
  const place = placeOf(query);
  if (id !== null) return showLead(inbox, id, place);
  if (query.has('dead-letters')) return showForwarding(inbox, query);
  return showList(inbox, place);
}

/** What every page needs. */
export async function frameOf({ timeZone, access }: Inbox): Promise<Frame> {
  return { timeZone, formToken: await access.formToken() };
}

export async function noSuchLead(): Promise<Response> {
  const text = 'There is no lead with this address: it was deleted, or the address was cut short on its way.';
  return page(await refusalPage('No such lead', text), 404);
}

async function showList(inbox: Inbox, place: Place): Promise<Response> {
  // One more than shown tells whether there is a further page.
  const leads = await inbox.store.list({ limit: PAGE + 1, ...place });
  const shown = leads.slice(0, PAGE);
  const last = leads.length > PAGE ? shown.at(-1) : undefined;
  const view = { ...(await frameOf(inbox)), leads: shown, place, troubles: await troublesOf(inbox) };
  return page(await listPage({ ...view, ...(last && { next: behind(place, last) }) }), 200);
}

/** What the owner should look after, in sentences. Its time does not grow with the number of deliveries. */
async function troublesOf({ store: { deliveries } }: Inbox): Promise<string[]> {
  const dead = await deliveries.listDeadLetters({ limit: COUNTED + 1 });
  if (dead.length === 0) return [];
  const many = dead.length > COUNTED ? `More than ${COUNTED} leads` : counted(dead.length, 'lead');
  return [`${many} could not be forwarded.`];
}

async function showLead(inbox: Inbox, id: string, place: Place): Promise<Response> {
  const found = await inbox.store.get(id);
  if (found === undefined) return noSuchLead();
  const deliveries = await inbox.store.deliveries.ofLead(id);
  return page(await leadPage({ ...(await frameOf(inbox)), ...found, deliveries, place }), 200);
}

async function showForwarding(inbox: Inbox, query: URLSearchParams): Promise<Response> {
  const { deliveries } = inbox.store;
  const given = query.get('before') ?? '';
  const before = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const found = await deliveries.listDeadLetters({
    limit: PAGE + 1,
    ...(before !== undefined && { before }),
  });
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const letters = await Promise.all(
    shown.map(async (letter) => {
      const lead = (await inbox.store.get(letter.id))?.lead;
      return { letter, name: lead ? nameOf(lead.event.data.contact) : 'A deleted lead' };
    }),
  );
  const done = doneWords(query);
  const view = {
    ...(await frameOf(inbox)),
    targets: await deliveries.listTargets(),
    letters,
    now: inbox.now(),
  };
  return page(
    await forwardingPage({
      ...view,
      ...(before !== undefined && { before }),
      ...(last && { next: last.number }),
      ...(done !== undefined && { done }),
    }),
    200,
  );
}

/** What `change.ts` has just done, as its redirect tells. */
function doneWords(query: URLSearchParams): string | undefined {
  const count = /^\d{1,9}$/.exec(query.get('again') ?? '')?.[0];
  if (count !== undefined) {
    return count === '0'
      ? 'Nothing was left to send again.'
      : `${counted(Number(count), 'dead letter')} will be sent again now.`;
  }
  return query.has('enabled') ? 'The target is enabled: what waits for it is sent now.' : undefined;
}
