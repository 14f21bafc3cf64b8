const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long after a failure a delivery is tried again, in milliseconds: ten attempts over a good three days
 * (Standard Webhooks, "Deliverability and reliability"). The first attempt comes at once.
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

/** The longest wait that a target may ask for by `Retry-After`, in milliseconds. */
const LONGEST_WAIT = 24 * HOUR;

/** How long a target is left alone that asks for less without saying for how long, in milliseconds. */
const PAUSE = 5 * SECOND;

/**
 * How long to wait before the next attempt, in milliseconds: by the schedule, up to a tenth more so that not all
 * come back at the same moment, and at least as long as the target asked for.
 * @param failures how often the delivery has failed, this time included
 * @param asked what `Retry-After` said, in milliseconds
 * @param random a number from 0 to 1
 * @returns undefined after the last attempt
 */
export function retryDelay(failures: number, asked = 0, random = Math.random()): number | undefined {
  const delay = DELAYS[failures - 1];
  return delay && Math.round(Math.max(delay * (1 + random / 10), Math.min(asked, LONGEST_WAIT)));
}

/** How long to leave a target alone that asked for less, in milliseconds. */
export function pauseOf(asked = 0): number {
  return Math.max(PAUSE, Math.min(asked, LONGEST_WAIT));
}
