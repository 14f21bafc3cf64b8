import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

/** A PostgreSQL server of one's own, with a folder that is removed with it. */
export interface RunningPostgres {
  /** Makes an empty database. @returns its connection URL */
  database: () => Promise<string>;
  /** Ends the server as an operator would, its connections with it. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Ends the server and removes all that it has written. */
  remove: () => Promise<void>;
}

/** The password of the server's user; messages must never show it. */
export const POSTGRES_PASSWORD = 'a-secret-of-the-database';

/**
 * Makes a real PostgreSQL server and starts it.
 * @param isDurable whether it waits for the disk, as a server of an owner's does. Tests cut no power: without it a
 *   hundred databases are made and dropped in seconds
 */
export async function runPostgres({ isDurable = false } = {}): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-qualifier-postgres-'));
  let server: ChildProcess | undefined;
  let count = 0;
  const url = (database: string) => `postgres://postgres:${POSTGRES_PASSWORD}@127.0.0.1:${port}/${database}`;

  async function start(): Promise<void> {
    const args = ['-D', join(folder, 'data'), '-p', `${port}`, '-h', '127.0.0.1', '-k', folder];
    if (!isDurable) args.push('-c', 'fsync=off');
    server = spawn(programOf('postgres'), args, { stdio: 'ignore', ...asPostgres() });
    for (let tries = 0; !(await answers(url('postgres'))); tries++) {
      if (tries > 200) throw new Error('PostgreSQL did not start within 10 s.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  const end = () => void server?.kill('SIGQUIT');
  const { uid, gid } = asPostgres();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const passwords = join(folder, 'password');
  writeFileSync(passwords, POSTGRES_PASSWORD);
  const auth = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwords}`];
  const data = ['--pgdata', join(folder, 'data'), '--no-sync', '--encoding=UTF8', '--locale=C'];
  execFileSync(programOf('initdb'), [...data, ...auth], {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...asPostgres(),
  });
  const port = await freePort();
  process.once('exit', end);
  await start();

  return {
    async database() {
      const name = `test_${++count}`;
      const client = new Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    // PostgreSQL's "fast" shutdown, which ends the connections.
    stop: () => stop('SIGINT'),
    start,
    async remove() {
      await stop('SIGQUIT'); // at once, leaving its data as they are
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false; // not yet listening, or still starting up
  } finally {
    await client.end();
  }
}

/**
 * The path of one of PostgreSQL's programs: beside the program that the environment variable `POSTGRES_BIN`
 * names, else in PATH, else where Debian keeps it, else of the package that is installed now (as root on Debian).
 * @throws when none is found and none can be installed; the message says how to mend it.
 */
function programOf(name: 'postgres' | 'initdb'): string {
  const named = process.env.POSTGRES_BIN;
  if (named) {
    const program = join(named, '..', name);
    if (isProgram(program)) return program;
    throw new Error(`POSTGRES_BIN names ${named}, and ${program} is no program. Correct it or unset it.`);
  }
  return installed(name) ?? install(name);
}

function installed(name: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function install(name: string): string {
  if (process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')) {
    console.log('No PostgreSQL found: installing the package "postgresql" with apt-get …');
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql']);
  }
  const found = installed(name);
  if (found) return found;
  throw new Error(
    'No PostgreSQL was found. Install it, or set POSTGRES_BIN to the path of its program "postgres".',
  );
}

function run(program: string, args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function asPostgres(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(what: '-u' | '-g'): number {
  return Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next place is tried
  }
}
