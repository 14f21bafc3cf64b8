/** When a failed delivery is tried again, and how its result is noted while the database is away. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Delays between a failure and the next attempt, in milliseconds: ten attempts over a good three days
 * (Standard Webhooks, "Deliverability and reliability"). The first attempt is made at once.
 */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** The longest delay that a target may ask for by `Retry-After`, in milliseconds. */
const MAX_RETRY_AFTER_MS = 24 * HOUR;

/** How long a target is paused that asks for fewer deliveries without saying for how long, in milliseconds. */
const DEFAULT_PAUSE_MS = 5 * SECOND;

/**
 * The delay before the next attempt, in milliseconds: by the schedule, plus up to a tenth of jitter, and at least as
 * long as the target asked for.
 * @param failures how often the delivery has failed, this time included
 * @param retryAfter the target's `Retry-After`, in milliseconds
 * @param random a number from 0 to 1
 * @returns undefined after the last attempt
 */
export function retryDelay(failures: number, retryAfter = 0, random = Math.random()): number | undefined {
  const delay = DELAYS[failures - 1];
  return delay && Math.round(Math.max(delay * (1 + random / 10), Math.min(retryAfter, MAX_RETRY_AFTER_MS)));
}

/** How long to pause a target that asked for fewer deliveries, in milliseconds. */
export function pauseDelay(retryAfter = 0): number {
  return Math.max(DEFAULT_PAUSE_MS, Math.min(retryAfter, MAX_RETRY_AFTER_MS));
}

/** Time between two tries of `retryUntil`, in milliseconds. */
const RETRY_MS = 1_000;

/** How long `retryUntil` goes on, in milliseconds: an error that lasts must not hold its caller for ever. */
const MAX_RETRY_MS = 60_000;

/**
 * Tries `work` every second until it succeeds, a minute has passed or the signal is aborted; in the last two cases
 * it is tried once more.
 * @param onFailure called with the first error only
 */
export async function retryUntil(
  work: () => Promise<void>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
  maxMs = MAX_RETRY_MS,
): Promise<void> {
  const end = performance.now() + maxMs;
  for (let isReported = false; ;) {
    const isLast = signal.aborted || performance.now() >= end;
    try {
      return await work();
    } catch (error) {
      if (!isReported) onFailure(error);
      isReported = true;
    }
    if (isLast) return;
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, RETRY_MS);
    signal.addEventListener('abort', end);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
