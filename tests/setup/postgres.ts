import { afterAll, beforeAll } from 'vitest';
import type { RunningPostgres } from './run-postgres.ts';
import { runPostgres } from './run-postgres.ts';

export { POSTGRES_PASSWORD } from './run-postgres.ts';

/** A PostgreSQL server of a test file's own, made before its tests and removed after them. */
export type PostgresServer = Omit<RunningPostgres, 'remove'>;

/** Starts a real PostgreSQL server for the tests of the calling file. */
export function postgresServer(): PostgresServer {
  let running: RunningPostgres | undefined;
  const server = () => {
    if (running === undefined) throw new Error('The server is there only while tests run.');
    return running;
  };
  beforeAll(async () => {
    running = await runPostgres();
  }, 180_000);
  afterAll(() => running?.remove(), 60_000);
  return {
    database: () => server().database(),
    stop: () => server().stop(),
    start: () => server().start(),
  };
}
