import type { Client, Config } from '@libsql/client';
import { PackageMissing } from '../../command/package-missing.ts';
import type { Store } from '../store.ts';
import { isBusy } from './busy.ts';
import { libsqlDeliveries } from './deliveries.ts';
import { libsqlEnrichment } from './enrichment.ts';
import { fillColumns } from './fill.ts';
import { libsqlLeads } from './leads.ts';
import { migrate } from './migrations.ts';
import { libsqlOwner } from './owner.ts';
import { libsqlTokens } from './tokens.ts';
import { isMarked, libsqlTraces } from './traces.ts';

/** How long a write waits for another program's write, in milliseconds. */
const BUSY_MS = 10_000;

/**
 * Opens the embedded store: one file beside the program, which may be shared by several programs of this
 * machine. Write-ahead log with `synchronous = FULL`: every commit is synced to the disk before it counts.
 * @param file path of the database; it is made if it is not there, its folder is not
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
  // One connection: its calls are synchronous inside, so more of them could only wait for each other.
  const client = createClient({ url, timeout: BUSY_MS, concurrency: 1 });
  const traces = libsqlTraces(() => createClient({ url, timeout: 0, concurrency: 1 }));
  try {
    await toWriteAheadLog(client);
    await migrate(client);
    await client.execute('PRAGMA synchronous = FULL');
    // What is deleted is overwritten with zeros; see `libsqlTraces` for the rest.
    await client.execute('PRAGMA secure_delete = ON');
    await fillColumns(client);
    // What a program before this one could not clear away.
    if (await isMarked(client)) await traces.clear();
  } catch (error) {
    client.close();
    throw error;
  }
  return {
    ...libsqlLeads(client),
    ...libsqlEnrichment(client),
    ...libsqlOwner(client, traces),
    tokens: libsqlTokens(client),
    deliveries: libsqlDeliveries(client),
    async close() {
      // So that the file alone, without its log, is whole: for whoever copies it as a backup.
      await client.execute('PRAGMA wal_checkpoint(PASSIVE)');
      client.close();
      await traces.stop();
    },
  };
}

function packageMissing(cause: unknown): never {
  throw new PackageMissing('The embedded store', '@libsql/client@^0.18.0', cause);
}

/** A path as the `file:` URL the package wants; `?` and `#` are characters of the path. */
function fileUrl(path: string): string {
  return `file:${path.replaceAll('%', '%25').replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

/** Changing the journal needs the file for itself and does not wait for it by the busy timeout. */
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
