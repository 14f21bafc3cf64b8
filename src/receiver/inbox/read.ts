import { page, refusal } from './answer.ts';
import { askToErase } from './erase.ts';
import { exportLeads, exportPerson } from './exports.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { listPage } from './list-page.ts';
import { counted } from './parts.ts';
import type { Place } from './place.ts';
import { leadsAt, placeOf } from './place.ts';
import { showForwarding } from './show-forwarding.ts';
import { noSuchLead, showLead } from './show-lead.ts';

/** Leads on one page. */
const PAGE = 25;

/** Dead letters looked at for the list's notice; more than that are "more than". */
const COUNTED = 100;

/** Answers a GET: what the address asks for. It changes nothing. */
export async function read(inbox: Inbox, query: URLSearchParams): Promise<Response> {
  const place = placeOf(query);
  const [id, person, format] = [query.get('lead'), query.get('person'), query.get('export')];
  if (id !== null && query.has('delete')) return askToErase(inbox, id, place);
  if (id !== null) return showLead(inbox, id, place, { saved: query.has('saved') });
  if (person !== null) return (await exportPerson(inbox, person)) ?? noSuchLead();
  if (format !== null) return (await exportLeads(inbox, format, place)) ?? noSuchFormat();
  if (query.has('dead-letters')) return showForwarding(inbox, query);
  return showList(inbox, place);
}

async function showList(inbox: Inbox, place: Place): Promise<Response> {
  const { leads, next } = await leadsAt(inbox.store, place, PAGE);
  const view = { ...(await frameOf(inbox)), leads, place, troubles: await troublesOf(inbox) };
  return page(await listPage({ ...view, isFull: leads.length === PAGE, ...(next && { next }) }), 200);
}

/** What the owner should look after, in sentences. Its time does not grow with the number of deliveries. */
async function troublesOf({ store: { deliveries }, callTarget }: Inbox): Promise<string[]> {
  const disabled = await deliveries.listDisabled();
  const dead = await deliveries.listDeadLetters({ limit: COUNTED + 1 });
  // One lead may be a dead letter of several targets.
  const leads = counted(new Set(dead.map(({ id }) => id)).size, 'lead');
  const many = `There are more than ${COUNTED} dead letters.`;
  return [
    ...disabled.map(({ target }) => `Nothing is sent to ${callTarget(target)} any more.`),
    ...(dead.length > 0 ? [dead.length > COUNTED ? many : `${leads} could not be forwarded.`] : []),
  ];
}

async function noSuchFormat(): Promise<Response> {
  return refusal(404, 'Leads are exported as csv or json.');
}
