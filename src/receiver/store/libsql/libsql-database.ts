import type { Client, InStatement, InValue, ResultSet } from '@libsql/client';
import type { Args, Database, Dialect, Result } from '../database.ts';
import { AHEAD_MS } from '../delivery-store.ts';

const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

/** The SQL of SQLite. A statement that writes waits until no other one does, so there are no locked rows to skip. */
export const LIBSQL: Dialect = {
  prefix: '',
  now: NOW,
  skipLocked: '',
  lease: `UPDATE delivery SET holder = :holder, leased_until = ${NOW} + :forMs
    WHERE number IN (
      SELECT number FROM delivery
      WHERE target = :target AND state = 'due' AND due <= :now
        AND (leased_until IS NULL OR leased_until NOT BETWEEN ${NOW} + 1 AND ${NOW} + ${AHEAD_MS.lease})
      ORDER BY due, number LIMIT :limit
    ) AND NOT EXISTS (
      SELECT 1 FROM target
      WHERE target = :target AND (disabled_at IS NOT NULL OR paused_until > :now)
    )
    RETURNING number`,
  leaseEnd: (ms) => `${NOW} + ${ms}`,
  contains: (column, parameter) => `instr(${column}, ${parameter}) > 0`,
  oneOf: (parameter) => `IN (SELECT value FROM json_each(${parameter}))`,
};

export function libsqlDatabase(client: Client): Database {
  const run = async (sql: string, args: Args = {}) => resultOf(await client.execute(statement(sql, args)));
  return {
    dialect: LIBSQL,
    run,
    async snapshot(reads) {
      const results = await client.batch(
        reads.map(({ sql, args }) => statement(sql, args)),
        'read',
      );
      return results.map(resultOf);
    },
    changeLead: (_, sql, args) => run(sql, args),
  };
}

function statement(sql: string, args: Args): InStatement {
  const values: Record<string, InValue> = {};
  for (const [name, value] of Object.entries(args))
    values[name] = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  return { sql, args: values };
}

function resultOf({ rows, rowsAffected }: ResultSet): Result {
  return { rows, count: rowsAffected };
}

/** Whether a statement failed because another program was writing for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
