import type { PoolClient } from 'pg';
import { Client, Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { openStore } from '../../../src/receiver/store/open-store.ts';
import { openPostgresStore } from '../../../src/receiver/store/postgres/postgres-store.ts';
import { POSTGRES_PASSWORD, postgresServer } from '../../setup/postgres.ts';
import { leadEvent, NOW, RULES } from '../lead.ts';
import { deliveryConformance } from './delivery-conformance.ts';
import { enrichmentConformance } from './enrichment-conformance.ts';
import { migrationConformance } from './migration-conformance.ts';
import { ownerConformance } from './owner-conformance.ts';
import type { StoreUnderTest } from './store-conformance.ts';
import { storeConformance } from './store-conformance.ts';
import { POSTGRES_STEP_2 } from './tables-of-step-2.ts';

const server = postgresServer();

/** Runs one statement as somebody else who uses the database. */
async function run(url: string, sql: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await (values.length > 0 ? client.query(sql, values) : client.query(sql))).rows;
  } finally {
    await client.end();
  }
}

async function opened(url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  onTestFinished(() => store.close());
  return store;
}

const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };

const underTest: StoreUnderTest = {
  async open() {
    const url = await server.database();
    return {
      store: await openStore(url),
      again: () => openStore(url),
    };
  },
};

storeConformance('postgres', underTest);
deliveryConformance('postgres', underTest);
enrichmentConformance('postgres', underTest);
ownerConformance('postgres', underTest);
migrationConformance('postgres', {
  prefix: 'lead_qualifier.',
  async make() {
    const url = await server.database();
    await run(url, POSTGRES_STEP_2);
    return { run: (sql) => run(url, sql), open: () => openPostgresStore(url) };
  },
});

test('six that open one new database at once share it', async () => {
  const url = await server.database();
  const stores = await Promise.all(Array.from({ length: 6 }, () => opened(url)));
  const event = leadEvent();
  await stores[0]!.save({ event, judgement, received: NOW });
  for (const store of stores) expect(await store.list({ limit: 9 })).toMatchObject([{ event }]);
});

test('a database of a newer release is refused and left alone', async () => {
  const url = await server.database();
  await (await openPostgresStore(url)).close();
  await run(url, 'INSERT INTO lead_qualifier.migration VALUES (99)');
  await expect(openPostgresStore(url)).rejects.toThrow('written by a newer release');
});

test('other tables of the database are left alone', async () => {
  const url = await server.database();
  await run(url, 'CREATE TABLE lead (anything text); CREATE TABLE migration (version text)');
  const store = await opened(url);
  await store.save({ event: leadEvent(), judgement, received: NOW });
  expect(await run(url, 'SELECT * FROM lead UNION ALL SELECT * FROM migration')).toEqual([]);
});

test('a user who may not make a schema can use the one that was made for them', async () => {
  const url = await server.database();
  await run(url, `CREATE USER receiver PASSWORD 'x'; CREATE SCHEMA lead_qualifier AUTHORIZATION receiver`);
  const theirs = new URL(url);
  theirs.username = 'receiver';
  theirs.password = 'x';
  const store = await opened(theirs.href);
  expect(await store.save({ event: leadEvent(), judgement, received: NOW })).toMatchObject({
    result: 'stored',
  });
});

test('a lead is on disk before it counts, also where the server commits later by default', async () => {
  const url = await server.database();
  const name = new URL(url).pathname.slice(1);
  const store = await opened(url);
  await run(
    url,
    `ALTER DATABASE ${name} SET synchronous_commit = off;
     CREATE TABLE seen (setting text);
     CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN INSERT INTO public.seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
     CREATE TRIGGER see AFTER INSERT ON lead_qualifier.lead FOR EACH ROW EXECUTE FUNCTION see()`,
  );
  const later = await opened(url);
  await later.save({ event: leadEvent(), judgement, received: NOW });
  expect(await run(url, 'SELECT * FROM seen')).toEqual([{ setting: 'on' }]);
  await store.list({ limit: 1 });
});

test.each([{}, { verdict: 'review' as const }])(
  'the page after the first is found by index, filter %o',
  async (filter) => {
    const url = await server.database();
    const asked: [string, unknown[]][] = [];
    class Watched extends Pool {
      override query(...args: [never]): never {
        if (typeof args[0] === 'string') asked.push(args as never);
        return super.query(...args);
      }
    }
    const store = await openPostgresStore(url, async () => ({ Pool: Watched }));
    onTestFinished(() => store.close());
    await store.list({ limit: 25, before: { arrived: NOW, id: 'x' }, ...filter });
    expect(asked).toHaveLength(1);
    // A table this small is rather read whole, unless that is forbidden.
    await run(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET enable_seqscan = off`);
    const plan = JSON.stringify(await run(url, `EXPLAIN ${asked[0]![0]}`, asked[0]![1]));
    expect(plan).toMatch(/Index Scan Backward using lead_newest/);
    expect(plan).not.toContain('Sort');
  },
);

test('a search looks at an index, in its order, and not at the leads', async () => {
  const url = await server.database();
  const asked: [string, unknown[]][] = [];
  const watch = async (connecting: Promise<PoolClient>) => {
    const client = await connecting;
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = (...given: unknown[]) => {
      asked.push(given as [string, unknown[]]);
      return query(...given) as never;
    };
    return client;
  };
  class Watched extends Pool {
    override connect(...args: never[]): never {
      return (args.length > 0 ? super.connect(...(args as [never])) : watch(super.connect())) as never;
    }
  }
  const store = await openPostgresStore(url, async () => ({ Pool: Watched }));
  onTestFinished(() => store.close());
  asked.length = 0;
  await store.search({ text: 'two words', limit: 25, before: { arrived: NOW, id: 'x' } });
  const name = new URL(url).pathname.slice(1);
  for (const way of ['seqscan', 'bitmapscan'])
    await run(url, `ALTER DATABASE ${name} SET enable_${way} = off`);
  const searches = asked.filter(([sql]) => sql.startsWith('SELECT'));
  expect(searches).toHaveLength(2);
  for (const [sql, values] of searches) {
    const plan = (await run(url, `EXPLAIN ${sql}`, values)).map((row) => String(row['QUERY PLAN']));
    expect(plan.join('\n')).toMatch(/Index Only Scan Backward using lead_newest/);
  }
});

test('while the server is away a lead is answered 503 with Retry-After; when it is back leads are stored', async () => {
  const store = await opened(await server.database());
  const causes: unknown[] = [];
  const receive = createReceiver({
    qualifiers: RULES,
    store,
    origins: ['https://site.example'],
    now: () => NOW,
    onRefusal: ({ cause }) => causes.push(cause),
  });
  const event = leadEvent();
  const send = () =>
    receive(
      new Request('https://leads.example/leads', {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { 'origin': 'https://site.example', 'content-type': 'application/json' },
      }),
    );
  expect((await send()).status).toBe(202);
  event.data.sequence = 2;
  await server.stop();
  for (let index = 0; index < 3; index++) {
    const away = await send();
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await away.json()).toMatchObject({ type: 'urn:problem-type:lead-qualifier:not-stored' });
  }
  expect(String(causes)).not.toContain(POSTGRES_PASSWORD);
  await server.start();
  expect([(await send()).status, (await send()).status]).toEqual([202, 200]);
});

test('when the server ends amid saves, those that resolved are there and the others reject', async () => {
  const url = await server.database();
  const store = await opened(url);
  const saves: Promise<string | undefined>[] = [];
  let stopped: Promise<void> | undefined;
  for (let index = 0; index < 200; index++) {
    const event = leadEvent();
    const saved = store.save({ event, judgement, received: NOW });
    saves.push(
      saved.then(
        () => event.data.id,
        () => undefined,
      ),
    );
    if (index === 100) stopped = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const results = await Promise.all(saves);
  await stopped;
  await server.start();
  const acknowledged = results.filter((id) => id !== undefined);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(results).toContain(undefined);
  const kept = (await store.list({ limit: 500 })).map(({ id }) => id);
  expect(kept).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(kept).size).toBe(kept.length);
});

test('who is just beginning to forward a lead is named when it is deleted', async () => {
  const url = await server.database();
  const store = await opened(url);
  const event = leadEvent();
  await store.save({ event, judgement, received: NOW }, [{ target: 'crm', due: NOW }]);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; UPDATE lead_qualifier.delivery SET holder = 'another'`);
  const erasing = store.erase({ id: event.data.id });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await client.query('COMMIT');
  await client.end();
  expect(await erasing).toEqual({
    ids: [event.data.id],
    recipients: [{ target: 'crm', isConfirmed: false }],
  });
});

test('a URL that cannot be read is told without its password', async () => {
  const failed = await openPostgresStore('postgres://me:p@ss/w#rd@localhost:port/leads').catch(String);
  expect(failed).toContain('percent-encoded');
  expect(failed).not.toContain('w#rd');
});
