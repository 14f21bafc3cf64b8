/** The programs of this project, run as their users run them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { until } from './browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A running program. */
export interface Program {
  /** What it has printed so far. */
  out: () => string;
  error: () => string;
  /** Asks it to end, and waits until it has; returns its exit code. */
  stop: () => Promise<number | null>;
}

/** Runs a program of the project with Node, until it is stopped or the running test ends. */
export function run(args: readonly string[], environment: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  const stop = async () => {
    child.kill('SIGTERM');
    return ended;
  };
  onTestFinished(() => void child.kill('SIGKILL'));
  onTestFinished(async () => void (await stop()));
  return { out: () => out, error: () => error, stop };
}

export interface Receiver extends Program {
  port: number;
  /** Address of the inbox, with its token. */
  inbox: string;
}

/** Starts the built receiver with the rules of the demo, and waits until it listens. */
export async function receive(
  folder: string,
  origin: string,
  port = 0,
  more: readonly string[] = [],
): Promise<Receiver> {
  const rules = ['en', 'fr', 'ar']
    .flatMap((language) => [language, `keys-${language}`])
    .flatMap((name) => ['--qualifier', `demo/qualifiers/${name}.json`]);
  const place = ['--port', `${port}`, '--database', join(folder, 'leads.db')];
  const program = run(['dist/command.js', 'receive', ...rules, ...place, '--origin', origin, ...more]);
  const inbox = await until(() => {
    const address = /^Inbox:\s+(\S+)$/m.exec(program.out())?.[1];
    if (!address) throw new Error(`The receiver does not listen: ${program.error()}`);
    return address;
  });
  return { ...program, inbox, port: Number(new URL(inbox).port) };
}

/** A folder of its own for the running test, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-qualifier-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
