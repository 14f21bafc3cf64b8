import type { Pool, PoolConfig } from 'pg';
import { OptionError, PackageMissing } from '../../errors.ts';
import { storedDeliveries } from '../statements/deliveries.ts';
import { storedLeads } from '../statements/leads.ts';
import { storedTokens } from '../statements/tokens.ts';
import type { Store } from '../store.ts';
import { postgresEnrichment, postgresErase, postgresSave } from './write-leads.ts';
import { fillColumns, migrate } from './migrations.ts';
import { ignore, inTransaction, postgresDatabase } from './postgres-database.ts';

/**
 * Connections of one receiver at most. A lead needs one for a few milliseconds; a server allows 100 in all by default.
 */
const CONNECTIONS = 10;

/** Time limits of connecting and of a query, in milliseconds. */
const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;

/** Time limit of a migration step, and of the wait for another program's, in milliseconds. */
const BUILD_MS = 600_000;

/**
 * Opens the store on a PostgreSQL server (12 or later), for where one machine is not enough: any number of receivers
 * may share it. While the server is away every call rejects; when it is back, calls succeed again.
 * @param url connection URL, `postgres://user:password@host:5432/database`
 * @param load imports the optional package
 * @throws PackageMissing, OptionError for a URL that cannot be read, or the server's error when it cannot be reached
 */
export async function openPostgresStore(
  url: string,
  load: () => Promise<{ Pool: new (config: PoolConfig) => Pool }> = () => import('pg').catch(packageMissing),
): Promise<Store> {
  checkUrl(url);
  const { Pool } = await load();
  const config: PoolConfig = {
    connectionString: url,
    application_name: 'lead-qualifier',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  };
  const builder = new Pool({ ...config, max: 1, query_timeout: BUILD_MS });
  // The server ended an idle connection: the pool drops it, and the next call makes another.
  builder.on('error', ignore);
  try {
    await inTransaction(builder, migrate);
    await fillColumns(builder);
  } finally {
    await builder.end();
  }
  const pool = new Pool({ ...config, max: CONNECTIONS, query_timeout: QUERY_MS });
  pool.on('error', ignore);
  const database = postgresDatabase(pool);
  return {
    save: postgresSave(pool),
    ...storedLeads(database),
    ...postgresEnrichment(pool),
    ...postgresErase(pool),
    tokens: storedTokens(database),
    deliveries: storedDeliveries(database),
    close: () => pool.end(),
  };
}

/** The message does not repeat the URL or any part of it, since it may contain a password. */
function checkUrl(url: string): void {
  const read = URL.canParse(url) ? new URL(url) : undefined;
  if (read !== undefined && read.hash === '' && !read.pathname.includes('@')) return;
  throw new OptionError(
    'The database URL cannot be read: write postgres://user:password@host:5432/database, with signs such as @ / # in the password percent-encoded (@ is %40)',
  );
}

function packageMissing(cause: unknown): never {
  throw new PackageMissing('The PostgreSQL store', 'pg@^8.23.1', cause);
}
