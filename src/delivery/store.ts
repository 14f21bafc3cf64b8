import type { LeadEvent } from '../lead/lead-event.ts';
import { HOUR, LIFETIME } from './policy.ts';

/** A lead waiting in the browser. */
export interface Entry {
  event: LeadEvent;
  webhook: string;
  /** As the site asked for it; else the webhook's host decides. */
  format?: string | null | undefined;
  /** When it was written, in milliseconds since 1970. */
  made: number;
  /** How often it was sent. */
  tries: number;
  /** Not to be sent before this time, in milliseconds since 1970; null: not by itself at all. */
  next: number | null;
  /** How many of the last tries got no answer: worth another as soon as the network is back. */
  unanswered?: number;
}

/** Entries by key. Nothing here throws, whatever the storage does. */
export interface EntryStore {
  /** Writes an entry; true when it outlives the page. */
  write(entry: Entry): boolean;
  read(key: string): Entry | undefined;
  /** Deletes an entry, and its copy unless that is still needed. */
  remove(key: string, keepsCopy?: boolean): void;
  /** All entries. Deletes what is older than three days, and sets aside for as long what is no entry. */
  list(): Entry[];
  /** The keys of copies (see `copies.ts`) whose entries are not here: the browser was killed before it wrote them. */
  lost(): Promise<string[]>;
  /** Writes an entry that was lost, unless all were deleted meanwhile. */
  restore(entry: Entry): void;
  /** Deletes everything of ours. */
  clear(): void;
}

/** When an entry was made that was delivered, for the instant until it is deleted: so long ago that its time is over. */
export const DELIVERED = 0;

/** What every key of ours begins with. */
export const PREFIX = 'lead-qualifier:';

/** The key of an entry: one per lead and sequence, so that no two writers share a value. */
export function keyOf({ event: { data } }: Entry): string {
  return `${PREFIX}${data.id}:${data.sequence}`;
}

/**
 * A store in localStorage (a synchronous write survives the navigation that follows it), or in memory where that
 * is full or forbidden.
 * @param storage may throw: in a sandboxed frame the mere look at localStorage does
 */
export function entryStore(storage: () => Storage = () => localStorage, now = Date.now): EntryStore {
  const memory: Record<string, string> = {};
  let isCleared = false;
  const stored = <T>(use: (kept: Storage) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined; // full or forbidden: what is in memory is all there is
    }
  };
  const read = (key: string): Entry | undefined => {
    try {
      const entry = JSON.parse(memory[key] ?? stored((kept) => kept.getItem(key)) ?? '') as Entry;
      return keyOf(entry) === key && entry.webhook ? entry : undefined;
    } catch {
      return undefined; // not an entry of ours
    }
  };
  const remove = (key: string, keepsCopy?: boolean): void => {
    delete memory[key];
    stored((kept) => kept.removeItem(key));
    // By itself: an app's web view may have no localStorage, which is null there, and IndexedDB all the same.
    if (!keepsCopy) stored(() => indexedDB.deleteDatabase(key));
  };
  const write = (entry: Entry): boolean => {
    const key = keyOf(entry);
    const text = (memory[key] = JSON.stringify(entry));
    const isKept = stored((kept) => kept.setItem(key, text) ?? true) ?? false;
    if (isKept) delete memory[key];
    return isKept;
  };
  /** Keeps what is no entry, with the time it was found; returns that time. */
  const setAside = (key: string): number =>
    stored((kept) => {
      const text = kept.getItem(key);
      const found = /^{"aside":(\d+)/.exec(text ?? '')?.[1];
      if (!found) kept.setItem(key, JSON.stringify({ aside: now(), text }));
      return Number(found ?? now());
    }) ?? 0;
  const keys = (): string[] =>
    Object.keys({ ...stored((kept) => ({ ...kept })), ...memory }).filter((key) => key.startsWith(PREFIX));
  const lost = async (): Promise<string[]> => {
    try {
      return (await indexedDB.databases()).flatMap(({ name = '' }) =>
        name.startsWith(PREFIX) && !read(name) ? name : [],
      );
    } catch {
      return []; // a browser, or a frame, that keeps no copies
    }
  };
  return {
    read,
    remove,
    write,
    list: () =>
      keys().flatMap((key) => {
        const entry = read(key);
        // What something spoilt may hold a person's words: it too is kept for three days and no longer.
        const made = entry ? entry.made : setAside(key);
        if (made <= now() - LIFETIME) remove(key);
        else if (entry && made > now() + HOUR) {
          // The clock was set back: its three days begin again, and it need not wait until then.
          entry.made = now();
          entry.next &&= now();
          write(entry);
        }
        return made > now() - LIFETIME && entry ? entry : [];
      }),
    lost,
    restore(entry) {
      if (!isCleared && !read(keyOf(entry))) write(entry);
    },
    clear() {
      isCleared = true;
      for (const key of keys()) remove(key);
      void lost().then((copies) => copies.forEach((key) => remove(key)));
    },
  };
}
