import type { DeliveryState } from '../store/delivery-store.ts';
import type { EarlierSend, StoredLead } from '../store/store.ts';
import type { Inbox, InboxRequest } from './context.ts';
import { columnsOf, csvOf, questionsIn, questionsOf } from './csv.ts';
import { parseListQuery } from './list-query.ts';
import { noSuchLead, refuse } from './notices.tsx';
import { allLeads, emailOf, readLeads, readLeadsOf } from './read-leads.ts';
import { download } from './responses.ts';

/** Exports come in pieces, one for each batch of leads: none is ever held whole. */

/** Leads read from the store at once: the most that `readLeads` gives. */
const BATCH = 499;

/** Exports all leads that match the address, not one page of them. */
export async function exportLeads({ inbox, query }: InboxRequest): Promise<Response> {
  const list = parseListQuery(query);
  const leads = allLeads(
    (before = list.before) => readLeads(inbox.store, { ...list, ...(before && { before }) }, BATCH),
    inbox.now(),
  );
  const name = `leads${list.verdict ? `-${list.verdict}` : ''}-${dateOf(inbox)}`;
  const format = query.get('export');
  if (format === 'csv') {
    const known = questionsOf(inbox.qualifiers);
    const csv = csvOf(leads, (first) =>
      columnsOf(known.size > 0 ? known : questionsIn(first), inbox.timeZone),
    );
    return file(inbox, `${name}.csv`, 'text/csv; charset=utf-8; header=present', csv);
  }
  if (format === 'json') {
    const json = jsonOf(mapped(leads, (batch) => batch.map(exportedLead)));
    return file(inbox, `${name}.json`, 'application/json', json);
  }
  return refuse(404, 'Leads are exported as csv or json.');
}

/** Exports all that is kept about the person behind a lead, which the law lets them ask for. */
export async function exportPerson({ inbox, query }: InboxRequest): Promise<Response> {
  const found = await inbox.store.get(query.get('person') ?? '', 0);
  if (found === undefined) return noSuchLead();
  // The name of the file does not say whose data is in it.
  const name = `leads-of-a-person-${dateOf(inbox)}.json`;
  return file(inbox, name, 'application/json', jsonOf(leadsOfPerson(inbox, found.lead)));
}

function file(inbox: Inbox, name: string, type: string, pieces: AsyncGenerator<string>): Promise<Response> {
  return download(name, type, pieces, (error) => inbox.reportFailure('An export broke off', error));
}

/** All that is kept about the person behind a lead, one lead at a time. */
async function* leadsOfPerson(
  { store, now }: Inbox,
  lead: StoredLead,
): AsyncGenerator<readonly ExportedLead[]> {
  const email = emailOf(lead);
  const whole = async (id: string) => {
    const found = await store.get(id);
    return found ? [wholeExport(found.lead, found.earlier, await store.deliveries.ofLead(id))] : [];
  };
  let isIncluded = false;
  if (email !== undefined) {
    const leads = allLeads((before) => readLeadsOf(store, email, before, BATCH), now());
    for await (const batch of leads) {
      for (const { id } of batch) {
        isIncluded ||= id === lead.id;
        yield await whole(id);
      }
    }
  }
  // A person who gave no email address is known by this lead alone.
  if (!isIncluded) yield await whole(lead.id);
}

/** A lead in the JSON: the event as it came, and what was made of it here. No key of it is a secret. */
export interface ExportedLead {
  id: string;
  /** When this send was received, and since when it has its place in the inbox: ISO 8601, UTC. */
  received: string;
  arrived: string;
  /** The verdict that counts: the owner's, else that of the rules. */
  verdict: StoredLead['judgement']['verdict'];
  overrule?: StoredLead['judgement']['verdict'];
  note?: string;
  judgement: StoredLead['judgement'];
  event: StoredLead['event'];
  /** In the export of one person only: what they sent before, the latest first. */
  earlier?: readonly { received: string; judgement: EarlierSend['judgement']; event: EarlierSend['event'] }[];
  /** In the export of one person only: the targets that the lead was, or is to be, forwarded to. */
  forwarded?: readonly { target: string; state: DeliveryState['state']; settled?: string }[];
}

/** One JSON array, a lead on each line. */
async function* jsonOf(batches: AsyncIterable<readonly ExportedLead[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield before + batch.map((lead) => JSON.stringify(lead)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function exportedLead(lead: StoredLead): ExportedLead {
  const { id, received, arrived, overrule, note, judgement, event } = lead;
  return {
    id,
    received: new Date(received).toISOString(),
    arrived: new Date(arrived).toISOString(),
    verdict: overrule ?? judgement.verdict,
    ...(overrule && { overrule }),
    ...(note !== undefined && { note }),
    judgement,
    event,
  };
}

/** The same with all else that is kept about it, for the person who asks. */
function wholeExport(
  lead: StoredLead,
  earlier: readonly EarlierSend[],
  deliveries: readonly DeliveryState[],
): ExportedLead {
  return {
    ...exportedLead(lead),
    earlier: earlier.map(({ received, judgement, event }) => ({
      received: new Date(received).toISOString(),
      judgement,
      event,
    })),
    forwarded: deliveries.map(({ target, state, settled }) => ({
      target,
      state,
      ...(settled !== undefined && { settled: new Date(settled).toISOString() }),
    })),
  };
}

async function* mapped<From, To>(
  values: AsyncIterable<From>,
  change: (value: From) => To,
): AsyncGenerator<To> {
  for await (const value of values) yield change(value);
}

/** Today, for the name of a file. */
function dateOf({ now, timeZone }: Inbox): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(now());
}
