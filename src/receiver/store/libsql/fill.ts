import type { Client, InStatement, Row } from '@libsql/client';
import { foundColumns } from '../rows.ts';

/** Rows filled at once. */
const BATCH = 500;

/**
 * Fills the columns that releases before them did not know, in small transactions: whoever else uses the file
 * goes on, several may do it at once, and one that is killed amid it is continued by the next. Finds also what a
 * program of such a release stores while it still runs beside newer ones.
 */
export async function fillColumns(client: Client): Promise<void> {
  await fill(
    client,
    `SELECT id, sequence, received, judgement, event, note FROM lead WHERE email IS NULL LIMIT ${BATCH}`,
    (rows) => ({
      sql: `UPDATE lead SET email = value ->> 'email', words = value ->> 'words', note_words = value ->> 'noteWords'
        FROM json_each(:filled)
        WHERE lead.id = value ->> 'id' AND sequence = value ->> 'sequence' AND email IS NULL`,
      args: { filled: JSON.stringify(rows.map(foundColumns)) },
    }),
  );
  await fill(
    client,
    `SELECT id, sequence, received, judgement, event FROM earlier_send WHERE email IS NULL LIMIT ${BATCH}`,
    (rows) => ({
      sql: `UPDATE earlier_send SET email = value ->> 'email' FROM json_each(:filled)
        WHERE earlier_send.id = value ->> 'id' AND sequence = value ->> 'sequence'`,
      args: { filled: JSON.stringify(rows.map(foundColumns)) },
    }),
  );
}

async function fill(client: Client, read: string, write: (rows: Row[]) => InStatement): Promise<void> {
  for (;;) {
    const { rows } = await client.execute(read);
    if (rows.length === 0) return;
    await client.execute(write(rows));
  }
}
