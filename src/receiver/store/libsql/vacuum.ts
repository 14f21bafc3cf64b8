import type { Client } from '@libsql/client';

/** Time until the next try, in milliseconds, where another program was reading or writing. */
const RETRY_MS = 1_000;

/** Bytes of a file whose vacuum takes less than a second. That of a larger file would block the program for too long. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Marks the file, in the transaction that deletes rows, for a vacuum: the program may be killed before it has made
 * one.
 */
export const MARK_FOR_VACUUM = 'PRAGMA user_version = 1';

/** Removes the bytes of deleted rows from the file of an embedded database, and from its write-ahead log. */
export interface Vacuum {
  /**
   * Removes them now or, while another program is using the file, as soon as that is done. Never rejects.
   *
   * `secure_delete` overwrites a row where it is when it is deleted, but not the places it had before the rows of its
   * page were moved. Only `VACUUM`, which writes the file anew, removes those. Files over 64 MiB are left out.
   */
  run(): Promise<void>;
  /** Tries a last time. */
  stop(): Promise<void>;
}

/**
 * @param open opens another connection, without a busy timeout: the package's calls are synchronous inside, so waiting
 * would block the whole program
 */
export function createVacuum(open: () => Client): Vacuum {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  async function run(): Promise<void> {
    clearTimeout(timer);
    if ((await attempt()) || isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), RETRY_MS);
    timer.unref();
  }

  async function attempt(): Promise<boolean> {
    let client: Client | undefined;
    try {
      client = open();
      if ((await isMarked(client)) && (await sizeOf(client)) <= MAX_BYTES) {
        await client.execute('VACUUM');
        await client.execute('PRAGMA user_version = 0');
      }
      const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
      return rows[0]?.['busy'] === 0;
    } catch {
      return false; // another program is using the file, or the disk fails: the rows are deleted, and this comes later
    } finally {
      client?.close();
    }
  }

  return {
    run,
    stop() {
      isStopped = true;
      return run();
    },
  };
}

/** Whether rows were deleted since the last vacuum. */
export async function isMarked(client: Client): Promise<boolean> {
  const { rows } = await client.execute('PRAGMA user_version');
  return rows[0]?.['user_version'] === 1;
}

async function sizeOf(client: Client): Promise<number> {
  const { rows } = await client.execute(
    'SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size',
  );
  return Number(rows[0]?.['size']);
}
