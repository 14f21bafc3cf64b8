import { expect, test } from 'vitest';
import { insist } from '../../../src/receiver/forward/insist.ts';

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
  await insist(work, never, (error) => told.push(error));
  expect([tries, told]).toEqual([3, [new Error('The disk is full.')]]);
});

test('what does not heal is given up after its time', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    await broken();
  };
  await insist(work, never, () => undefined, 1_500);
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
  await insist(work, ending.signal, () => undefined);
  expect(tries).toBe(2);
});
