import type { Forwarder } from '../../forward/forwarder.ts';
import { OptionError } from '../../command/option-error.ts';
import type { JudgedLead, Store } from '../../store/store.ts';
import type { EnrichHook } from './hook.ts';
import { enrichedJudgement } from './hook.ts';
import { faultWords } from '../../fault-words.ts';

export interface EnricherOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: Pick<Store, 'amend' | 'takeUnenriched'>;
  /** Looks a lead up. */
  enrich: EnrichHook;
  /** Tells your targets of leads: the one that the receiver has. They hear of a lead when it is looked up. */
  forwarder?: Pick<Forwarder, 'deliveriesOf' | 'wake'>;
  /** How long it may take to look a lead up, in milliseconds, 100 to 60000. @default 5000 */
  timeout?: number;
  /** Hears, in words, of what only the owner can mend. Nothing in it is of a visitor. */
  onTrouble?: (text: string) => void;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** Has leads looked up after they are stored, each until one program has done it. */
export interface Enricher {
  /**
   * Until when a lead received at a time is looked up by the program that stored it, and when its targets hear of
   * it even if nobody has looked it up. Milliseconds since 1970.
   */
  deadlines(received: number): { enrichBy: number; due: number };
  /** Looks up a lead that was just stored, and notes what is found. Never rejects. */
  enrich(lead: JudgedLead): Promise<void>;
  /** Looks up what others have left, and resolves when it is done: for a cron job. */
  enrichDue(): Promise<void>;
  /**
   * Looks up what others leave from now on, until `stop`. Resolves when it holds what they have left so far: start
   * the forwarder then, and these leads are told of as they are judged in the end.
   */
  start(): Promise<void>;
  /** Begins nothing new; what is not through after `graceMs` is left to the next program. */
  stop(graceMs?: number): Promise<void>;
}

/** Leads looked up at once, and leads that this program holds in all; more are left to be taken up later. */
const AT_ONCE = 16;
const MOST_HELD = 1_000;

/** How long it takes to note what was found, at most; in milliseconds. */
const NOTING_MS = 2_000;

/** How often the store is asked for what others have left, in milliseconds. */
const POLL_MS = 2_000;

/** How long a stop waits, in milliseconds. */
const GRACE_MS = 8_000;

/**
 * Makes what has leads looked up by a hook. A lead is stored and its sender answered before; its targets hear of it
 * after. Any number of enrichers may share one store: what a killed one had begun, another takes up.
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
  const patience = timeout + NOTING_MS;
  const ending = new AbortController();
  /** Ends what is being looked up. A signal for each: so many listeners on one would look like a leak. */
  const cuts = new Set<AbortController>();
  /** What is being looked up, or waits for it, by id and sequence. */
  const held = new Map<string, Promise<void>>();
  const queue: (() => void)[] = [];
  let free = AT_ONCE;
  let loop: Promise<void> | undefined;
  let rouse: (() => void) | undefined;

  function enrich(lead: JudgedLead): Promise<void> {
    const { id, sequence } = lead.event.data;
    const key = `${id}.${sequence}`;
    const known = held.get(key);
    // Without room it stays marked in the store, and is taken up when its time is over.
    if (known || ending.signal.aborted || held.size >= MOST_HELD) return known ?? Promise.resolve();
    const done = inTurn(() => lookUp(lead)).finally(() => held.delete(key));
    held.set(key, done);
    return done;
  }

  async function inTurn(work: () => Promise<void>): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      if (!ending.signal.aborted) await work();
    } catch (error) {
      onTrouble(`What was looked up could not be stored: ${faultWords(error)}`);
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  }

  async function lookUp(lead: JudgedLead): Promise<void> {
    const cut = new AbortController();
    cuts.add(cut);
    const judgement = await enrichedJudgement(hook, lead, { timeout, cut: cut.signal, onTrouble });
    cuts.delete(cut);
    if (judgement === undefined) return;
    const { id, sequence } = lead.event.data;
    const deliveries = forwarder?.deliveriesOf(judgement, now());
    if (await store.amend(id, sequence, judgement, deliveries)) forwarder?.wake();
  }

  /** Takes all that others have left, and begins with it. */
  async function takeUp(): Promise<void> {
    while (!ending.signal.aborted) {
      const limit = Math.min(100, MOST_HELD - held.size);
      if (limit <= 0) break;
      // Those at the end of the queue wait for the turns before them.
      const turns = 1 + Math.ceil((held.size + limit) / AT_ONCE);
      const until = now() + turns * patience;
      const leads = await store.takeUnenriched({ now: now(), until, due: until + patience, limit });
      for (const lead of leads) void enrich(lead);
      if (leads.length < limit) break;
    }
  }

  async function takeUpOrTell(): Promise<void> {
    try {
      await takeUp();
    } catch (error) {
      onTrouble(`Looking up leads waits for the database: ${faultWords(error)}`);
    }
  }

  async function takeUpUntilStop(): Promise<void> {
    while (!ending.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      await takeUpOrTell();
    }
  }

  return {
    // What a killed program leaves, another still takes up before its targets hear of it.
    deadlines: (received) => ({ enrichBy: received + patience, due: received + 2 * patience + POLL_MS }),
    enrich,
    async enrichDue() {
      await takeUp();
      await Promise.all(held.values());
    },
    async start() {
      if (loop || ending.signal.aborted) return;
      const first = takeUpOrTell();
      loop = first.then(takeUpUntilStop);
      await first;
    },
    async stop(graceMs = GRACE_MS) {
      ending.abort();
      rouse?.();
      const late = setTimeout(() => cuts.forEach((cut) => cut.abort()), graceMs);
      await loop;
      await Promise.all(held.values());
      clearTimeout(late);
    },
  };
}
