import type { Pool } from 'pg';
import { LOCK } from './migrations.ts';
import { inTransaction } from './transaction.ts';
import { foundColumns } from '../rows.ts';

/** Rows filled at once. */
const BATCH = 500;

/**
 * Fills the columns that releases before them did not know, in small transactions: whoever else uses the database
 * goes on, several may do it at once, and one that is killed amid it is continued by the next. Finds also what a
 * program of such a release stores while it still runs beside newer ones.
 */
export async function fillColumns(pool: Pool): Promise<void> {
  await fill(
    pool,
    'lead',
    'note',
    'email = filled.email, words = filled.words, note_words = filled.note_words',
  );
  await fill(pool, 'earlier_send', 'NULL AS note', 'email = filled.email');
}

/** Goes through a table once, by its index `…_unfilled`. */
async function fill(pool: Pool, table: string, note: string, columns: string): Promise<void> {
  const unfilled = `SELECT 1 FROM lead_qualifier.${table} WHERE email IS NULL LIMIT 1`;
  const { rowCount } = await inTransaction(pool, (client) => client.query(unfilled));
  if (!rowCount) return;
  let last: Filled | undefined = { id: '', sequence: 0 };
  while (last !== undefined) last = await fillBatch(pool, table, note, columns, last);
}

type Filled = Pick<ReturnType<typeof foundColumns>, 'id' | 'sequence'>;

/** @returns the last row filled, if there was any */
function fillBatch(
  pool: Pool,
  table: string,
  note: string,
  columns: string,
  after: Filled,
): Promise<Filled | undefined> {
  return inTransaction(pool, async (client) => {
    // One at a time: two would wait for each other's rows, perhaps in a circle.
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query(
      `SELECT id, sequence, received, judgement, event, ${note} FROM lead_qualifier.${table}
        WHERE email IS NULL AND (id, sequence) > ($1, $2) ORDER BY id, sequence LIMIT ${BATCH}`,
      [after.id, after.sequence],
    );
    const filled = rows.map(foundColumns);
    await client.query(
      `UPDATE lead_qualifier.${table} AS old SET ${columns}
        FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[])
          AS filled (id, sequence, email, words, note_words)
        WHERE old.id = filled.id AND old.sequence = filled.sequence AND old.email IS NULL`,
      [
        filled.map(({ id }) => id),
        filled.map(({ sequence }) => sequence),
        filled.map(({ email }) => email),
        filled.map(({ words }) => words),
        filled.map(({ noteWords }) => noteWords),
      ],
    );
    return filled.at(-1);
  });
}
