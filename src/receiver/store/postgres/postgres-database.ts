import type { Pool, PoolClient } from 'pg';
import type { Args, Database, Dialect, Result } from '../database.ts';
import { AHEAD_MS } from '../delivery-store.ts';

const leaseEnd = (ms: string | number) => `clock_timestamp() + ${ms} * interval '1 millisecond'`;

export const POSTGRES: Dialect = {
  prefix: 'lead_qualifier.',
  now: '(extract(epoch FROM clock_timestamp()) * 1000)',
  skipLocked: 'FOR UPDATE SKIP LOCKED',
  lease: `WITH next AS MATERIALIZED (
      SELECT number FROM lead_qualifier.delivery
      WHERE target = :target AND state = 'due' AND due <= :now
        AND (leased_until IS NULL OR leased_until <= clock_timestamp() OR leased_until > ${leaseEnd(AHEAD_MS.lease)})
        AND NOT EXISTS (
          SELECT 1 FROM lead_qualifier.target
          WHERE target = :target AND (disabled_at IS NOT NULL OR paused_until > :now)
        )
      ORDER BY due, number LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE lead_qualifier.delivery SET holder = :holder, leased_until = ${leaseEnd(':forMs')}
    FROM next WHERE delivery.number = next.number RETURNING delivery.number`,
  leaseEnd,
  contains: (column, parameter) => `strpos(${column}, ${parameter}) > 0`,
  oneOf: (parameter) => `= ANY (${parameter})`,
};

export function postgresDatabase(pool: Pool): Database {
  return {
    dialect: POSTGRES,
    run: (sql, args) => query(pool, sql, args),
    snapshot: (reads, isEnough = () => false) =>
      inTransaction(pool, async (client) => {
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const results: Result[] = [];
        for (const { sql, args } of reads) {
          const result = await query(client, sql, args);
          results.push(result);
          if (isEnough(result)) break;
        }
        return results;
      }),
    changeLead: (id, sql, args) =>
      inTransaction(pool, async (client) => {
        await lockLead(client, id);
        return query(client, sql, args);
      }),
  };
}

/** Runs a statement with named parameters, which become numbered ones: `:name`, but not the cast `::type`. */
export async function query(client: Pool | PoolClient, sql: string, args: Args = {}): Promise<Result> {
  const names: string[] = [];
  const text = sql.replace(/(?<!:):([a-z]\w*)/gi, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const { rows, rowCount } = await client.query(
    text,
    names.map((name) => args[name]),
  );
  return { rows, count: rowCount ?? 0 };
}

/** Runs `work` in one transaction, which is rolled back when it throws; a connection that failed is not used again. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // An unhandled 'error' event between two queries would end the program; the next query rejects in any case.
  client.on('error', ignore);
  let failed = true;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    failed = false;
    return result;
  } finally {
    client.off('error', ignore);
    // Closing the connection rolls the transaction back, whatever state it is in.
    client.release(failed);
  }
}

/**
 * Makes this transaction the only writer of the lead `$1`, and its commit wait for the disk also where that is not the
 * server's default.
 */
export const LOCK_LEAD = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0)),
  CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END`;

export async function lockLead(client: PoolClient, id: string): Promise<void> {
  await client.query(LOCK_LEAD, [id]);
}

/** Listener of a connection's 'error' event. */
export function ignore(): void {}
