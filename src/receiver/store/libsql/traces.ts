import type { Client } from '@libsql/client';

/** How long until it is tried again, in milliseconds, where another program was reading or writing. */
const AGAIN_MS = 1_000;

/** Bytes of a file that is written anew in less than a second; a larger one would hold up the whole program. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Notes, in the transaction that deletes rows, that the file is to be written anew: a program may be killed before it
 * does so.
 */
export const MARK_TRACES = 'PRAGMA user_version = 1';

/** Clears away what is left of deleted rows in an embedded store. */
export interface Traces {
  /**
   * Clears them away now, or, where another program is just at the file, as soon as that is done. Never rejects.
   *
   * They are in the write-ahead log, and in the gaps of pages: `secure_delete` overwrites a row where it stands, not
   * where it stood before the rows of a page were moved. Only to write the whole file anew reaches those, and that is
   * done in files of up to 64 MiB.
   */
  clear(): Promise<void>;
  /** Tries a last time, and no more. */
  stop(): Promise<void>;
}

/**
 * @param open a connection of its own that waits for nobody: a wait would hold up this whole program, since the
 * package's calls are synchronous inside
 */
export function libsqlTraces(open: () => Client): Traces {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function attempt(): Promise<void> {
    clearTimeout(timer);
    if ((await isCleared()) || isOver) return;
    clearTimeout(timer);
    timer = setTimeout(() => void attempt(), AGAIN_MS);
    timer.unref();
  }

  async function isCleared(): Promise<boolean> {
    let client: Client | undefined;
    try {
      client = open();
      if ((await isMarked(client)) && (await sizeOf(client)) <= MOST_BYTES) {
        await client.execute('VACUUM');
        await client.execute('PRAGMA user_version = 0');
      }
      const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
      return rows[0]?.['busy'] === 0;
    } catch {
      return false; // others are at the file, or the disk fails: what was deleted is deleted, and this comes later
    } finally {
      client?.close();
    }
  }

  return {
    clear: attempt,
    stop() {
      isOver = true;
      return attempt();
    },
  };
}

/** Whether rows were deleted since the file was last written anew. */
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
