import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { RULES } from '../lead.ts';

/** As it is published: it starts faster than from source. */
const COMMAND = fileURLToPath(new URL('../../../dist/command.js', import.meta.url));

export interface Run {
  process: ChildProcess;
  /** What it has printed so far. */
  out: () => string;
  error: () => string;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Starts `lead-qualifier`, or another program from source, as a process of its own, killed after the running test. */
export function run(
  args: readonly string[],
  environment: Record<string, string> = {},
  node: readonly string[] = [],
  program = COMMAND,
): Run {
  const ours = /^(?:LEAD_QUALIFIER_|SMTP_URL$|SLACK_WEBHOOK_URL$|DISCORD_WEBHOOK_URL$)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...node, ...loader, program, ...args], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return { process: child, out: () => out, error: () => error, ended };
}

/** Starts a receiver on a free port and waits until it listens. */
export async function receive(
  folder: string,
  more: readonly string[] = [],
  environment: Record<string, string> = {},
) {
  const rules = join(folder, 'rules.json');
  await writeFile(rules, JSON.stringify(RULES));
  const started = run(
    ['receive', '--qualifier', rules, '--port', '0', '--database', join(folder, 'data', 'leads.db'), ...more],
    environment,
  );
  const failed = started.ended.then((code) => {
    throw new Error(`ended with ${code}: ${started.error()}`);
  });
  failed.catch(() => undefined);
  const listening = (async () => {
    while (!/Inbox: .*\n/.test(started.out())) await new Promise((resolve) => setTimeout(resolve, 20));
  })();
  await Promise.race([failed, listening]);
  const [leads = '', inbox = ''] = [...started.out().matchAll(/^(?:Leads|Inbox): {2}(\S+)$/gm)].map(
    ([, url]) => url,
  );
  return { ...started, leads, inbox };
}
