import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isPostgres } from '../store/open-store.ts';

/** What stands beside a database, and is as much its owner's alone. */
const BESIDE = ['', '-wal', '.token', '.altcha'];

/** Bits of a mode that are everybody's: to read a file, and to pass through a folder. */
const READ = 0o004;
const PASS = 0o001;

/**
 * Names the files with leads or keys in them that every user of the machine can read, as a backup that was copied back
 * may be: those that the receiver makes itself are its owner's alone. None are named on Windows, whose rights have no such bits.
 */
export async function readableNotes(database: string): Promise<string[]> {
  if (isPostgres(database) || process.platform === 'win32') return [];
  if (!(await hasBit(dirname(database), PASS))) return [];
  const files = BESIDE.map((end) => `${database}${end}`);
  const readable = await Promise.all(files.map((file) => hasBit(file, READ)));
  const named = files
    .filter((_, index) => readable[index])
    .map((file) => `'${file}'`)
    .join(' ');
  return named === ''
    ? []
    : [
        `Every user of this machine can read leads or keys of this receiver. Mend it with: chmod go= ${named}`,
      ];
}

async function hasBit(path: string, bit: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined); // not there: nobody reads it
  return found !== undefined && (found.mode & bit) !== 0;
}
