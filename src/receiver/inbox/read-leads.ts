import type { Cursor, Store, StoredLead } from '../store/store.ts';
import type { ListQuery } from './list-query.ts';

/** A page of leads. */
export interface LeadsPage {
  leads: readonly StoredLead[];
  /** The next page; absent on the last one. */
  next?: ListQuery & { before: Cursor };
}

/**
 * A page of the leads that match a query. A search may give fewer than asked for with more to come: one call looks
 * through a share of the leads only.
 * @param limit at most 499
 */
export async function readLeads(
  store: Pick<Store, 'list' | 'search'>,
  query: ListQuery,
  limit: number,
): Promise<LeadsPage> {
  const { text, ...options } = query;
  const more = limit + 1;
  if (text === undefined) return pageOf(await store.list({ ...options, limit: more }), limit, query);
  const { leads, next } = await store.search({ ...options, text, limit: more });
  return pageOf(leads, limit, query, next);
}

/** A page of the leads of a person. */
export async function readLeadsOf(
  store: Pick<Store, 'leadsOf'>,
  email: string,
  before: Cursor | undefined,
  limit: number,
): Promise<LeadsPage> {
  return pageOf(await store.leadsOf(email, { ...(before && { before }), limit: limit + 1 }), limit, {});
}

/** One lead more than the page holds shows that there is a next one. */
function pageOf(leads: readonly StoredLead[], limit: number, query: ListQuery, cursor?: Cursor): LeadsPage {
  const shown = leads.slice(0, limit);
  const last = leads.length > limit ? shown.at(-1) : undefined;
  const before = last ? { arrived: last.arrived, id: last.id } : cursor;
  return { leads: shown, ...(before && { next: { ...query, before } }) };
}

/** The email address by which the leads of one person are found. */
export function emailOf({ event }: StoredLead): string | undefined {
  return event.data.contact.email?.trim() || undefined;
}

/** How long it may take from the time noted in a lead until it is stored, in milliseconds; clocks differ, too. */
const LATE_MS = 60 * 60 * 1000;

/**
 * All leads that are there when it begins, each once, in the pages that `read` gives.
 *
 * A person who comes back moves their lead to the top, perhaps from a page not read yet to one read already: such
 * leads come at the end. For that the ids of all leads read are remembered, 37 bytes each.
 */
export async function* allLeads(
  read: (before?: Cursor) => Promise<LeadsPage>,
  now: number,
): AsyncGenerator<readonly StoredLead[]> {
  const seen: string[] = [];
  const isSeen = ({ id }: StoredLead) => seen.some((ids) => ids.includes(id));
  let newest = now;
  for await (const { leads } of pages(read)) {
    if (seen.length === 0) newest = Math.min(now, leads[0]?.arrived ?? now);
    seen.push(idsOf(leads));
    if (leads.length > 0) yield leads;
  }
  // While these are read, others may move: until none was missed.
  for (let isComplete = false; !isComplete;) {
    isComplete = true;
    for await (const { leads } of pages(read)) {
      // A lead that was sent only once is new.
      const missed = leads.filter((lead) => lead.sequence > 1 && !isSeen(lead));
      if (missed.length > 0) {
        isComplete = false;
        seen.push(idsOf(missed));
        yield missed;
      }
      if ((leads.at(-1)?.arrived ?? 0) < newest - LATE_MS) break;
    }
  }
}

async function* pages(read: (before?: Cursor) => Promise<LeadsPage>): AsyncGenerator<LeadsPage> {
  let page = await read();
  yield page;
  while (page.next !== undefined) {
    page = await read(page.next.before);
    yield page;
  }
}

function idsOf(leads: readonly StoredLead[]): string {
  return leads.map(({ id }) => id).join(' ');
}
