import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command-error.ts';
import { OptionError } from './option-error.ts';
import { PackageMissing } from './package-missing.ts';
import type { Store } from '../store/store.ts';
import { isPostgres, openStore } from '../store/open-store.ts';
import { messageOf } from '../message-of.ts';

/**
 * Opens the database that the command was given.
 * @throws CommandError or OptionError where it cannot; a password in a URL is never repeated
 */
export async function openDatabase(database: string): Promise<Store> {
  try {
    if (!isPostgres(database)) {
      // Other people's data: a folder or a file made here is for its owner alone.
      await mkdir(dirname(database), { recursive: true, mode: 0o700 });
      await (await open(database, 'a', 0o600)).close();
    }
    return await openStore(database);
  } catch (cause) {
    if (cause instanceof OptionError) throw cause;
    const why = reasonOf(cause);
    const text =
      cause instanceof PackageMissing ? why : `The database ${nameOf(database)} cannot be opened: ${why}`;
    throw new CommandError(text, { cause });
  }
}

/** How a database may be called in a message: a URL without its user and password. */
function nameOf(database: string): string {
  if (!isPostgres(database)) return database;
  const { host, pathname } = new URL(database);
  return `postgres://${host}${pathname}`;
}

/** A server that is not there has several addresses, thus several errors in one that says nothing itself. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return messageOf(cause);
}
