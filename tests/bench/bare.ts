import { createClient } from '@libsql/client';
import { Pool } from 'pg';
import { leadId } from '../../src/lead/id.ts';
import { isPostgres } from '../../src/receiver/store/open-store.ts';
import { leadColumns } from '../../src/receiver/store/rows.ts';
import { sampleLead } from './sample-leads.ts';

/** The bare store: a durable insert of one lead's row by the driver, and nothing around it. */
export interface Bare {
  insert: () => Promise<void>;
  end: () => Promise<void>;
}

const COLUMNS = [
  'id',
  'sequence',
  'arrived',
  'received',
  'verdict',
  'judgement',
  'event',
  'email',
  'words',
] as const;

/** A driver of its own on a database whose tables the store has made. */
export async function bareStore(database: string): Promise<Bare> {
  let number = 0;
  const row = () => {
    const columns = leadColumns(sampleLead(number++));
    const values = { ...columns, id: leadId(), arrived: columns.received };
    return COLUMNS.map((name) => values[name]);
  };
  const names = COLUMNS.join(', ');
  if (isPostgres(database)) {
    const pool = new Pool({ connectionString: database, max: 10 });
    const places = COLUMNS.map((_, index) => `$${index + 1}`).join(', ');
    const sql = `INSERT INTO lead_qualifier.lead (${names}) VALUES (${places})`;
    return { insert: async () => void (await pool.query(sql, row())), end: () => pool.end() };
  }
  const client = createClient({ url: `file:${database}`, concurrency: 1 });
  await client.execute('PRAGMA synchronous = FULL');
  const sql = `INSERT INTO lead (${names}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;
  return {
    insert: async () => void (await client.execute({ sql, args: row() })),
    end: async () => client.close(),
  };
}
