import type { Cursor, StoredLead } from '../store/store.ts';
import { allLeads } from './all-leads.ts';
import { columnsOf, questionsIn, questionsOf } from './csv-columns.ts';
import { emailOf } from './person.ts';
import { download } from './download.ts';
import type { ExportedLead } from './export.ts';
import { csvOf, exportedLead, jsonOf, wholeExport } from './export.ts';
import type { Inbox } from './inbox.ts';
import type { Place } from './place.ts';
import { leadsAt, leadsBehind } from './place.ts';

/** Leads read from the store at once: the most that `leadsAt` gives. */
const BATCH = 499;

/** The export of what is looked at: the whole of it, not the page alone. `undefined` for an unknown format. */
export async function exportLeads(inbox: Inbox, format: string, place: Place): Promise<Response | undefined> {
  const name = `leads${place.verdict ? `-${place.verdict}` : ''}-${dateOf(inbox)}`;
  return exportOf(inbox, format, name, leadsFrom(inbox, place));
}

/** All that is kept of the person whose lead this is: what the law lets them ask for. */
export async function exportPerson(inbox: Inbox, id: string): Promise<Response | undefined> {
  const found = await inbox.store.get(id, 0);
  if (found === undefined) return undefined;
  const json = jsonOf(wholeLeads(inbox, found.lead));
  // Whose it is stands in the file, not in its name.
  return download(`leads-of-a-person-${dateOf(inbox)}.json`, 'application/json', json, (error) =>
    inbox.fail('An export broke off', error),
  );
}

async function exportOf(
  { qualifiers, timeZone, fail }: Inbox,
  format: string,
  name: string,
  leads: AsyncGenerator<readonly StoredLead[]>,
): Promise<Response | undefined> {
  const onFailure = (error: unknown) => fail('An export broke off', error);
  if (format === 'csv') {
    const known = questionsOf(qualifiers);
    const csv = csvOf(leads, (first) => columnsOf(known.size > 0 ? known : questionsIn(first), timeZone));
    return download(`${name}.csv`, 'text/csv; charset=utf-8; header=present', csv, onFailure);
  }
  if (format !== 'json') return undefined;
  const json = jsonOf(mapped(leads, (batch) => batch.map(exportedLead)));
  return download(`${name}.json`, 'application/json', json, onFailure);
}

/** All leads of a place, in batches. */
function leadsFrom({ store, now }: Inbox, { before: from, ...place }: Place) {
  return allLeads((before = from) => leadsAt(store, { ...place, ...(before && { before }) }, BATCH), now());
}

/** All that is kept of the person whose lead this is, one lead at a time. */
async function* wholeLeads({ store, now }: Inbox, lead: StoredLead): AsyncGenerator<readonly ExportedLead[]> {
  const email = emailOf(lead);
  const whole = async (id: string) => {
    const found = await store.get(id);
    return found ? [wholeExport(found.lead, found.earlier, await store.deliveries.ofLead(id))] : [];
  };
  let isIn = false;
  if (email !== undefined) {
    const read = (before?: Cursor) => leadsBehind((options) => store.leadsOf(email, options), before, BATCH);
    for await (const batch of allLeads(read, now())) {
      for (const { id } of batch) {
        isIn ||= id === lead.id;
        yield await whole(id);
      }
    }
  }
  // Who gave no address is known by this lead alone.
  if (!isIn) yield await whole(lead.id);
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
