import { expect, test } from 'vitest';
import { AHEAD_MS } from '../../../src/receiver/store/delivery-store.ts';
import { pauseDelay, retryDelay, retryUntil } from '../../../src/receiver/forward/retry.ts';

const HOUR = 3_600_000;

test('ten attempts are made, at the times of Standard Webhooks', () => {
  const seconds = Array.from({ length: 10 }, (_, index) => retryDelay(index + 1, 0, 0));
  const hours = [2, 5, 10, 14, 20, 24].map((hour) => hour * HOUR);
  expect(seconds).toEqual([5000, 300_000, 1_800_000, ...hours, undefined]);
});

test('chance makes a wait longer by a tenth at most, never shorter', () => {
  expect([0, 0.5, 1].map((random) => retryDelay(1, 0, random))).toEqual([5000, 5250, 5500]);
});

test('no wait is as long as what a wrong clock must have planned', () => {
  const longest = Array.from({ length: 9 }, (_, index) => retryDelay(index + 1, Infinity, 1) ?? Infinity);
  expect(Math.max(...longest, pauseDelay(Infinity))).toBeLessThan(AHEAD_MS.retry);
});

test.each([
  ['longer than the schedule', 60_000, 60_000],
  ['shorter than the schedule', 1000, 5000],
  ['ten years', 87_600 * HOUR, 24 * HOUR],
])('a wait that the target asks for, %s, is kept', (_, asked, wait) => {
  expect(retryDelay(1, asked, 0)).toBe(wait);
  expect(pauseDelay(asked)).toBe(wait);
});

const never = new AbortController().signal;
const broken = async () => {
  throw new Error('The disk is full.');
};

test('what fails is done again until it succeeds, and told of once', async () => {
  const told: unknown[] = [];
  let tries = 0;
  const work = async () => {
    if (++tries < 3) await broken();
  };
  await retryUntil(work, never, (error) => told.push(error));
  expect([tries, told]).toEqual([3, [new Error('The disk is full.')]]);
});

test('what does not heal is given up after its time', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    await broken();
  };
  await retryUntil(work, never, () => undefined, 1_500);
  expect(tries).toBeGreaterThan(1);
});

test('the end of the program is a last try', async () => {
  const ending = new AbortController();
  let tries = 0;
  const work = async () => {
    tries++;
    ending.abort();
    await broken();
  };
  await retryUntil(work, ending.signal, () => undefined);
  expect(tries).toBe(2);
});
