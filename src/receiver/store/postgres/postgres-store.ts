import type { Pool, PoolConfig } from 'pg';
import { OptionError } from '../../command/option-error.ts';
import { PackageMissing } from '../../command/package-missing.ts';
import type { Store } from '../store.ts';
import { postgresDeliveries } from './deliveries.ts';
import { postgresEnrichment } from './enrichment.ts';
import { fillColumns } from './fill.ts';
import { postgresLeads } from './leads.ts';
import { migrate } from './migrations.ts';
import { postgresOwner } from './owner.ts';
import { postgresTokens } from './tokens.ts';
import { inTransaction, nothing } from './transaction.ts';

/**
 * Connections of one receiver at most. A lead holds one for a few milliseconds; a server takes 100 in all unless
 * it was told otherwise.
 */
const CONNECTIONS = 10;

/** How long a connection may take to come about, and a query to be answered, in milliseconds. */
const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;

/** How long a step of building the tables may take, or the wait for another program's, in milliseconds. */
const BUILD_MS = 600_000;

/**
 * Opens the store on a PostgreSQL server (12 or later), for where one machine is not enough: any number of
 * receivers may share it. While the server is away every call rejects; when it is back they go on.
 * @param url connection URL, `postgres://user:password@host:5432/database`
 * @param load imports the optional package
 * @throws PackageMissing, OptionError for what is no such URL, or the server's error when it cannot be reached
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
  // A connection at rest that the server ends: the pool drops it, and the next call makes another.
  builder.on('error', nothing);
  try {
    await inTransaction(builder, migrate);
    await fillColumns(builder);
  } finally {
    await builder.end();
  }
  const pool = new Pool({ ...config, max: CONNECTIONS, query_timeout: QUERY_MS });
  pool.on('error', nothing);
  return {
    ...postgresLeads(pool),
    ...postgresEnrichment(pool),
    ...postgresOwner(pool),
    tokens: postgresTokens(pool),
    deliveries: postgresDeliveries(pool),
    close: () => pool.end(),
  };
}

/** The message does not repeat the URL: it may hold a password, and a part of it that was read as something else. */
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
