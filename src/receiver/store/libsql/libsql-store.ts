import type { Client, Config } from '@libsql/client';
import { PackageMissing } from '../../errors.ts';
import { storedDeliveries } from '../statements/deliveries.ts';
import { storedLeads } from '../statements/leads.ts';
import { storedTokens } from '../statements/tokens.ts';
import type { Store } from '../store.ts';
import { libsqlEnrichment, libsqlErase, libsqlSave } from './write-leads.ts';
import { isBusy, libsqlDatabase } from './libsql-database.ts';
import { fillColumns, migrate } from './migrations.ts';
import { createVacuum, isMarked } from './vacuum.ts';

/** How long a write waits for that of another program, in milliseconds. */
const BUSY_MS = 10_000;

/**
 * Opens the embedded store: one file, which several programs of this machine may share. With a write-ahead log and
 * `synchronous = FULL`, a commit returns only when it is on the disk.
 * @param file path of the database; it is created if it does not exist, its folder is not
 * @param load imports the optional package
 * @throws PackageMissing, or the package's error when the file cannot be opened
 */
export async function openLibsqlStore(
  file: string,
  load: () => Promise<{ createClient: (config: Config) => Client }> = () =>
    import('@libsql/client').catch(packageMissing),
): Promise<Store> {
  const { createClient } = await load();
  const url = fileUrl(file);
  // One connection: the package's calls are synchronous inside, so several could only wait for each other.
  const client = createClient({ url, timeout: BUSY_MS, concurrency: 1 });
  const vacuum = createVacuum(() => createClient({ url, timeout: 0, concurrency: 1 }));
  try {
    await toWriteAheadLog(client);
    await migrate(client);
    await client.execute('PRAGMA synchronous = FULL');
    // Overwrites deleted rows with zeros; for the rest see `Vacuum`.
    await client.execute('PRAGMA secure_delete = ON');
    await fillColumns(client);
    // An earlier program may have been killed before its vacuum.
    if (await isMarked(client)) await vacuum.run();
  } catch (error) {
    client.close();
    throw error;
  }
  const database = libsqlDatabase(client);
  return {
    save: libsqlSave(client),
    ...storedLeads(database),
    ...libsqlEnrichment(client),
    ...libsqlErase(client, vacuum),
    tokens: storedTokens(database),
    deliveries: storedDeliveries(database),
    async close() {
      // Completes the file, so that a copy of it without its log is a whole backup.
      await client.execute('PRAGMA wal_checkpoint(PASSIVE)');
      client.close();
      await vacuum.stop();
    },
  };
}

function packageMissing(cause: unknown): never {
  throw new PackageMissing('The embedded store', '@libsql/client@^0.18.0', cause);
}

/** A path as a `file:` URL, as the package needs it; `?` and `#` are characters of the path. */
function fileUrl(path: string): string {
  return `file:${path.replaceAll('%', '%25').replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

/** Changes the journal mode, which needs exclusive access and does not wait for it by the busy timeout. */
async function toWriteAheadLog(client: Client): Promise<void> {
  const end = performance.now() + BUSY_MS;
  for (;;) {
    try {
      await client.execute('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
