import type { Client, InStatement, Row } from '@libsql/client';
import { searchColumns } from '../rows.ts';
import { isBusy } from './libsql-database.ts';

/**
 * The steps that build the database, forwards only; the table `migration` contains the steps that are done. A step
 * that was released must not be changed: add another one.
 */
const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE lead (
      id        TEXT PRIMARY KEY,
      sequence  INTEGER NOT NULL,
      arrived   INTEGER NOT NULL,
      received  INTEGER NOT NULL,
      verdict   TEXT NOT NULL CHECK (verdict IN ('qualified', 'review', 'unqualified')),
      overrule  TEXT CHECK (overrule IN ('qualified', 'review', 'unqualified')),
      note      TEXT,
      judgement TEXT NOT NULL,
      event     TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX lead_newest ON lead (arrived, id)`,
    `CREATE INDEX lead_newest_of_verdict ON lead (coalesce(overrule, verdict), arrived, id)`,
    `CREATE TABLE earlier_send (
      id        TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
      sequence  INTEGER NOT NULL,
      received  INTEGER NOT NULL,
      overrule  TEXT,
      judgement TEXT NOT NULL,
      event     TEXT NOT NULL,
      PRIMARY KEY (id, sequence)
    ) STRICT, WITHOUT ROWID`,
  ],
  [
    `CREATE TABLE delivery (
      number       INTEGER PRIMARY KEY AUTOINCREMENT,
      id           TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
      sequence     INTEGER NOT NULL,
      target       TEXT NOT NULL,
      state        TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'delivered', 'dead')),
      due          INTEGER NOT NULL,
      failures     INTEGER NOT NULL DEFAULT 0,
      failure      TEXT,
      settled      INTEGER,
      holder       TEXT,
      leased_until INTEGER,
      UNIQUE (id, sequence, target)
    ) STRICT`,
    `CREATE INDEX delivery_due ON delivery (target, due, number) WHERE state = 'due'`,
    `CREATE INDEX delivery_dead ON delivery (number) WHERE state = 'dead'`,
    `CREATE TABLE target (
      target       TEXT PRIMARY KEY,
      paused_until INTEGER,
      disabled_at  INTEGER,
      why          TEXT
    ) STRICT, WITHOUT ROWID`,
  ],
  [
    // `email` and `words` are NULL in rows of earlier releases until `fillColumns` has filled them.
    `ALTER TABLE lead ADD COLUMN email TEXT`,
    `ALTER TABLE lead ADD COLUMN words TEXT`,
    `ALTER TABLE lead ADD COLUMN note_words TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE lead ADD COLUMN enrich_by INTEGER`,
    `ALTER TABLE earlier_send ADD COLUMN email TEXT`,
    `DROP INDEX lead_newest`,
    // Covers all columns of a search, so that it need not read the leads themselves.
    `CREATE INDEX lead_newest ON lead (arrived, id, words, note_words, verdict, overrule)`,
    `CREATE INDEX lead_of_person ON lead (email)`,
    `CREATE INDEX lead_unenriched ON lead (enrich_by) WHERE enrich_by IS NOT NULL`,
    `CREATE INDEX earlier_send_of_person ON earlier_send (email)`,
    `CREATE TABLE token (token TEXT PRIMARY KEY, lead TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE INDEX token_end ON token (until)`,
    // Lists the targets and counts what each has to do, without a look at the deliveries already made.
    `CREATE INDEX delivery_of_target ON delivery (target, state)`,
  ],
];

/** How long to wait for another program's step, in milliseconds: with a million leads it takes a while. */
const BUILD_MS = 600_000;

/**
 * Brings the database to the newest step. Each step is one transaction that first claims its number: of several
 * programs that start at once, one makes the step and the others find it done.
 * Settings of the connection have to be made after this, since it may reconnect.
 * @throws Error for a database that a newer release has written
 */
export async function migrate(client: Client): Promise<void> {
  const end = performance.now() + BUILD_MS;
  await client.execute('CREATE TABLE IF NOT EXISTS migration (step INTEGER PRIMARY KEY) STRICT');
  for (;;) {
    const done = await lastStep(client);
    if (done > STEPS.length) {
      throw new Error(
        `The database was written by a newer release (step ${done}, this one knows ${STEPS.length}). Install that release.`,
      );
    }
    const step = STEPS[done];
    if (step === undefined) return;
    try {
      await client.batch([{ sql: 'INSERT INTO migration VALUES (?)', args: [done + 1] }, ...step], 'write');
    } catch (error) {
      // Another program has made the step or is still making it; if none is, the step itself is at fault.
      const isWaiting = isBusy(error) && performance.now() < end;
      if (!isWaiting && (await lastStep(client)) === done) throw error;
      // A connection that timed out keeps its statement open, and could change no table.
      if (isWaiting) client.reconnect();
    }
  }
}

async function lastStep(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT coalesce(max(step), 0) AS step FROM migration');
  return Number(rows[0]?.['step']);
}

/** Rows filled in one transaction. */
const BATCH = 500;

/**
 * Fills the columns that earlier releases did not have, in small transactions, so that other programs can go on. It may
 * run several times at once, and continues what a killed program has begun. It also finds rows that a program of an
 * earlier release stores while it still runs beside newer ones.
 */
export async function fillColumns(client: Client): Promise<void> {
  await fill(
    client,
    `SELECT id, sequence, received, judgement, event, note FROM lead WHERE email IS NULL LIMIT ${BATCH}`,
    (rows) => ({
      sql: `UPDATE lead SET email = value ->> 'email', words = value ->> 'words', note_words = value ->> 'noteWords'
        FROM json_each(:filled)
        WHERE lead.id = value ->> 'id' AND sequence = value ->> 'sequence' AND email IS NULL`,
      args: { filled: JSON.stringify(rows.map(searchColumns)) },
    }),
  );
  await fill(
    client,
    `SELECT id, sequence, received, judgement, event FROM earlier_send WHERE email IS NULL LIMIT ${BATCH}`,
    (rows) => ({
      sql: `UPDATE earlier_send SET email = value ->> 'email' FROM json_each(:filled)
        WHERE earlier_send.id = value ->> 'id' AND sequence = value ->> 'sequence'`,
      args: { filled: JSON.stringify(rows.map(searchColumns)) },
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
