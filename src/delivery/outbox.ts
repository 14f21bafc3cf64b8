import type { LeadEvent } from '../lead/lead-event.ts';
import { backoff, LONGEST_WAIT, TIMEOUT } from './policy.ts';
import { type Entry, type EntryStore, entryStore, keyOf } from './store.ts';
import type { Posted, post } from './transport.ts';

/** What became of one send. */
export interface Sent extends Partial<Posted> {
  /**
   * - `delivered`: the webhook confirmed it and the browser forgot it;
   * - `queued`: it is kept and sent again by itself;
   * - `undelivered`: it cannot be sent as things are; it is kept, and the visitor must be told.
   */
  delivery: 'delivered' | 'queued' | 'undelivered';
  /** A lead that is kept outlives the page. */
  kept?: boolean;
}

/** Leads waiting in the browser. */
export interface Outbox {
  /** Writes a lead down, at once; earlier sequences of the same lead give way to it. */
  add(event: LeadEvent, webhook: string, format?: string | null): Entry;
  /** Sends an entry that was just added, and says what became of it. Never throws. */
  send(entry: Entry): Promise<Sent>;
  /** Calls back after each later try of an entry, for as long as the page lives. */
  watch(entry: Entry, callback: (sent: Sent) => void): void;
  /** Sends every entry whose time has come; `eager`: also those that got no answer, the network may be back. */
  flush(eager?: boolean): Promise<void>;
  /** The leads that wait, on this site and in this browser. */
  leads(): LeadEvent[];
  /** Deletes every lead that waits on this site. */
  forget(): void;
}

interface Surroundings {
  store?: EntryStore;
  /** Sends one lead; never throws. */
  send: typeof post;
  now?: () => number;
  random?: () => number;
  /** Null: there are none. */
  locks?: LockManager | null;
}

/**
 * An outbox: leads are written before they are sent, deleted after a confirmed answer, and sent again when a page
 * starts, comes back or is seen again, when the network returns, and on a timer. One entry is sent by one tab at a
 * time: by the lease that each try writes into the entry, and by a Web Lock where there is one.
 */
export function createOutbox({
  now = Date.now,
  store = entryStore(undefined, now),
  send,
  random = Math.random,
  locks = navigator.locks ?? null,
}: Surroundings): Outbox {
  const watchers: Record<string, (sent: Sent) => void> = {};
  let timer: ReturnType<typeof setTimeout>;

  const attempt = async (key: string): Promise<Sent> => {
    const entry = store.read(key);
    if (!entry) return { delivery: 'delivered' }; // another tab was faster
    const isLeased = (entry.next ?? 0) > now() && !entry.unanswered;
    if (isLeased) return { delivery: 'queued', kept: true }; // another tab is at it
    const silences = entry.unanswered ?? 0;
    entry.tries += 1;
    entry.unanswered = 0;
    entry.next = now() + TIMEOUT + 5_000;
    store.write(entry);
    const posted = await send(entry);
    const { result, status, wait, blocked } = posted;
    if (result === 'delivered') {
      store.remove(key);
      return { ...posted, delivery: result };
    }
    const isRejected = result === 'rejected';
    const isUnanswered = result === 'retry' && !status;
    // A webhook whose answers cannot be read looks like one that is down, and gets the lead each time: soon seldom.
    const pace = isUnanswered && silences > 1 ? 'retry-slowly' : result;
    entry.next = isRejected
      ? null
      : now() + Math.min(LONGEST_WAIT, Math.max(wait ?? 0, backoff(pace, entry.tries, random())));
    entry.unanswered = isUnanswered ? silences + 1 : 0;
    // It may be gone meanwhile: a later sequence took its place, or all leads were forgotten.
    const kept = !!store.read(key) && store.write(entry);
    plan();
    return { ...posted, kept, delivery: isRejected || blocked ? 'undelivered' : 'queued' };
  };

  /** The same for an entry that several tabs may find due at the same moment. */
  const locked = async (key: string): Promise<Sent> => {
    const sent = await locks
      ?.request(key, { ifAvailable: true }, (lock) =>
        // A page that holds a lock is not kept for the way back: let go when it is left.
        lock ? Promise.race([attempt(key), left()]) : undefined,
      )
      .catch(() => attempt(key)); // a sandboxed frame has no locks, nor another tab to lock out
    return sent ?? (locks ? { delivery: 'queued', kept: true } : attempt(key));
  };

  const box: Outbox = {
    add(event, webhook, format) {
      const entry: Entry = { event, webhook, format, made: now(), tries: 0, next: now() };
      store.write(entry);
      for (const old of store.list()) {
        const { id, sequence } = old.event.data;
        if (id === event.data.id && sequence < event.data.sequence) store.remove(keyOf(old));
      }
      return entry;
    },

    // The lease is written in the same breath: waiting for a lock would be too late where the page is left at once.
    send: (entry) => attempt(keyOf(entry)),

    watch(entry, callback) {
      watchers[keyOf(entry)] = callback;
    },

    async flush(eager) {
      const due = store.list().filter(({ next, unanswered }) => {
        return next !== null && (next <= now() || (eager && unanswered));
      });
      await Promise.all(
        due.map(async (entry) => {
          const sent = await locked(keyOf(entry));
          watchers[keyOf(entry)]?.(sent);
        }),
      );
      plan();
    },

    leads: () => store.list().map(({ event }) => event),

    forget: () => store.clear(),
  };

  /** Sets the timer for the entry that is due next. */
  const plan = (): void => {
    const next = Math.min(...store.list().map((entry) => entry.next ?? Infinity));
    clearTimeout(timer);
    if (next < Infinity)
      timer = setTimeout(() => void box.flush(), Math.min(Math.max(1_000, next - now()), 3_600_000));
  };

  return box;
}

/** Begins to send what earlier pages left, now and whenever there is hope. */
export function startOutbox(box: Outbox): void {
  const flush = (): void => void (document.visibilityState === 'visible' && box.flush(true));
  for (const type of ['online', 'pageshow']) addEventListener(type, flush);
  document.addEventListener('visibilitychange', flush);
  flush();
}

const left = (): Promise<undefined> =>
  new Promise((resolve) => addEventListener('pagehide', () => resolve(undefined), { once: true }));
