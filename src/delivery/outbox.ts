import type { LeadEvent } from '../lead/lead-event.ts';
import type { attempt, Hear, Sent } from './attempt.ts';
import type { recover } from './copies.ts';
import { DELIVERED, type Entry, type EntryStore, entryStore, keyOf, PREFIX } from './store.ts';

/** Leads waiting in the browser. */
export interface Outbox {
  /** Writes a lead down, at once; earlier sequences of the same lead give way to it. */
  add(event: LeadEvent, webhook: string, format?: string | null): Entry;
  /** Sends an entry that was just added, and says what became of it. Never throws. */
  send(entry: Entry): Promise<Sent>;
  /** Calls back after each later try of an entry, and when another tab has delivered it, for as long as the page lives. */
  watch(entry: Entry, callback: (sent: Sent) => void): void;
  /** Hears what another tab has written into the storage. */
  hear: Hear;
  /** Sends every entry whose time has come; `eager`: also those that got no answer, the network may be back. */
  flush(eager?: boolean): Promise<void>;
  /** Takes up what a browser that was killed had not written down, and sends it. */
  recover(): Promise<void>;
  /** The leads that wait, on this site and in this browser. */
  leads(): LeadEvent[];
  /** Deletes every lead that waits on this site. */
  forget(): void;
}

/** What sends. */
interface Sending {
  attempt: typeof attempt;
  recover: typeof recover;
}

interface Surroundings {
  store?: EntryStore;
  /** Loads what sends; rejects where it does not come. */
  load: () => Promise<Sending>;
  now?: () => number;
}

/** How long a lead waits for what sends, in milliseconds, where that did not come. */
const PAUSE = 10_000;

/** How often the clock is looked at, in milliseconds, at least: while a laptop sleeps, timers stand still. */
const MINUTE = 60_000;

/**
 * An outbox: leads are written before they are sent, deleted after a confirmed answer, and sent again when a page
 * starts, comes back or is seen again, when the network returns, and on a timer. What sends is loaded when there is
 * something to send.
 */
export function createOutbox({
  now = Date.now,
  store = entryStore(undefined, now),
  load,
}: Surroundings): Outbox {
  const watchers: Record<string, (sent: Sent) => void> = {};
  /** What was delivered, here or by another tab: that may be known before an earlier try has ended. */
  const delivered: Record<string, Sent> = {};
  let timer: ReturnType<typeof setTimeout>;

  const send = async (entry: Entry, hear?: Hear): Promise<Sent> => {
    const key = keyOf(entry);
    let sent: Sent = { delivery: 'queued' };
    try {
      sent = await (await load()).attempt(store, key, hear);
    } catch {
      // What sends did not come: as without an answer.
      if (store.read(key)) store.write({ ...entry, next: now() + PAUSE, unanswered: 1 });
    }
    plan();
    if (sent.delivery === 'delivered') delivered[key] = sent;
    return delivered[key] ?? sent;
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

    send: (entry) => send(entry, box.hear),

    watch(entry, callback) {
      watchers[keyOf(entry)] = callback;
    },

    hear({ key, newValue }) {
      if (!key?.startsWith(PREFIX)) return;
      if (!delivered[key] && newValue?.includes(`"made":${DELIVERED},`)) {
        const sent = (delivered[key] = { delivery: 'delivered' });
        watchers[key]?.(sent);
      }
      plan(); // the tab that wrote it may be closed
    },

    async flush(eager) {
      const due = store.list().filter(({ next, unanswered }) => {
        return next !== null && (next <= now() || (eager && unanswered));
      });
      plan(); // one that hangs must not keep the others waiting
      await Promise.all(
        due.map(async (entry) => {
          const sent = await send(entry);
          if (!sent.idle) watchers[keyOf(entry)]?.(sent);
        }),
      );
    },

    async recover() {
      const keys = await store.lost();
      if (!keys[0]) return;
      await load().then(
        (sending) => sending.recover(store, keys),
        () => undefined, // the next page tries again
      );
      await box.flush();
    },

    leads: () => store.list().map(({ event }) => event),

    forget: () => store.clear(),
  };

  /** Sets the timer for the entry that is due next. */
  const plan = (): void => {
    const next = Math.min(...store.list().map((entry) => entry.next ?? Infinity));
    clearTimeout(timer);
    if (next < Infinity)
      timer = setTimeout(() => void box.flush(), Math.min(Math.max(1_000, next - now()), MINUTE));
  };

  return box;
}

/** Begins to send what earlier pages left, now and whenever there is hope. */
export function startOutbox(box: Outbox): void {
  const flush = (): void => void (document.visibilityState === 'visible' && box.flush(true));
  for (const type of ['online', 'pageshow']) addEventListener(type, flush);
  document.addEventListener('visibilitychange', flush);
  addEventListener('storage', box.hear);
  flush();
  void box.recover();
}
