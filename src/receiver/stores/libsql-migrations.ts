import type { Client } from '@libsql/client';

/**
 * The steps that build the database, forwards only: step n leads from `PRAGMA user_version` n to n + 1.
 * Never change a step that was released; add one.
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
];

/**
 * Brings the database to the newest step. Each step is one transaction that holds the write lock from its
 * beginning, so two programs that start at once take turns and the second finds the work done.
 * @throws Error for a database that a newer release has written
 */
export async function migrate(client: Client): Promise<void> {
  for (;;) {
    const transaction = await client.transaction('write');
    try {
      const version = Number((await transaction.execute('PRAGMA user_version')).rows[0]?.['user_version']);
      if (version > STEPS.length) {
        throw new Error(
          `The database was written by a newer release (step ${version}, this one knows ${STEPS.length}). Install that release.`,
        );
      }
      const step = STEPS[version];
      if (step === undefined) return;
      await transaction.batch([...step, `PRAGMA user_version = ${version + 1}`]);
      await transaction.commit();
    } finally {
      transaction.close();
    }
  }
}
