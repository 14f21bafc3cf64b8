/**
 * Copies of the entries in IndexedDB. A browser that is killed loses what was written to localStorage in the seconds
 * before: Chromium and Firefox write it down after about five, all at once. What IndexedDB has confirmed is with the
 * operating system. Each copy is a database of its own, under the key of its entry: its name alone says to a page that
 * something waits, and it is deleted without looking at the others.
 */
import { type Entry, type EntryStore, keyOf } from './store.ts';

const STORE = 'lead';

/** What stands in a copy: the entry, or that it was delivered and localStorage may not know it yet. */
export type Copy = (Entry & { isDone?: never }) | { isDone: true };

/** Nothing of the person is left in it. */
export const DONE: Copy = { isDone: true };

/**
 * Changes the copy of an entry in one step: no other tab comes in between.
 * @param change gets the copy as it stands, and returns what is to stand there; undefined: leave it
 * @param mayMake there need not be one yet
 * @returns what stands there now; rejects where nothing can be written, or nothing would be found again
 */
export async function changeCopy(
  key: string,
  change: (copy: Copy | undefined) => Copy | undefined,
  mayMake?: boolean,
): Promise<Copy | undefined> {
  if (!('databases' in indexedDB)) throw new Error('This browser does not tell what it keeps.');
  const opening = indexedDB.open(key);
  let made: Copy | undefined;
  opening.addEventListener('upgradeneeded', () => {
    if (!mayMake) return opening.transaction?.abort();
    // Already here: a page that is closed at once does not get any further.
    made = change(undefined);
    opening.result.createObjectStore(STORE).put(made, STORE);
  });
  const database = await settled(opening);
  try {
    database.addEventListener('versionchange', () => database.close()); // it is to be deleted
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    const copy = (await settled<unknown>(store.get(STORE))) as Copy | undefined;
    const next = made ?? change(copy);
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

/** Takes up entries of which only the copy is left. */
export async function recover(store: EntryStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    try {
      const copy = await changeCopy(key, () => undefined);
      if (isEntry(key, copy)) store.restore(copy);
      else indexedDB.deleteDatabase(key);
    } catch {
      // It cannot be read now, or another tab has just deleted it: the next page looks again.
    }
  }
}

const isEntry = (key: string, copy: Copy | undefined): copy is Entry => {
  try {
    return !!copy && !copy.isDone && !!copy.webhook && keyOf(copy) === key;
  } catch {
    return false; // nothing of ours
  }
};

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB says no more.')));
  });
}
