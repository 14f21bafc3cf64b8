import { OptionError } from '../command/option-error.ts';
import type { Store } from './store.ts';
import { faultWords } from '../fault-words.ts';

export interface RetentionOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: Pick<Store, 'expire' | 'list'>;
  /**
   * For how many days a lead is kept after it arrived; more than 0. When the visitor sends it again after more than an
   * hour, the days begin anew, also for what was sent before.
   */
  days: number;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** The time that has passed, in milliseconds since any moment, whatever is done to the clock. @default performance.now */
  uptime?: () => number;
  /** Hears of a database that fails, and of a clock that looks wrong. */
  onTrouble?: (text: string) => void;
}

/** Deletes leads that are too old. */
export interface Retention {
  /**
   * Deletes all that are too old now. Rejects where the store does, and with a `ClockDoubt` where the clock looks
   * wrong, as `start` says.
   * @param options `trustClock`: deletes all the same, for whoever knows that the clock is right
   * @returns how many
   */
  expire(options?: { trustClock?: boolean }): Promise<number>;
  /**
   * Deletes them now, and every hour, until `stop`. A clock that looks wrong is told of, and given 24 hours to be set
   * right before anything is deleted by it: where all leads are too old at once when it is started, and where the
   * clock goes ahead by more than a day while it runs.
   */
  start(): void;
  /** Begins nothing new, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** The clock looks wrong: nothing was deleted by it. */
export class ClockDoubt extends Error {
  override readonly name = 'ClockDoubt';
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How long nothing is deleted by a clock that looks wrong, in milliseconds. */
const DOUBT_MS = DAY_MS;

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
  uptime = () => performance.now(),
  onTrouble = () => undefined,
}: RetentionOptions): Retention {
  if (!(days > 0 && days <= MOST_DAYS)) {
    throw new OptionError(`Leads are kept for a number of days from 1 to ${MOST_DAYS}, for example 365`);
  }
  let isStopped = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  /** The clock and the time passed when they were last compared. */
  let last: { clock: number; passed: number } | undefined;
  let doubt: { doubted: string; until: number } | undefined;

  /** In small transactions, between which leads come in. */
  async function deleteOld(clock: number, isOver = () => false): Promise<number> {
    const before = clock - days * DAY_MS;
    let count = 0;
    while (!isOver()) {
      const some = await store.expire(before);
      if (some === 0) break;
      count += some;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return count;
  }

  /** Why the clock looks wrong, if it does since it was last looked at. */
  async function whyWrong(clock: number, passed: number): Promise<string | undefined> {
    if (last !== undefined) {
      const jump = clock - last.clock - (passed - last.passed);
      return jump > DAY_MS ? `went ahead by ${Math.round(jump / DAY_MS)} days at once` : undefined;
    }
    const [newest] = await store.list({ limit: 1 });
    const isAll = newest !== undefined && newest.arrived < clock - days * DAY_MS;
    return isAll ? `says that every lead is older than ${days} days` : undefined;
  }

  /** A clock set years ahead would take all leads at once, and there is no way back. */
  async function checkClock(): Promise<{ clock: number; doubted?: string; isNew?: true }> {
    const [clock, passed] = [now(), uptime()];
    const why = await whyWrong(clock, passed);
    last = { clock, passed };
    if (why !== undefined) {
      const doubted = `the clock of this machine (${new Date(clock).toISOString()}) ${why}`;
      doubt = { doubted, until: passed + DOUBT_MS };
      return { clock, doubted, isNew: true };
    }
    return doubt !== undefined && passed < doubt.until ? { clock, doubted: doubt.doubted } : { clock };
  }

  async function run(): Promise<void> {
    try {
      const { clock, doubted, isNew } = await checkClock();
      if (doubted === undefined) await deleteOld(clock, () => isStopped);
      else if (isNew) onTrouble(`No lead is deleted for 24 hours: ${doubted}. If it is wrong, set it right`);
    } catch (error) {
      const why = faultWords(error);
      onTrouble(`Old leads could not be deleted: ${why}`);
    }
    if (!isStopped) timer = setTimeout(again, HOUR_MS);
  }

  function again(): void {
    running = run();
  }

  return {
    async expire({ trustClock = false } = {}) {
      if (trustClock) return deleteOld(now());
      const { clock, doubted } = await checkClock();
      if (doubted !== undefined) {
        throw new ClockDoubt(
          `No lead was deleted: ${doubted}. If it is wrong, set it right; if it is right, call expire({ trustClock: true })`,
        );
      }
      return deleteOld(clock);
    },
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
