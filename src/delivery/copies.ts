/**
 * Copies of the queued leads in IndexedDB. A browser that is killed loses what was written to localStorage in the
 * seconds before: Chromium and Firefox write it to the disk after about five, all at once. What IndexedDB has
 * confirmed is with the operating system. Each copy is a database of its own, under the key of its lead: the name
 * alone tells a page that something waits, and it can be deleted without looking at the others.
 */
import { isQueuedLead, type LeadStore, type QueuedLead } from './lead-store.ts';

/** The name of the one object store in each database, and of the one value in it. */
const STORE = 'lead';

/** What a copy holds: the lead, or that it was delivered and localStorage on the disk may not know it yet. */
export type LeadCopy = (QueuedLead & { isDone?: never }) | { isDone: true };

/** Holds nothing of the person. */
export const DELIVERED_COPY: LeadCopy = { isDone: true };

/**
 * Changes the copy of a lead in one transaction: no other tab comes in between.
 * @param change gets the copy as it is, and returns the new one; undefined: leave it
 * @param mayCreate whether a missing copy is created; else the promise rejects
 * @returns the copy as it is now; rejects where nothing can be written, or nothing would be found again
 */
export async function updateCopy(
  key: string,
  change: (copy: LeadCopy | undefined) => LeadCopy | undefined,
  mayCreate?: boolean,
): Promise<LeadCopy | undefined> {
  if (!('databases' in indexedDB)) throw new Error('No list of databases.');
  const opening = indexedDB.open(key);
  let created: LeadCopy | undefined;
  opening.addEventListener('upgradeneeded', () => {
    if (!mayCreate) return opening.transaction?.abort();
    // Written here already: a page that is closed at once gets no further.
    created = change(undefined);
    opening.result.createObjectStore(STORE).put(created, STORE);
  });
  const database = await resultOf(opening);
  try {
    database.addEventListener('versionchange', () => database.close()); // another tab deletes it
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    const copy: LeadCopy | undefined = await resultOf(store.get(STORE));
    const next = created ?? change(copy);
    if (next) store.put(next, STORE);
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', reject);
    });
    return next ?? copy;
  } finally {
    database.close();
  }
}

/** Writes leads back into the store of which only the copy is left. */
export async function recoverLeads(
  store: LeadStore,
  keys: readonly string[],
  update: typeof updateCopy = updateCopy,
): Promise<void> {
  for (const key of keys) {
    try {
      const copy = await update(key, () => undefined);
      if (isQueuedLead(copy, key)) store.restore(copy);
      else indexedDB.deleteDatabase(key);
    } catch {
      // It cannot be read now, or another tab has just deleted it: the next page looks again.
    }
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error as DOMException));
  });
}
