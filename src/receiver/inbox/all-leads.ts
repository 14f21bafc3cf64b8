import type { Cursor, StoredLead } from '../store/store.ts';
import type { Part } from './place.ts';

/** How long it may take from the time that is noted in a lead until it is stored, in milliseconds; clocks differ, too. */
const LATE_MS = 60 * 60 * 1000;

/**
 * All leads that were there when it begins, each once, in the batches that `read` gives.
 *
 * A person who comes back moves their lead to the top, perhaps from where has not been read yet to where has been:
 * such leads come at the end. For that the ids of all leads read are remembered, 37 bytes each.
 */
export async function* allLeads(
  read: (before?: Cursor) => Promise<Part>,
  now: number,
): AsyncGenerator<readonly StoredLead[]> {
  const seen: string[] = [];
  const isSeen = ({ id }: StoredLead) => seen.some((ids) => ids.includes(id));
  let newest = now;
  for await (const { leads } of parts(read)) {
    if (seen.length === 0) newest = Math.min(now, leads[0]?.arrived ?? now);
    seen.push(idsOf(leads));
    if (leads.length > 0) yield leads;
  }
  // While these are read, others may move: until none was missed.
  for (let isWhole = false; !isWhole;) {
    isWhole = true;
    for await (const { leads } of parts(read)) {
      // Who sent once is new.
      const missed = leads.filter((lead) => lead.sequence > 1 && !isSeen(lead));
      if (missed.length > 0) {
        isWhole = false;
        seen.push(idsOf(missed));
        yield missed;
      }
      if ((leads.at(-1)?.arrived ?? 0) < newest - LATE_MS) break;
    }
  }
}

async function* parts(read: (before?: Cursor) => Promise<Part>): AsyncGenerator<Part> {
  let part = await read();
  yield part;
  while (part.next !== undefined) {
    part = await read(part.next.before);
    yield part;
  }
}

function idsOf(leads: readonly StoredLead[]): string {
  return leads.map(({ id }) => id).join(' ');
}
