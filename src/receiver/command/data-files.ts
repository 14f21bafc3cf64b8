/** The files that the command keeps: its database, the secrets beside it, and who may read them. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError, OptionError, PackageMissing } from '../errors.ts';
import { isPostgres, openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

/**
 * Opens the database that the command was given.
 * @throws CommandError or OptionError where it cannot; a password in a URL is never repeated
 */
export async function openDatabase(database: string): Promise<Store> {
  try {
    if (!isPostgres(database)) {
      // Leads are personal data: a folder or file created here may be read by its owner only.
      await mkdir(dirname(database), { recursive: true, mode: 0o700 });
      await (await open(database, 'a', 0o600)).close();
    }
    return await openStore(database);
  } catch (cause) {
    if (cause instanceof OptionError) throw cause;
    const message = messageOf(cause);
    const text =
      cause instanceof PackageMissing
        ? message
        : `The database ${displayName(database)} cannot be opened: ${message}`;
    throw new CommandError(text, { cause });
  }
}

/** The name of a database in a message: a URL without its user and password. */
function displayName(database: string): string {
  if (!isPostgres(database)) return database;
  const { host, pathname } = new URL(database);
  return `postgres://${host}${pathname}`;
}

/** A server with several addresses fails with an error for each, in an aggregate that has no message of its own. */
function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(messageOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * A secret that is stored beside the database, so that it stays the same from start to start. The first start creates
 * it: 32 random characters, in a file that only its owner may read.
 * Of two first starts at once both get the same secret, since only one of them can create the hard link.
 * @param file path of the secret's file
 */
export async function storedSecret(file: string): Promise<string> {
  const known = await readSecret(file);
  if (known !== undefined) return known;
  // The draft has a random name: a foreseeable one could be a link that another user has put into a shared folder.
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Ends of the files that contain leads or keys. */
const SUFFIXES = ['', '-wal', '.token', '.altcha'];

/** Mode bits of all users: to read a file, and to enter a folder. */
const READ = 0o004;
const ENTER = 0o001;

/**
 * Warns of files with leads or keys that every user of the machine can read, such as a backup that was copied back.
 * The files that the receiver creates itself are readable by their owner only. Windows has no such mode bits.
 */
export async function permissionWarnings(database: string): Promise<string[]> {
  if (isPostgres(database) || process.platform === 'win32') return [];
  if (!(await hasBit(dirname(database), ENTER))) return [];
  const files = SUFFIXES.map((suffix) => `${database}${suffix}`);
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
  const found = await stat(path).catch(() => undefined); // there is no such file
  return found !== undefined && (found.mode & bit) !== 0;
}
