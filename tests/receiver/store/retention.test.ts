import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { OptionError } from '../../../src/receiver/errors.ts';
import { ClockDoubt, createRetention } from '../../../src/receiver/store/retention.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { openLibsqlStore } from '../../../src/receiver/store/libsql/libsql-store.ts';
import { sized } from '../../setup/long.ts';
import { leadEvent, NOW } from '../lead.ts';
import { receive } from '../command/run-command.ts';
import { leadsOf, temporaryFolder, temporaryStore } from '../temporary.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = DAY_MS / 24;
const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };

/** Keeps leads of so many days ago. */
async function save(store: Store, ago: readonly number[], now = NOW): Promise<void> {
  for (const days of ago) await store.save({ event: leadEvent(), judgement, received: now - days * DAY_MS });
}

const arrivals = async (store: Store) =>
  (await leadsOf(store)).map(({ arrived }) => (NOW - arrived) / DAY_MS);

test('deletes all that arrived earlier, in as many steps as it takes, and nothing else', async () => {
  const store = await temporaryStore();
  const old = sized(600, 1_100);
  await save(store, [...Array.from({ length: old }, () => 31), 30.001, 30, 29, 0]);
  const retention = createRetention({ store, days: 30, now: () => NOW });
  expect(await retention.expire()).toBe(old + 1);
  expect(await arrivals(store)).toEqual([0, 29, 30]);
  expect(await retention.expire()).toBe(0);
});

test('when it is started it deletes at once, and tells of a database that fails', async () => {
  const store = await temporaryStore();
  await save(store, [40, 2]);
  const retention = createRetention({ store, days: 30, now: () => NOW });
  retention.start();
  retention.start();
  await vi.waitFor(async () => expect(await arrivals(store)).toEqual([2]));
  await retention.stop();
  const onTrouble = vi.fn<(text: string) => void>();
  const closed = await openLibsqlStore(join(await temporaryFolder(), 'leads.db'));
  await closed.close();
  const failing = createRetention({ store: closed, days: 30, onTrouble });
  onTestFinished(() => failing.stop());
  failing.start();
  await vi.waitFor(() => expect(onTrouble).toHaveBeenCalledOnce());
  expect(onTrouble.mock.calls[0]![0]).toMatch(/^Old leads could not be deleted: /);
  await expect(failing.expire()).rejects.toThrow();
});

/** Retention of 30 days in a store with leads of today and yesterday, started anew for each round. */
async function keeping(clock: number) {
  const store = await temporaryStore();
  await save(store, [1, 0]);
  const time = { clock, passed: 0 };
  const onTrouble = vi.fn<(text: string) => void>();
  const retention = createRetention({
    store,
    days: 30,
    now: () => time.clock,
    uptime: () => time.passed,
    onTrouble,
  });
  const round = async (clockMs: number, passedMs: number) => {
    time.clock += clockMs;
    time.passed += passedMs;
    retention.start();
    // What is begun before a stop ends before it: one small step in this store, if any.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await retention.stop();
    return [(await leadsOf(store)).length, onTrouble.mock.calls.length];
  };
  return { store, retention, time, round, onTrouble };
}

describe('a clock that looks wrong', () => {
  test('when it is started deletes nothing for a day of waiting, whatever comes in meanwhile, and then does', async () => {
    const { store, round, onTrouble } = await keeping(NOW + 3_650 * DAY_MS);
    expect(await round(0, 0)).toEqual([2, 1]);
    expect(onTrouble.mock.calls[0]![0]).toMatch(/^No lead is deleted for 24 hours: .*2036-11-18T/);
    await save(store, [-3_650]);
    expect(await round(23 * HOUR_MS, 23 * HOUR_MS)).toEqual([3, 1]);
    expect(await round(HOUR_MS, HOUR_MS)).toEqual([1, 1]);
  });

  test('because it went ahead while the program runs deletes nothing, and nothing that is young once it is right', async () => {
    const { round, onTrouble } = await keeping(NOW);
    expect(await round(0, 0)).toEqual([2, 0]);
    expect(await round(31 * DAY_MS, HOUR_MS)).toEqual([2, 1]);
    expect(onTrouble.mock.calls[0]![0]).toContain('went ahead by 31 days at once');
    expect(await round(-31 * DAY_MS, HOUR_MS)).toEqual([2, 1]);
    expect(await round(2 * DAY_MS, 2 * DAY_MS)).toEqual([2, 1]);
  });

  test('deletes nothing by a single call, unless it is told that the clock is right', async () => {
    const { store, retention, time } = await keeping(NOW + 3_650 * DAY_MS);
    await expect(retention.expire()).rejects.toThrow(ClockDoubt);
    await expect(retention.expire()).rejects.toThrow(/2036-11-18T.*expire\({ trustClock: true }\)/);
    time.clock = NOW;
    time.passed = DAY_MS;
    expect(await retention.expire()).toBe(0);
    time.clock += 31 * DAY_MS;
    await save(store, [0], time.clock);
    await expect(retention.expire()).rejects.toThrow('went ahead by 31 days at once');
    expect(await retention.expire({ trustClock: true })).toBe(2);
    expect(await leadsOf(store)).toHaveLength(1);
  });

  test('is none where the machine only slept for a night, and none where nothing was stored yet', async () => {
    const { store, round } = await keeping(NOW);
    await save(store, [40]);
    expect(await round(0, 0)).toEqual([2, 0]);
    expect(await round(12 * HOUR_MS, HOUR_MS)).toEqual([2, 0]);
    expect(await round(29 * DAY_MS, 29 * DAY_MS)).toEqual([1, 0]);
  });
});

test.each([0, -1, NaN, Infinity, 40_000])('%s days are refused', async (days) => {
  const store = await temporaryStore();
  expect(() => createRetention({ store, days })).toThrow(OptionError);
});

describe('the command', () => {
  test('deletes leads older than --keep-days when it starts; without it, none', async () => {
    const folder = await temporaryFolder();
    const database = join(folder, 'data', 'leads.db');
    const first = await receive(folder);
    const store = await openLibsqlStore(database);
    onTestFinished(() => store.close());
    await save(store, [31, 3_000, 1], Date.now());
    expect(await leadsOf(store)).toHaveLength(3);
    first.process.kill('SIGTERM');
    await first.ended;
    const second = await receive(folder, ['--keep-days', '30']);
    await vi.waitFor(async () => expect(await leadsOf(store)).toHaveLength(1), 5_000);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(second.error()).toBe('');
  });

  test.each(['0', 'x', '-1', '1.5', '99999'])('refuses --keep-days %s', async (days) => {
    await expect(receive(await temporaryFolder(), [`--keep-days=${days}`])).rejects.toThrow('--keep-days');
  });
});
