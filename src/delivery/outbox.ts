/** The queue of leads in the browser. */
import type { LeadEvent } from '../lead/lead-event.ts';
import {
  attemptDelivery,
  browserEnvironment,
  type DeliveryEnvironment,
  type DeliveryResult,
} from './attempt.ts';
import { recoverLeads } from './copies.ts';
import {
  createLeadStore,
  isDelivered,
  KEY_PREFIX,
  keyOf,
  type LeadStore,
  type QueuedLead,
} from './lead-store.ts';

/** Leads that wait in this browser, and how they are sent. */
export interface Outbox {
  /** Writes a lead down, at once; earlier sequences of the same lead give way to it. */
  add(event: LeadEvent, webhook: string, format?: string | null): QueuedLead;
  /** Sends a lead that was just added, and says what became of it. The request starts at once. Never throws. */
  send(lead: QueuedLead): Promise<DeliveryResult>;
  /**
   * Calls back after each later attempt to send a lead, and when another tab has delivered it, for as long as the
   * page lives.
   */
  watch(lead: QueuedLead, callback: (result: DeliveryResult) => void): void;
  /** Sends every lead whose time has come; `eager`: also those that got no answer, the network may be back. */
  flush(eager?: boolean): Promise<void>;
  /** Takes up leads that a killed browser had not written to the disk, and sends them. */
  recover(): Promise<void>;
  /** Listens to what other tabs write into the storage. */
  onStorage: (change: Pick<StorageEvent, 'key' | 'newValue'>) => void;
  /** The leads that wait, on this site and in this browser. */
  leads(): LeadEvent[];
  /** Deletes every lead that waits on this site. */
  forget(): void;
}

/** Timers are no finer than this: what is due nearly at once goes together. */
const MIN_TIMER_MS = 1_000;

/** Timers are no longer than this: they stand still while a laptop sleeps, and the clock does not. */
const MAX_TIMER_MS = 60_000;

/** What an outbox works with; by default the browser. */
interface OutboxOptions extends Partial<DeliveryEnvironment> {
  store?: LeadStore;
}

/**
 * An outbox: leads are written before they are sent, deleted after a confirmed answer, and sent again when a page
 * starts, comes back or is seen again, when the network returns, and on a timer.
 */
export function createOutbox({ store: given, ...overrides }: OutboxOptions = {}): Outbox {
  const environment = { ...browserEnvironment, ...overrides };
  const { now } = environment;
  const store = given ?? createLeadStore(undefined, now);
  const watchers = new Map<string, (result: DeliveryResult) => void>();
  /** What was delivered, here or by another tab: an earlier attempt may end later than the one that succeeded. */
  const delivered = new Map<string, DeliveryResult>();
  let timer: ReturnType<typeof setTimeout>;

  /** Sets the timer for the lead that is due next. */
  const schedule = (): void => {
    const next = Math.min(...store.list().map((lead) => lead.next ?? Infinity));
    clearTimeout(timer);
    if (next < Infinity)
      timer = setTimeout(
        () => void outbox.flush(),
        Math.min(Math.max(MIN_TIMER_MS, next - now()), MAX_TIMER_MS),
      );
  };

  const settled = async (key: string, attempt: Promise<DeliveryResult>): Promise<DeliveryResult> => {
    const result = await attempt;
    schedule();
    if (result.delivery === 'delivered') delivered.set(key, result);
    return delivered.get(key) ?? result;
  };

  const deliveredElsewhere = (key: string): void => {
    if (delivered.has(key)) return;
    const result: DeliveryResult = { delivery: 'delivered' };
    delivered.set(key, result);
    watchers.get(key)?.(result);
  };

  const outbox: Outbox = {
    add(event, webhook, format) {
      const lead: QueuedLead = { event, webhook, format, made: now(), tries: 0, next: now() };
      store.write(lead);
      for (const other of store.list()) {
        const { id, sequence } = other.event.data;
        if (id === event.data.id && sequence < event.data.sequence) store.remove(keyOf(other));
      }
      return lead;
    },

    send(lead) {
      const key = keyOf(lead);
      return settled(
        key,
        attemptDelivery(store, key, environment, () => deliveredElsewhere(key)),
      );
    },

    watch(lead, callback) {
      watchers.set(keyOf(lead), callback);
    },

    async flush(eager) {
      const due = store
        .list()
        .filter(
          ({ next, unanswered }) => next !== null && (next <= now() || (eager && (unanswered ?? 0) > 0)),
        );
      schedule(); // now: a request that hangs must not keep the other leads waiting
      await Promise.all(
        due.map(async (lead) => {
          const key = keyOf(lead);
          const result = await settled(key, attemptDelivery(store, key, environment));
          if (!result.skipped) watchers.get(key)?.(result);
        }),
      );
    },

    async recover() {
      const keys = await store.lostKeys();
      if (!keys.length) return;
      await recoverLeads(store, keys, environment.updateCopy);
      await outbox.flush();
    },

    onStorage({ key, newValue }) {
      if (!key?.startsWith(KEY_PREFIX)) return;
      if (isDelivered(newValue)) deliveredElsewhere(key);
      schedule(); // the tab that wrote it may be closed by the time that the lead is due
    },

    leads: () => store.list().map(({ event }) => event),

    forget: () => store.clear(),
  };
  return outbox;
}

/** Begins to send what earlier pages left, now and whenever there is hope. */
export function startOutbox(outbox: Outbox): void {
  const flush = (): void => void (document.visibilityState === 'visible' && outbox.flush(true));
  for (const type of ['online', 'pageshow']) addEventListener(type, flush);
  document.addEventListener('visibilitychange', flush);
  addEventListener('storage', outbox.onStorage);
  flush();
  void outbox.recover();
}
