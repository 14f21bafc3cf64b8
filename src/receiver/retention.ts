import { OptionError } from './option-error.ts';
import type { Store } from './store.ts';

export interface RetentionOptions {
  store: Pick<Store, 'expire'>;
  /** For how many days a lead is kept after it arrived; more than 0. */
  days: number;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Hears of a database that fails. */
  onTrouble?: (text: string) => void;
}

/** Deletes leads that are too old. */
export interface Retention {
  /** Deletes all that are too old now. Rejects where the store does. @returns how many */
  expire(): Promise<number>;
  /** Deletes them now, and every hour, until `stop`. */
  start(): void;
  /** Begins nothing new, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The longest time that makes sense: a hundred years. */
export const MOST_DAYS = 36_525;

/**
 * Makes what deletes leads, with all that belongs to them, so many days after they arrived. Any number of
 * programs may do it on one database.
 * @throws OptionError for days that are none
 */
export function createRetention({
  store,
  days,
  now = Date.now,
  onTrouble = () => undefined,
}: RetentionOptions): Retention {
  if (!(days > 0 && days <= MOST_DAYS)) {
    throw new OptionError(`Leads are kept for a number of days from 1 to ${MOST_DAYS}, for example 365`);
  }
  let isStopped = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  /** In small transactions, between which leads come in. */
  async function expire(isOver = () => false): Promise<number> {
    const before = now() - days * DAY_MS;
    let count = 0;
    while (!isOver()) {
      const some = await store.expire(before);
      if (some === 0) break;
      count += some;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return count;
  }

  async function run(): Promise<void> {
    try {
      await expire(() => isStopped);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      onTrouble(`Old leads could not be deleted: ${why}`);
    }
    if (!isStopped) timer = setTimeout(again, HOUR_MS);
  }

  function again(): void {
    running = run();
  }

  return {
    expire: () => expire(),
    start() {
      if (!isStopped) return;
      isStopped = false;
      again();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
