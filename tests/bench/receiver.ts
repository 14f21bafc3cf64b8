/**
 * The receiver beside its bare store, all in one run: leads a second and their times, pages of the inbox at more and
 * more leads, memory. It is a part of `npm run bench`; `LEADS=10000 npm run bench` takes a quick look. Compare
 * figures of one run with each other, not with those of another machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPostgres } from '../setup/run-postgres.ts';
import { whole } from './measure.ts';
import { benchReading } from './reading.ts';
import { benchStoring } from './storing.ts';

/** Leads at which the inbox is looked at last. */
const LEADS = Number(process.env['LEADS'] ?? 1_000_000);
const LEVELS = [1_000, 100_000, 1_000_000].filter((level) => level < LEADS).concat(LEADS);

/** How long each way of storing is tried, in milliseconds. */
const ROUND_MS = Number(process.env['ROUND_MS'] ?? 4_000);

const folder = await mkdtemp(join(tmpdir(), 'lead-qualifier-bench-'));
const postgres = await runPostgres({ isDurable: true });
let files = 0;
const STORES = [
  ['Embedded store', async () => join(folder, `leads-${++files}.db`)],
  ['PostgreSQL', () => postgres.database()],
] as const;
try {
  console.log(`# Receiver, up to ${whole(LEADS)} leads\n`);
  console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'})`);
  for (const [name, newDatabase] of STORES) {
    await benchStoring(name, folder, newDatabase, ROUND_MS);
    await benchReading(name, folder, await newDatabase(), LEVELS);
  }
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
