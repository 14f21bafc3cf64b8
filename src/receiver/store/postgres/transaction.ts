import type { Pool, PoolClient } from 'pg';

/** Runs `work` in one transaction, taken back when it throws; a connection that failed is not used again. */
export async function inTransaction<Result>(
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

/**
 * Makes this transaction the only writer of the lead `$1`; and what it writes is on disk before it counts, also where
 * the server's default is otherwise.
 */
export const ALONE = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0)),
  CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END`;

export async function lockLead(client: PoolClient, id: string): Promise<void> {
  await client.query(ALONE, [id]);
}

export function nothing(): void {}
