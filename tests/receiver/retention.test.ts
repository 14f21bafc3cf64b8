import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { OptionError } from '../../src/receiver/option-error.ts';
import { createRetention } from '../../src/receiver/retention.ts';
import type { Store } from '../../src/receiver/store.ts';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { leadEvent, NOW } from './lead.ts';
import { receive } from './run-command.ts';
import { leadsOf, temporaryFolder, temporaryStore } from './temporary.ts';

const DAY_MS = 86_400_000;
const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };

/** Keeps leads of so many days ago. */
async function save(store: Store, ago: readonly number[], now = NOW): Promise<void> {
  for (const days of ago) await store.save({ event: leadEvent(), judgement, received: now - days * DAY_MS });
}

const arrivals = async (store: Store) =>
  (await leadsOf(store)).map(({ arrived }) => (NOW - arrived) / DAY_MS);

test('deletes all that arrived earlier, in as many steps as it takes, and nothing else', async () => {
  const store = await temporaryStore();
  await save(store, [...Array.from({ length: 1_100 }, () => 31), 30.001, 30, 29, 0]);
  const retention = createRetention({ store, days: 30, now: () => NOW });
  expect(await retention.expire()).toBe(1_101);
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
