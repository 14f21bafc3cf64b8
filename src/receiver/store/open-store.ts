import type { Store } from './store.ts';
import { openLibsqlStore } from './libsql/libsql-store.ts';
import { openPostgresStore } from './postgres/postgres-store.ts';

/** Whether a database is named by the URL of a PostgreSQL server, and not by a path. */
export function isPostgres(database: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(database);
}

/**
 * Opens the store that `database` names: a PostgreSQL server by its connection URL (`postgres://…`), or else the path
 * of an embedded database.
 * @throws PackageMissing, OptionError, or the database's own error
 */
export async function openStore(database: string): Promise<Store> {
  return isPostgres(database) ? openPostgresStore(database) : openLibsqlStore(database);
}
