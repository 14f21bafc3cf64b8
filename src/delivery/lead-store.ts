/** Leads that wait in this browser: one localStorage key per lead and sequence, so that no two writers share a value. */
import type { AddressedLead } from './formats.ts';

/** A lead that waits in the browser. Earlier versions wrote this shape too: it must stay readable. */
export interface QueuedLead extends AddressedLead {
  /** When it was written, in milliseconds since 1970. */
  made: number;
  /** How many attempts were made to deliver it. */
  tries: number;
  /** Not to be sent before this time, in milliseconds since 1970; null: not by itself at all. */
  next: number | null;
  /** How many of the last attempts got no answer: worth another as soon as the network is back. */
  unanswered?: number;
}

/** Queued leads by key. Nothing here throws, whatever the storage does. */
export interface LeadStore {
  /** Writes a lead. @returns whether it outlives the page */
  write(lead: QueuedLead): boolean;
  read(key: string): QueuedLead | undefined;
  /** Deletes a lead, and its copy (see `copies.ts`) unless that is still needed. */
  remove(key: string, keepsCopy?: boolean): void;
  /** All leads. Deletes what is older than three days, and keeps for as long what cannot be read. */
  list(): QueuedLead[];
  /** The keys of copies whose leads are not here: the browser was killed before it wrote them to the disk. */
  lostKeys(): Promise<string[]>;
  /** Writes a lead that was lost, unless all were deleted meanwhile. */
  restore(lead: QueuedLead): void;
  /** Deletes everything of ours. */
  clear(): void;
}

/** How long a lead is kept in the browser: three days. */
export const MAX_AGE_MS = 72 * 3_600_000;

/** A lead further in the future than this was written before the clock was set back. */
const MAX_CLOCK_SKEW_MS = 3_600_000;

/** What every key of ours begins with. */
export const KEY_PREFIX = 'lead-qualifier:';

/** The key of a queued lead, in localStorage and of its copy. */
export const keyOf = ({ event: { data } }: Pick<QueuedLead, 'event'>): string =>
  `${KEY_PREFIX}${data.id}:${data.sequence}`;

/** Whether a value is the queued lead of this key; one under another key could never be deleted. */
export function isQueuedLead(value: unknown, key: string): value is QueuedLead {
  const { event, webhook }: Partial<QueuedLead> = Object(value);
  return !!event?.data && !!webhook && keyOf({ event }) === key;
}

/** `made` of a lead that was delivered, for the instant until it is deleted: so long ago that its time is over. */
const MADE_OF_DELIVERED = 0;

/** A lead as it is written before it is deleted, so that other tabs can tell a delivery from a deletion. */
export const asDelivered = (lead: QueuedLead): QueuedLead => ({ ...lead, made: MADE_OF_DELIVERED });

/** Whether a stored text is a lead as `asDelivered` has it. */
export const isDelivered = (text: string | null): boolean => !!text?.includes(`"made":${MADE_OF_DELIVERED},`);

/**
 * A store in localStorage (a synchronous write survives the navigation that follows it), or in memory where that
 * is full or forbidden.
 * @param storage may throw: in a sandboxed frame the mere access to localStorage does
 */
export function createLeadStore(storage: () => Storage = () => localStorage, now = Date.now): LeadStore {
  const memory: Record<string, string> = {};
  let isCleared = false;
  const withStorage = <T>(use: (kept: Storage) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined; // full or forbidden: what is in memory is all there is
    }
  };
  const read = (key: string): QueuedLead | undefined => {
    try {
      const value: unknown = JSON.parse(memory[key] ?? withStorage((kept) => kept.getItem(key)) ?? '');
      return isQueuedLead(value, key) ? value : undefined;
    } catch {
      return undefined; // nothing there, or not JSON
    }
  };
  const remove = (key: string, keepsCopy?: boolean): void => {
    delete memory[key];
    withStorage((kept) => kept.removeItem(key));
    // In a call of its own: an app's web view may have no localStorage (null there) and IndexedDB all the same.
    if (!keepsCopy) withStorage(() => indexedDB.deleteDatabase(key));
  };
  const write = (lead: QueuedLead): boolean => {
    const key = keyOf(lead);
    const text = (memory[key] = JSON.stringify(lead));
    const isKept = withStorage((kept) => kept.setItem(key, text) ?? true) ?? false;
    if (isKept) delete memory[key];
    return isKept;
  };
  /** Keeps an unreadable value together with the time it was found. @returns that time */
  const setAside = (key: string): number =>
    withStorage((kept) => {
      const text = kept.getItem(key);
      const found = /^{"aside":(\d+)/.exec(text ?? '')?.[1];
      if (!found) kept.setItem(key, JSON.stringify({ aside: now(), text }));
      return Number(found ?? now());
    }) ?? 0;
  const keys = (): string[] =>
    Object.keys({ ...withStorage((kept) => ({ ...kept })), ...memory }).filter((key) =>
      key.startsWith(KEY_PREFIX),
    );
  const lostKeys = async (): Promise<string[]> => {
    try {
      return (await indexedDB.databases()).flatMap(({ name = '' }) =>
        name.startsWith(KEY_PREFIX) && !read(name) ? name : [],
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
        const lead = read(key);
        // A spoilt value may hold a person's words: it too is kept for three days and no longer.
        const made = lead ? lead.made : setAside(key);
        if (made <= now() - MAX_AGE_MS) remove(key);
        else if (lead && made > now() + MAX_CLOCK_SKEW_MS) {
          // The clock was set back: its three days begin again, and it need not wait until then.
          lead.made = now();
          lead.next &&= now();
          write(lead);
        }
        return made > now() - MAX_AGE_MS && lead ? lead : [];
      }),
    lostKeys,
    restore(lead) {
      if (!isCleared && !read(keyOf(lead))) write(lead);
    },
    clear() {
      isCleared = true;
      for (const key of keys()) remove(key);
      void lostKeys().then((copies) => copies.forEach((key) => remove(key)));
    },
  };
}
