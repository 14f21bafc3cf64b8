import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { openLibsqlStore } from '../../src/receiver/stores/libsql.ts';
import { leadEvent, NOW } from './lead.ts';
import { deliveryConformance } from './delivery-conformance.ts';
import { ownerConformance } from './owner-conformance.ts';
import type { StoreUnderTest } from './store-conformance.ts';
import { storeConformance } from './store-conformance.ts';
import { temporaryFolder } from './temporary.ts';

const underTest: StoreUnderTest = {
  async open() {
    const file = join(await temporaryFolder(), 'leads.db');
    return {
      store: await openLibsqlStore(file),
      again: () => openLibsqlStore(file),
    };
  },
};

storeConformance('libsql', underTest);
deliveryConformance('libsql', underTest);
ownerConformance('libsql', underTest);

test('the file has a write-ahead log and every commit is synced', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  let client: ReturnType<typeof createClient> | undefined;
  const store = await openLibsqlStore(file, async () => ({
    createClient: (config) => (client = createClient(config)),
  }));
  onTestFinished(() => store.close());
  const pragma = async (name: string) => (await client!.execute(`PRAGMA ${name}`)).rows[0]?.[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
});

test('six that open one new file at once share it', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  const stores = await Promise.all(Array.from({ length: 6 }, () => openLibsqlStore(file)));
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  const event = leadEvent();
  await stores[0]!.save({
    event,
    judgement: { verdict: 'review', points: 0, pass: 0, reasons: [] },
    received: NOW,
  });
  for (const store of stores) expect(await store.list({ limit: 9 })).toMatchObject([{ event }]);
});

test('a database of a newer release is refused and left alone', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  await (await openLibsqlStore(file)).close();
  const client = createClient({ url: `file:${file}` });
  await client.execute('INSERT INTO migration VALUES (99)');
  client.close();
  await expect(openLibsqlStore(file)).rejects.toThrow('written by a newer release');
});

test('a path keeps its odd characters, and after closing the file alone holds the leads', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a b%20c?d#e.db');
  const copy = join(folder, 'copy.db');
  const store = await openLibsqlStore(file);
  const event = leadEvent();
  await store.save({
    event,
    judgement: { verdict: 'review', points: 0, pass: 0, reasons: [] },
    received: NOW,
  });
  await store.close();
  await copyFile(file, copy);
  const copied = await openLibsqlStore(copy);
  onTestFinished(() => copied.close());
  expect(await copied.list({ limit: 9 })).toMatchObject([{ event }]);
});

test.each([{}, { verdict: 'review' as const }])(
  'the page after the first is found by index, filter %o',
  async (filter) => {
    const file = join(await temporaryFolder(), 'leads.db');
    await (await openLibsqlStore(file)).close();
    const client = createClient({ url: `file:${file}` });
    const plans: string[] = [];
    const store = await openLibsqlStore(file, async () => ({
      createClient: (config) => {
        const real = createClient(config);
        const execute = real.execute.bind(real);
        real.execute = async (statement: unknown) => {
          if (typeof statement === 'object' && statement !== null && 'sql' in statement) {
            const { sql, args } = statement as { sql: string; args: [] };
            const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
            plans.push(...rows.map((row) => row['detail'] as string));
          }
          return execute(statement as never);
        };
        return real;
      },
    }));
    onTestFinished(async () => {
      await store.close();
      client.close();
    });
    await store.list({ limit: 25, before: { arrived: NOW, id: 'x' }, ...filter });
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatch(/^SEARCH lead USING INDEX lead_newest/);
    expect(plans.join()).not.toContain('TEMP B-TREE');
  },
);
