import type { Client } from '@libsql/client';

/** How long until the log is tried again, in milliseconds, where another program was reading. */
const AGAIN_MS = 1_000;

/** Empties the write-ahead log of an embedded store: it holds what was deleted until then. */
export interface Log {
  /** Empties it now, or, where another program is just reading, as soon as that is done. Never rejects. */
  empty(): Promise<void>;
  /** Tries a last time, and no more. */
  stop(): Promise<void>;
}

/**
 * Makes what empties the log.
 * @param open a connection of its own that waits for nobody: a wait would hold up this whole program, since the
 * package's calls are synchronous inside
 */
export function libsqlLog(open: () => Client): Log {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function empty(): Promise<void> {
    clearTimeout(timer);
    if ((await isEmptied(open)) || isOver) return;
    clearTimeout(timer);
    timer = setTimeout(() => void empty(), AGAIN_MS);
    timer.unref();
  }

  return {
    empty,
    stop() {
      isOver = true;
      return empty();
    },
  };
}

async function isEmptied(open: () => Client): Promise<boolean> {
  let client: Client | undefined;
  try {
    client = open();
    const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    return rows[0]?.['busy'] === 0;
  } catch {
    return false; // others are at the log, or the disk fails: what was deleted is deleted, and the log comes later
  } finally {
    client?.close();
  }
}
