import { describeError, OptionError } from '../../errors.ts';
import type { Forwarder } from '../../forward/forwarder.ts';
import type { Store } from '../../store/store.ts';
import type { JudgedLead } from '../judgement.ts';
import { type EnrichHook, enrichedJudgement } from './hook.ts';

export interface EnricherOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: Pick<Store, 'amend' | 'takeUnenriched'>;
  /** Looks a lead up. */
  enrich: EnrichHook;
  /** The receiver's forwarder. It sends a lead to its targets after the lead was looked up. */
  forwarder?: Pick<Forwarder, 'deliveriesOf' | 'wake'>;
  /** Time limit for looking a lead up, in milliseconds, 100 to 60000. @default 5000 */
  timeout?: number;
  /** Called with problems that only the owner can fix. Nothing in them is about a visitor. */
  onTrouble?: (text: string) => void;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** Has leads looked up after they are stored. Each is retried by any program until one has done it. */
export interface Enricher {
  /**
   * For a lead received at a time: until when the program that stored it has to look it up, and when it is forwarded
   * even if nobody has. Milliseconds since 1970.
   */
  deadlines(received: number): { enrichBy: number; due: number };
  /** Looks up a lead that was just stored, and stores the result. Never rejects. */
  enrich(lead: JudgedLead): Promise<void>;
  /** Looks up what other programs have left, and resolves when it is done: for a cron job. */
  enrichDue(): Promise<void>;
  /**
   * Looks up what other programs leave from now on, until `stop`. Resolves when it has taken what they have left so
   * far: a forwarder started then sends these leads with their final judgement.
   */
  start(): Promise<void>;
  /** Begins nothing new; what is not finished after `graceMs` is left to the next program. */
  stop(graceMs?: number): Promise<void>;
}

/** Leads looked up at once. */
const CONCURRENCY = 16;

/** Leads that this program holds at most; more are left in the store and taken later. */
const MAX_HELD = 1_000;

/** Leads taken from the store at once. */
const BATCH = 100;

/** Time limit for storing a result, in milliseconds. */
const STORE_MS = 2_000;

/** Time between two looks for leads that other programs have left, in milliseconds. */
const POLL_MS = 2_000;

/** How long `stop` waits, in milliseconds. */
const GRACE_MS = 8_000;

/**
 * Creates the enricher of a store: a hook looks each lead up after it is stored and its sender answered, and before it
 * is forwarded. Any number of enrichers may share one store: what a killed one had begun, another takes over.
 * @throws OptionError for a timeout out of range
 */
export function createEnricher({
  store,
  enrich: hook,
  forwarder,
  timeout = 5_000,
  onTrouble = () => undefined,
  now = Date.now,
}: EnricherOptions): Enricher {
  if (!(timeout >= 100 && timeout <= 60_000)) {
    throw new OptionError('The timeout of enrich is a number of milliseconds from 100 to 60000, as 5000');
  }
  /** How long one lead takes at most. */
  const turnMs = timeout + STORE_MS;
  const stopping = new AbortController();
  /** One for each lead being looked up: with many listeners on one signal, Node warns of a leak. */
  const controllers = new Set<AbortController>();
  /** The leads being looked up or waiting for it, by id and sequence. */
  const held = new Map<string, Promise<void>>();
  const queue: (() => void)[] = [];
  let free = CONCURRENCY;
  let loop: Promise<void> | undefined;
  let endIdle: (() => void) | undefined;

  function enrich(lead: JudgedLead): Promise<void> {
    const { id, sequence } = lead.event.data;
    const key = `${id}.${sequence}`;
    const known = held.get(key);
    // A lead for which there is no room stays marked in the store, and is taken when its deadline has passed.
    if (known || stopping.signal.aborted || held.size >= MAX_HELD) return known ?? Promise.resolve();
    const done = inTurn(() => lookUp(lead)).finally(() => held.delete(key));
    held.set(key, done);
    return done;
  }

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      if (!stopping.signal.aborted) await work();
    } catch (error) {
      onTrouble(`What was looked up could not be stored: ${describeError(error)}`);
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  }

  async function lookUp(lead: JudgedLead): Promise<void> {
    const controller = new AbortController();
    controllers.add(controller);
    const judgement = await enrichedJudgement(hook, lead, { timeout, signal: controller.signal, onTrouble });
    controllers.delete(controller);
    if (judgement === undefined) return;
    const { id, sequence } = lead.event.data;
    const deliveries = forwarder?.deliveriesOf(judgement, now());
    if (await store.amend(id, sequence, judgement, deliveries)) forwarder?.wake();
  }

  /** Takes the leads that other programs have left, and begins to look them up. */
  async function takeLeft(): Promise<void> {
    while (!stopping.signal.aborted) {
      const limit = Math.min(BATCH, MAX_HELD - held.size);
      if (limit <= 0) break;
      // The last in the queue wait for all the turns before them.
      const turns = 1 + Math.ceil((held.size + limit) / CONCURRENCY);
      const until = now() + turns * turnMs;
      const leads = await store.takeUnenriched({ now: now(), until, due: until + turnMs, limit });
      for (const lead of leads) void enrich(lead);
      if (leads.length < limit) break;
    }
  }

  async function tryTakeLeft(): Promise<void> {
    try {
      await takeLeft();
    } catch (error) {
      onTrouble(`Looking up leads waits for the database: ${describeError(error)}`);
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await idle();
      await tryTakeLeft();
    }
  }

  function idle(): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      endIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    // Time enough for another program to take over from a killed one before the lead is forwarded.
    deadlines: (received) => ({ enrichBy: received + turnMs, due: received + 2 * turnMs + POLL_MS }),
    enrich,
    async enrichDue() {
      await takeLeft();
      await Promise.all(held.values());
    },
    async start() {
      if (loop || stopping.signal.aborted) return;
      const first = tryTakeLeft();
      loop = first.then(run);
      await first;
    },
    async stop(graceMs = GRACE_MS) {
      stopping.abort();
      endIdle?.();
      const timer = setTimeout(() => controllers.forEach((controller) => controller.abort()), graceMs);
      await loop;
      await Promise.all(held.values());
      clearTimeout(timer);
    },
  };
}
