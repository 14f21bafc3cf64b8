import type { Client, Config, InStatement } from '@libsql/client';
import type { DeliveryStore, NewDelivery } from '../delivery-store.ts';
import { PackageMissing } from '../package-missing.ts';
import type { JudgedLead, ListOptions, Store, StoredLead } from '../store.ts';
import { CORRECTION_MS } from '../store.ts';
import { insertDeliveries, libsqlDeliveries } from './libsql-deliveries.ts';
import { migrate } from './libsql-migrations.ts';
import { earlierSend, leadColumns, storedLead, verdict } from './rows.ts';

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
  // One connection: its calls are synchronous inside, so more of them could only wait for each other.
  const client = createClient({ url: fileUrl(file), timeout: BUSY_MS, concurrency: 1 });
  try {
    await toWriteAheadLog(client);
    await client.execute('PRAGMA synchronous = FULL');
    await migrate(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return new LibsqlStore(client);
}

function packageMissing(cause: unknown): never {
  throw new PackageMissing('The embedded store', '@libsql/client@^0.18.0', cause);
}

class LibsqlStore implements Store {
  readonly deliveries: DeliveryStore;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    this.deliveries = libsqlDeliveries(client);
  }

  async save(lead: JudgedLead, deliveries: readonly NewDelivery[] = []): ReturnType<Store['save']> {
    const { id } = lead.event.data;
    const read = { sql: 'SELECT verdict FROM lead WHERE id = ?', args: [id] };
    const [kept, written, row] = await this.#client.batch(
      [keepEarlier(lead), write(lead), read, insertDeliveries(lead, deliveries)],
      'write',
    );
    const result = kept?.rowsAffected ? 'replaced' : written?.rowsAffected ? 'stored' : 'repeat';
    return { result, verdict: verdict.parse(row?.rows[0]?.['verdict']) };
  }

  async list({ before, limit, verdict: only }: ListOptions): Promise<StoredLead[]> {
    const conditions = [
      ...(only ? ['coalesce(overrule, verdict) = :only'] : []),
      ...(before ? ['(arrived, id) < (:arrived, :id)'] : []),
    ];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const { rows } = await this.#client.execute({
      sql: `SELECT * FROM lead ${where} ORDER BY arrived DESC, id DESC LIMIT :limit`,
      args: { limit, ...(only && { only }), ...before },
    });
    return rows.map(storedLead);
  }

  async get(id: string): ReturnType<Store['get']> {
    const [leads, earlier] = await this.#client.batch(
      [
        { sql: 'SELECT * FROM lead WHERE id = ?', args: [id] },
        { sql: 'SELECT * FROM earlier_send WHERE id = ? ORDER BY sequence DESC', args: [id] },
      ],
      'read',
    );
    const row = leads?.rows[0];
    return row && { lead: storedLead(row), earlier: (earlier?.rows ?? []).map(earlierSend) };
  }

  async close(): Promise<void> {
    // So that the file alone, without its log, is whole: for whoever copies it as a backup.
    await this.#client.execute('PRAGMA wal_checkpoint(PASSIVE)');
    this.#client.close();
  }
}

function keepEarlier({ event: { data } }: JudgedLead): InStatement {
  return {
    sql: `INSERT INTO earlier_send (id, sequence, received, overrule, judgement, event)
      SELECT id, sequence, received, overrule, judgement, event FROM lead WHERE id = ? AND sequence < ?`,
    args: [data.id, data.sequence],
  };
}

function write(lead: JudgedLead): InStatement {
  return {
    sql: `INSERT INTO lead (id, sequence, arrived, received, verdict, judgement, event)
      VALUES (:id, :sequence, :received, :received, :verdict, :judgement, :event)
      ON CONFLICT (id) DO UPDATE SET
        sequence = excluded.sequence, received = excluded.received, verdict = excluded.verdict,
        judgement = excluded.judgement, event = excluded.event,
        arrived = iif(excluded.received > arrived + :correction, excluded.received, arrived),
        overrule = iif(excluded.received > arrived + :correction, NULL, overrule)
      WHERE excluded.sequence > lead.sequence`,
    args: { ...leadColumns(lead), correction: CORRECTION_MS },
  };
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
      const busy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
      if (!busy || performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
