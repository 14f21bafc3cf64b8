import { describeError, OptionError } from '../errors.ts';
import type { Store } from './store.ts';

export interface RetentionOptions {
  store: Pick<Store, 'expire' | 'list'>;
  /**
   * Days for which a lead is kept after it arrived; more than 0. A lead that is sent again after an hour arrives again,
   * and its earlier sends are kept as long as it is.
   */
  days: number;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** A monotonic clock, in milliseconds: it is not affected by setting the system clock. @default performance.now */
  uptime?: () => number;
  /** Called when the database fails, and when the clock looks wrong. */
  onTrouble?: (text: string) => void;
}

/** Deletes leads that are older than the owner keeps them. */
export interface Retention {
  /**
   * Deletes all that are too old now. Rejects where the store does, and with a `ClockDoubt` where the clock looks
   * wrong: see `start`.
   * @param options `trustClock`: delete in any case, because the clock is known to be right
   * @returns how many
   */
  expire(options?: { trustClock?: boolean }): Promise<number>;
  /**
   * Deletes them now, and every hour, until `stop`. A clock that looks wrong is reported, and nothing is deleted for 24
   * hours, so that it can be corrected. It looks wrong where all leads are too old at the start, and where it goes
   * ahead by more than a day while this runs.
   */
  start(): void;
  /** Begins nothing new, and resolves when nothing is running. */
  stop(): Promise<void>;
}

/** Thrown because the clock looks wrong: nothing was deleted. */
export class ClockDoubt extends Error {
  override readonly name = 'ClockDoubt';
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How long nothing is deleted while the clock looks wrong, in milliseconds. */
const DOUBT_MS = DAY_MS;

/** The longest time that can be set: a hundred years. */
export const MAX_DAYS = 36_525;

/**
 * Creates the retention of a store: it deletes leads, with all that belongs to them, so many days after they arrived.
 * Any number of programs may do this on one database.
 * @throws OptionError for a number of days out of range
 */
export function createRetention({
  store,
  days,
  now = Date.now,
  uptime = () => performance.now(),
  onTrouble = () => undefined,
}: RetentionOptions): Retention {
  if (!(days > 0 && days <= MAX_DAYS)) {
    throw new OptionError(`Leads are kept for a number of days from 1 to ${MAX_DAYS}, for example 365`);
  }
  let isStopped = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  /** The system clock and the monotonic one when they were last compared. */
  let last: { clock: number; passed: number } | undefined;
  let doubt: { doubted: string; until: number } | undefined;

  /** Deletes in small transactions, between which new leads are stored. */
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

  /** Why the clock looks wrong, if it has begun to since the last look. */
  async function clockFault(clock: number, passed: number): Promise<string | undefined> {
    if (last !== undefined) {
      const jump = clock - last.clock - (passed - last.passed);
      return jump > DAY_MS ? `went ahead by ${Math.round(jump / DAY_MS)} days at once` : undefined;
    }
    const [newest] = await store.list({ limit: 1 });
    const isAll = newest !== undefined && newest.arrived < clock - days * DAY_MS;
    return isAll ? `says that every lead is older than ${days} days` : undefined;
  }

  /** A clock that is years ahead would delete all leads at once, and they could not be restored. */
  async function checkClock(): Promise<{ clock: number; doubted?: string; isNew?: true }> {
    const [clock, passed] = [now(), uptime()];
    const why = await clockFault(clock, passed);
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
      const why = describeError(error);
      onTrouble(`Old leads could not be deleted: ${why}`);
    }
    if (!isStopped) timer = setTimeout(schedule, HOUR_MS);
  }

  function schedule(): void {
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
      schedule();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
