import type { Pool, PoolClient } from 'pg';
import { integer, searchColumns } from '../rows.ts';
import { inTransaction } from './postgres-database.ts';

/**
 * The steps that build the tables, forwards only; the table `migration` contains the steps that are done. A step that
 * was released must not be changed: add another one.
 *
 * JSON is stored as `text`, since `jsonb` refuses U+0000 and sorts keys. Ids sort by their bytes, as they do in the
 * embedded store.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE lead_qualifier.lead (
    id        text COLLATE "C" PRIMARY KEY,
    sequence  integer NOT NULL,
    arrived   bigint NOT NULL,
    received  bigint NOT NULL,
    verdict   text NOT NULL CHECK (verdict IN ('qualified', 'review', 'unqualified')),
    overrule  text CHECK (overrule IN ('qualified', 'review', 'unqualified')),
    note      text,
    judgement text NOT NULL,
    event     text NOT NULL
  );
  CREATE INDEX lead_newest ON lead_qualifier.lead (arrived, id);
  CREATE INDEX lead_newest_of_verdict ON lead_qualifier.lead (coalesce(overrule, verdict), arrived, id);
  CREATE TABLE lead_qualifier.earlier_send (
    id        text COLLATE "C" NOT NULL REFERENCES lead_qualifier.lead ON DELETE CASCADE,
    sequence  integer NOT NULL,
    received  bigint NOT NULL,
    overrule  text,
    judgement text NOT NULL,
    event     text NOT NULL,
    PRIMARY KEY (id, sequence)
  )`,
  `CREATE TABLE lead_qualifier.delivery (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           text COLLATE "C" NOT NULL REFERENCES lead_qualifier.lead ON DELETE CASCADE,
    sequence     integer NOT NULL,
    target       text COLLATE "C" NOT NULL,
    state        text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'delivered', 'dead')),
    due          bigint NOT NULL,
    failures     integer NOT NULL DEFAULT 0,
    failure      text,
    settled      bigint,
    holder       text,
    leased_until timestamptz,
    UNIQUE (id, sequence, target)
  );
  CREATE INDEX delivery_due ON lead_qualifier.delivery (target, due, number) WHERE state = 'due';
  CREATE INDEX delivery_dead ON lead_qualifier.delivery (number) WHERE state = 'dead';
  CREATE TABLE lead_qualifier.target (
    target       text COLLATE "C" PRIMARY KEY,
    paused_until bigint,
    disabled_at  bigint,
    why          text
  )`,
  // `email` and `words` are NULL in rows of earlier releases until `fillColumns` has filled them. The new index covers
  // all columns of a search, so that it need not read the leads themselves.
  `ALTER TABLE lead_qualifier.lead
    ADD COLUMN email text, ADD COLUMN words text, ADD COLUMN note_words text NOT NULL DEFAULT '',
    ADD COLUMN enrich_by bigint;
  ALTER TABLE lead_qualifier.earlier_send ADD COLUMN email text;
  DROP INDEX lead_qualifier.lead_newest;
  CREATE INDEX lead_newest ON lead_qualifier.lead (arrived, id) INCLUDE (words, note_words, verdict, overrule);
  CREATE INDEX lead_of_person ON lead_qualifier.lead (email);
  CREATE INDEX lead_unfilled ON lead_qualifier.lead (id, sequence) WHERE email IS NULL;
  CREATE INDEX earlier_send_unfilled ON lead_qualifier.earlier_send (id, sequence) WHERE email IS NULL;
  CREATE INDEX lead_unenriched ON lead_qualifier.lead (enrich_by) WHERE enrich_by IS NOT NULL;
  CREATE INDEX earlier_send_of_person ON lead_qualifier.earlier_send (email);
  CREATE TABLE lead_qualifier.token (token text COLLATE "C" PRIMARY KEY, lead text NOT NULL, until bigint NOT NULL);
  CREATE INDEX token_end ON lead_qualifier.token (until);
  CREATE INDEX delivery_of_target ON lead_qualifier.delivery (target);
  CREATE INDEX delivery_dead_of_target ON lead_qualifier.delivery (target) WHERE state = 'dead'`,
];

/** The key of the lock under which one program at a time builds the tables: `lead` in ASCII. */
const LOCK = 0x6c656164;

/**
 * Brings the database to the newest step, within the transaction of `client`; of several programs that start at once,
 * the others wait for it. The tables are in a schema of their own, `lead_qualifier`. Where the user may not create it,
 * an owner of the database can create it beforehand.
 * @throws Error for a database that a newer release has written
 */
export async function migrate(client: PoolClient): Promise<void> {
  // The usual case, without a lock: a worker opens the store for each of its requests.
  if ((await lastStep(client)) === STEPS.length) return;
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const there = await client.query("SELECT to_regnamespace('lead_qualifier') IS NOT NULL AS there");
  if (there.rows[0]?.['there'] !== true) await client.query('CREATE SCHEMA lead_qualifier');
  await client.query('CREATE TABLE IF NOT EXISTS lead_qualifier.migration (step integer PRIMARY KEY)');
  const done = await lastStep(client);
  if (done > STEPS.length) {
    throw new Error(
      `it was written by a newer release (step ${done}, this one knows ${STEPS.length}). Install that release.`,
    );
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < done) continue;
    await client.query(step);
    await client.query('INSERT INTO lead_qualifier.migration VALUES ($1)', [index + 1]);
  }
}

async function lastStep(client: PoolClient): Promise<number> {
  const there = await client.query("SELECT to_regclass('lead_qualifier.migration') IS NOT NULL AS there");
  if (there.rows[0]?.['there'] !== true) return 0;
  const { rows } = await client.query('SELECT coalesce(max(step), 0) AS step FROM lead_qualifier.migration');
  return integer.parse(rows[0]?.['step']);
}

/** Rows filled in one transaction. */
const BATCH = 500;

/**
 * Fills the columns that earlier releases did not have, in small transactions, so that other programs can go on. It may
 * run several times at once, and continues what a killed program has begun. It also finds rows that a program of an
 * earlier release stores while it still runs beside newer ones.
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

/** Fills one table, in the order of its index `…_unfilled`. */
async function fill(pool: Pool, table: string, note: string, columns: string): Promise<void> {
  const unfilled = `SELECT 1 FROM lead_qualifier.${table} WHERE email IS NULL LIMIT 1`;
  const { rowCount } = await inTransaction(pool, (client) => client.query(unfilled));
  if (!rowCount) return;
  let last: Filled | undefined = { id: '', sequence: 0 };
  while (last !== undefined) last = await fillBatch(pool, table, note, columns, last);
}

type Filled = Pick<ReturnType<typeof searchColumns>, 'id' | 'sequence'>;

/** @returns the last row filled, if there was one */
function fillBatch(
  pool: Pool,
  table: string,
  note: string,
  columns: string,
  after: Filled,
): Promise<Filled | undefined> {
  return inTransaction(pool, async (client) => {
    // One program at a time: two could wait for each other's rows, in a deadlock.
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query(
      `SELECT id, sequence, received, judgement, event, ${note} FROM lead_qualifier.${table}
        WHERE email IS NULL AND (id, sequence) > ($1, $2) ORDER BY id, sequence LIMIT ${BATCH}`,
      [after.id, after.sequence],
    );
    const filled = rows.map(searchColumns);
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
