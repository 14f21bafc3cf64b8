import { createClient } from '@libsql/client';
import { Client } from 'pg';
import { isPostgres } from '../../src/receiver/store/open-store.ts';
import { leadColumns } from '../../src/receiver/store/rows.ts';
import { sampleLead } from './sample-leads.ts';

/** Leads written by one statement. */
const AT_ONCE = 2_000;

/** One delivery in so many was given up. */
const DEAD_EVERY = 50;

const LEAD = 'id, sequence, arrived, received, verdict, judgement, event, email, words';
const DELIVERY = 'id, sequence, target, state, due, failures, failure, settled';

/**
 * Fills a database of the real schema with leads and a delivery of each, past the store: a million in minutes.
 * The store has made the tables.
 */
export async function fill(database: string, from: number, to: number): Promise<void> {
  const write = isPostgres(database) ? await toPostgres(database) : await toFile(database);
  for (let start = from; start < to; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, index) => start + index);
    await write(
      JSON.stringify(
        numbers.map((number) => {
          const columns = leadColumns(sampleLead(number));
          const isDead = number % DEAD_EVERY === 0;
          return {
            ...columns,
            arrived: columns.received,
            target: 'crm',
            state: isDead ? 'dead' : 'delivered',
            due: columns.received,
            failures: isDead ? 10 : 0,
            failure: isDead ? 'it answered 500' : null,
            settled: columns.received + 1_000,
          };
        }),
      ),
    );
  }
  await write();
}

async function toFile(file: string) {
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  await client.execute('PRAGMA synchronous = OFF');
  return async (rows?: string) => {
    if (rows !== undefined) {
      const insert = (table: string, columns: string) => ({
        sql: `INSERT INTO ${table} (${columns}) SELECT ${columns.replaceAll(/\w+/g, "value->>'$.$&'")} FROM json_each(?)`,
        args: [rows],
      });
      await client.batch([insert('lead', LEAD), insert('delivery', DELIVERY)], 'write');
      return;
    }
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    client.close();
  };
}

async function toPostgres(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  const types =
    'id text, sequence integer, arrived bigint, received bigint, verdict text, judgement text, event text, email text, ' +
    'words text, target text, state text, due bigint, failures integer, failure text, settled bigint';
  return async (rows?: string) => {
    if (rows !== undefined) {
      for (const [table, columns] of [
        ['lead', LEAD],
        ['delivery', DELIVERY],
      ] as const) {
        await client.query(
          `INSERT INTO lead_qualifier.${table} (${columns}) SELECT ${columns} FROM json_to_recordset($1) AS row (${types})`,
          [rows],
        );
      }
      return;
    }
    // What the server does by itself after a while.
    await client.query('VACUUM ANALYZE');
    await client.end();
  };
}
