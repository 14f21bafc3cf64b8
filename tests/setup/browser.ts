import { fixtureCleanup } from '@open-wc/testing';
import { afterEach } from 'vitest';

afterEach(async () => {
  fixtureCleanup();
  localStorage.clear();
  for (const { name } of await indexedDB.databases())
    if (name?.startsWith('lead-qualifier:')) indexedDB.deleteDatabase(name);
});
