import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLibsqlStore } from '../../src/receiver/store/libsql/libsql-store.ts';
import type { Store } from '../../src/receiver/store/store.ts';

/** A folder of its own for the running test, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-qualifier-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real database file, closed after the running test. */
export async function temporaryStore(): Promise<Store> {
  const store = await openLibsqlStore(join(await temporaryFolder(), 'leads.db'));
  onTestFinished(() => store.close());
  return store;
}

/** All leads of a store. */
export async function leadsOf(store: Store) {
  return store.list({ limit: 500 });
}
