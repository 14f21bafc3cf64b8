import type { Pool, PoolClient, PoolConfig } from 'pg';
import type { DeliveryStore, NewDelivery } from '../delivery-store.ts';
import { OptionError } from '../option-error.ts';
import { PackageMissing } from '../package-missing.ts';
import type { JudgedLead, ListOptions, Store, StoredLead } from '../store.ts';
import { CORRECTION_MS } from '../store.ts';
import { insertDeliveries, postgresDeliveries } from './postgres-deliveries.ts';
import { migrate } from './postgres-migrations.ts';
import { earlierSend, leadColumns, storedLead, verdict } from './rows.ts';

/**
 * Connections of one receiver at most. A lead holds one for a few milliseconds; a server takes 100 in all unless
 * it was told otherwise.
 */
const CONNECTIONS = 10;

/** How long a connection may take to come about, and a query to be answered, in milliseconds. */
const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;

/**
 * Opens the store on a PostgreSQL server (12 or later), for where one machine is not enough: any number of
 * receivers may share it. While the server is away every call rejects; when it is back they go on.
 * @param url connection URL, `postgres://user:password@host:5432/database`
 * @param load imports the optional package
 * @throws PackageMissing, OptionError for what is no such URL, or the server's error when it cannot be reached
 */
export async function openPostgresStore(
  url: string,
  load: () => Promise<{ Pool: new (config: PoolConfig) => Pool }> = () => import('pg').catch(packageMissing),
): Promise<Store> {
  checkUrl(url);
  const { Pool } = await load();
  const pool = new Pool({
    connectionString: url,
    application_name: 'lead-qualifier',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
  });
  // A connection at rest that the server ends: the pool drops it, and the next call makes another.
  pool.on('error', nothing);
  try {
    await inTransaction(pool, migrate);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new PostgresStore(pool);
}

/** The message does not repeat the URL: it may hold a password, and a part of it that was read as something else. */
function checkUrl(url: string): void {
  const read = URL.canParse(url) ? new URL(url) : undefined;
  if (read !== undefined && read.hash === '' && !read.pathname.includes('@')) return;
  throw new OptionError(
    'The database URL cannot be read: write postgres://user:password@host:5432/database, with signs such as @ / # in the password percent-encoded (@ is %40)',
  );
}

function packageMissing(cause: unknown): never {
  throw new PackageMissing('The PostgreSQL store', 'pg@^8.23.1', cause);
}

class PostgresStore implements Store {
  readonly deliveries: DeliveryStore;
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.deliveries = postgresDeliveries(pool);
  }

  async save(lead: JudgedLead, deliveries: readonly NewDelivery[] = []): ReturnType<Store['save']> {
    const { id, sequence, received, ...said } = leadColumns(lead);
    return inTransaction(this.#pool, async (client) => {
      // One writer for one id; and on disk before it counts, also where the server's default is otherwise.
      await client.query(
        `SELECT pg_advisory_xact_lock(hashtextextended($1, 0)),
          CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END`,
        [id],
      );
      const kept = await client.query(KEEP_EARLIER, [id, sequence]);
      const row = [id, sequence, received, said.verdict, said.judgement, said.event];
      const written = await client.query(WRITE, [...row, CORRECTION_MS]);
      if (written.rowCount) await insertDeliveries(client, lead, deliveries);
      const { rows } = await client.query('SELECT verdict FROM lead_qualifier.lead WHERE id = $1', [id]);
      const result = kept.rowCount ? 'replaced' : written.rowCount ? 'stored' : 'repeat';
      return { result, verdict: verdict.parse(rows[0]?.['verdict']) };
    });
  }

  async list({ before, limit, verdict: only }: ListOptions): Promise<StoredLead[]> {
    const values: (string | number)[] = [limit];
    const value = (one: string | number) => `$${values.push(one)}`;
    const conditions = [
      ...(only ? [`coalesce(overrule, verdict) = ${value(only)}`] : []),
      ...(before ? [`(arrived, id) < (${value(before.arrived)}, ${value(before.id)})`] : []),
    ];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const { rows } = await this.#pool.query(
      `SELECT * FROM lead_qualifier.lead ${where} ORDER BY arrived DESC, id DESC LIMIT $1`,
      values,
    );
    return rows.map(storedLead);
  }

  async get(id: string): ReturnType<Store['get']> {
    return inTransaction(this.#pool, async (client) => {
      // Both reads see one moment, so that a send replaced in between is not missed.
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const leads = await client.query('SELECT * FROM lead_qualifier.lead WHERE id = $1', [id]);
      const earlier = await client.query(
        'SELECT * FROM lead_qualifier.earlier_send WHERE id = $1 ORDER BY sequence DESC',
        [id],
      );
      const row: unknown = leads.rows[0];
      return row === undefined
        ? undefined
        : { lead: storedLead(row), earlier: earlier.rows.map(earlierSend) };
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

const KEEP_EARLIER = `INSERT INTO lead_qualifier.earlier_send (id, sequence, received, overrule, judgement, event)
  SELECT id, sequence, received, overrule, judgement, event
  FROM lead_qualifier.lead WHERE id = $1 AND sequence < $2`;

const WRITE = `INSERT INTO lead_qualifier.lead AS lead (id, sequence, arrived, received, verdict, judgement, event)
  VALUES ($1, $2, $3, $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE SET
    sequence = excluded.sequence, received = excluded.received, verdict = excluded.verdict,
    judgement = excluded.judgement, event = excluded.event,
    arrived = CASE WHEN excluded.received > lead.arrived + $7 THEN excluded.received ELSE lead.arrived END,
    overrule = CASE WHEN excluded.received > lead.arrived + $7 THEN NULL ELSE lead.overrule END
  WHERE excluded.sequence > lead.sequence`;

/** Runs `work` in one transaction, taken back when it throws; a connection that failed is not used again. */
async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // A connection that ends between two queries would end the program; the next query rejects all the same.
  client.on('error', nothing);
  let failed = true;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    failed = false;
    return result;
  } finally {
    client.off('error', nothing);
    // Closing the connection takes the transaction back, whatever state it is in.
    client.release(failed);
  }
}

function nothing(): void {}
