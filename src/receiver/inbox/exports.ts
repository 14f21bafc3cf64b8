import type { StoredLead } from '../store.ts';
import { columnsOf, questionsIn, questionsOf } from './csv-columns.ts';
import { leadsOfPerson } from './person.ts';
import { download } from './download.ts';
import type { ExportedLead } from './export.ts';
import { csvOf, exportedLead, jsonOf, wholeExport } from './export.ts';
import type { Inbox } from './inbox.ts';
import type { Part, Place } from './place.ts';
import { leadsAt } from './place.ts';

/** Leads read from the store at once: the most that `leadsAt` gives. */
const BATCH = 499;

/** The export of what is looked at: the whole of it, not the page alone. `undefined` for an unknown format. */
export async function exportLeads(inbox: Inbox, format: string, place: Place): Promise<Response | undefined> {
  const name = `leads${place.verdict ? `-${place.verdict}` : ''}-${dateOf(inbox)}`;
  return exportOf(inbox, format, name, batches(inbox, place));
}

/** All that is kept of the person whose lead this is: what the law lets them ask for. */
export async function exportPerson(inbox: Inbox, id: string): Promise<Response | undefined> {
  const found = await inbox.store.get(id);
  if (found === undefined) return undefined;
  const leads = await leadsOfPerson(inbox.store, found.lead);
  const json = jsonOf(
    wholeLeads(
      inbox,
      leads.map((lead) => lead.id),
    ),
  );
  // Whose it is stands in the file, not in its name.
  return download(`leads-of-a-person-${dateOf(inbox)}.json`, 'application/json', json);
}

async function exportOf(
  { qualifiers, timeZone }: Inbox,
  format: string,
  name: string,
  leads: AsyncGenerator<readonly StoredLead[]>,
): Promise<Response | undefined> {
  if (format === 'csv') {
    const known = questionsOf(qualifiers);
    const csv = csvOf(leads, (first) => columnsOf(known.size > 0 ? known : questionsIn(first), timeZone));
    return download(`${name}.csv`, 'text/csv; charset=utf-8; header=present', csv);
  }
  if (format !== 'json') return undefined;
  const json = jsonOf(mapped(leads, (batch) => batch.map(exportedLead)));
  return download(`${name}.json`, 'application/json', json);
}

/** All leads of a place, in batches. */
async function* batches({ store }: Inbox, from: Place): AsyncGenerator<readonly StoredLead[]> {
  for (let place: Place | undefined = from; place !== undefined;) {
    const { leads, next }: Part = await leadsAt(store, place, BATCH);
    if (leads.length > 0) yield leads;
    place = next;
  }
}

/** All that is kept of a person, one lead at a time. */
async function* wholeLeads(
  { store }: Inbox,
  ids: readonly string[],
): AsyncGenerator<readonly ExportedLead[]> {
  for (const id of ids) {
    const found = await store.get(id);
    if (found) yield [wholeExport(found.lead, found.earlier, await store.deliveries.ofLead(id))];
  }
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
