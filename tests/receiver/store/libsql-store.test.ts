import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLibsqlStore } from '../../../src/receiver/store/libsql/libsql-store.ts';
import { leadEvent, NOW } from '../lead.ts';
import { deliveryConformance } from './delivery-conformance.ts';
import { enrichmentConformance } from './enrichment-conformance.ts';
import { migrationConformance } from './migration-conformance.ts';
import { ownerConformance } from './owner-conformance.ts';
import type { StoreUnderTest } from './store-conformance.ts';
import { storeConformance } from './store-conformance.ts';
import { LIBSQL_STEP_2 } from './tables-of-step-2.ts';
import { temporaryFolder } from '../temporary.ts';

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
enrichmentConformance('libsql', underTest);
ownerConformance('libsql', underTest);
migrationConformance('libsql', {
  prefix: '',
  async make() {
    const file = join(await temporaryFolder(), 'leads.db');
    const run = async (sql: string) => {
      const client = createClient({ url: `file:${file}` });
      await client.executeMultiple(`BEGIN; ${sql}; COMMIT`);
      client.close();
    };
    await run(LIBSQL_STEP_2);
    return { run, open: () => openLibsqlStore(file) };
  },
});

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

test('a start waits for another program that builds the tables for longer than any other write takes', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  const client = createClient({ url: `file:${file}` });
  await client.executeMultiple(`PRAGMA journal_mode = WAL; ${LIBSQL_STEP_2}`);
  client.close();
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { createClient } from '@libsql/client';
    const transaction = await createClient({ url: ${JSON.stringify(`file:${file}`)} }).transaction('write');
    console.log('held');
    setTimeout(() => transaction.rollback(), 11_000);`,
  ]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  const store = await openLibsqlStore(file);
  onTestFinished(() => store.close());
  expect(await store.list({ limit: 9 })).toEqual([]);
}, 30_000);

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

test.each([{}, { before: { arrived: NOW, id: 'x' } }, { verdict: 'review' as const }])(
  'a search looks at an index, in its order, and not at the leads: %o',
  async (where) => {
    const file = join(await temporaryFolder(), 'leads.db');
    const statements: { sql: string; args: Record<string, string> }[] = [];
    let client: ReturnType<typeof createClient> | undefined;
    const store = await openLibsqlStore(file, async () => ({
      createClient: (config) => {
        client = createClient(config);
        const batch = client.batch.bind(client);
        client.batch = (all, mode) => {
          statements.push(...(all as typeof statements));
          return batch(all, mode);
        };
        return client;
      },
    }));
    onTestFinished(() => store.close());
    statements.length = 0;
    await store.search({ text: 'two words', limit: 25, ...where });
    expect(statements).toHaveLength(2);
    for (const { sql, args } of statements) {
      const { rows } = await client!.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const plan = rows.map(({ detail }) => detail as string);
      const looked = plan.filter((step) =>
        /^(?:SCAN|SEARCH) lead USING COVERING INDEX lead_newest/.test(step),
      );
      expect(looked, plan.join('\n')).toHaveLength(1);
      // Only those found are sorted, if any.
      expect(plan.filter((step) => /^(?:SCAN|SEARCH) lead /.test(step) && !step.includes('USING'))).toEqual(
        [],
      );
    }
  },
);

test('the bytes of a person who was deleted are in the file and its log no more', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  const store = await openLibsqlStore(file);
  onTestFinished(() => store.close());
  const people = Array.from({ length: 400 }, (_, index) => `Zq${(index * 7919) % 10_007}Xy`);
  const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };
  for (const [index, person] of people.entries()) {
    const contact = { email: `${person}@example.com`, name: person, message: 'Long '.repeat(index * 5) };
    const event = leadEvent({ budget: '5k-plus' }, { contact });
    await store.save({ event, judgement, received: NOW + index });
    await store.annotate(event.data.id, { note: `Call ${person}` });
    if (index % 3 > 0) continue;
    const again = leadEvent(
      { budget: '5k-plus' },
      { id: event.data.id, sequence: 2, contact: { name: person } },
    );
    await store.save({ event: again, judgement, received: NOW + index });
  }
  const gone = people.filter((_, index) => index % 2 === 0);
  const held = async () => {
    const bytes = await Promise.all(
      [file, `${file}-wal`].map(async (one) => (await readFile(one, 'latin1')).toLowerCase()),
    );
    return people.filter((person) => bytes.some((text) => text.includes(person.toLowerCase())));
  };
  expect(await held()).toEqual(people);
  for (const person of gone)
    expect((await store.erase({ email: `${person}@EXAMPLE.com` })).ids).toHaveLength(1);
  expect(await held()).toEqual(people.filter((person) => !gone.includes(person)));
  // A page now and then keeps a copy of a row that was moved, by chance: the file must be written anew, without gaps.
  const reader = createClient({ url: `file:${file}` });
  onTestFinished(() => reader.close());
  expect((await reader.execute('PRAGMA freelist_count')).rows[0]?.['freelist_count']).toBe(0);
  expect(await store.expire(NOW + 1_000)).toBe(200);
  expect(await held()).toEqual([]);
});

test('a program that reads keeps nobody waiting while a lead is deleted; its bytes go when that is done', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  const store = await openLibsqlStore(file);
  onTestFinished(() => store.close());
  const event = leadEvent();
  await store.save({
    event,
    judgement: { verdict: 'review', points: 0, pass: 0, reasons: [] },
    received: NOW,
  });
  const reader = createClient({ url: `file:${file}` });
  onTestFinished(() => reader.close());
  const reading = await reader.transaction('read');
  await reading.execute('SELECT count(*) FROM lead');
  const holds = async (end: string) => (await readFile(`${file}${end}`)).includes('ada@example.com');

  const start = performance.now();
  expect((await store.erase({ email: 'ada@example.com' })).ids).toEqual([event.data.id]);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(await holds('-wal')).toBe(true);
  await reading.commit();
  await vi.waitFor(async () => expect([await holds(''), await holds('-wal')]).toEqual([false, false]), 5_000);
});

test('what was not cleared away before a program was killed is when the file is opened next', async () => {
  const file = join(await temporaryFolder(), 'leads.db');
  const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };
  let isKilled = false;
  const store = await openLibsqlStore(file, async () => ({
    createClient: (config) => {
      if (isKilled) throw new Error('It got no further');
      return createClient(config);
    },
  }));
  for (let index = 0; index < 20; index++) {
    const contact = { email: `ada${index % 2}@example.com`, message: 'Long '.repeat(2_000) };
    await store.save({ event: leadEvent({}, { contact }), judgement, received: NOW - (index % 2) });
  }
  const reader = createClient({ url: `file:${file}` });
  onTestFinished(() => reader.close());
  const free = async () => (await reader.execute('PRAGMA freelist_count')).rows[0]?.['freelist_count'];
  isKilled = true;
  expect((await store.erase({ email: 'ada0@example.com' })).ids).toHaveLength(10);
  await store.close();
  expect(await free()).toBeGreaterThan(0);
  const next = await openLibsqlStore(file);
  onTestFinished(() => next.close());
  expect(await free()).toBe(0);
  const version = async () => (await reader.execute('PRAGMA user_version')).rows[0]?.['user_version'];
  expect(await version()).toBe(0);
  // Nor is a file written anew for nothing.
  expect(await next.expire(NOW - 1)).toBe(0);
  expect((await next.erase({ email: 'nobody@example.com' })).ids).toEqual([]);
  expect(await version()).toBe(0);
});
