import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../receiver/lead.ts';

const COMMAND = fileURLToPath(new URL('../../src/receiver/command/command.ts', import.meta.url));

/** Prints its memory when it is asked to by a signal. */
const TELL_MEMORY = `data:text/javascript,process.on('SIGUSR2',()=>console.error('memory '+JSON.stringify(process.memoryUsage())))`;

/** Megabytes. */
export interface Memory {
  resident: number;
  heap: number;
}

/** Runs `lead-qualifier receive` as a process of its own. */
export async function startProgram(folder: string, database: string) {
  const rules = join(folder, 'rules.json');
  await writeFile(rules, JSON.stringify(RULES));
  const args = ['receive', '--qualifier', rules, '--port', '0', '--database', database, '--rate-limit', '0'];
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', TELL_MEMORY, COMMAND, ...args], {
    env: { ...process.env, LEAD_QUALIFIER_TOKEN: 'sixteen characters' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const ended = once(child, 'close');
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!/Inbox: .*\n/.test(out)) {
    if (isOver) throw new Error(`The receiver did not start: ${error}`);
    await pause(20);
  }
  const address = (name: string) => new RegExp(`^${name}: +(\\S+)$`, 'm').exec(out)?.[1] ?? '';

  async function memory(): Promise<Memory> {
    error = '';
    child.kill('SIGUSR2');
    while (!/memory .*\n/.test(error)) await pause(5);
    const { rss, heapUsed } = JSON.parse(/memory (.*)\n/.exec(error)?.[1] ?? '{}');
    return { resident: rss / 1024 / 1024, heap: heapUsed / 1024 / 1024 };
  }
  return {
    leads: address('Leads'),
    inbox: address('Inbox'),
    memory,
    /** The most memory while something goes on. */
    async memoryDuring(work: Promise<unknown>): Promise<Memory> {
      const most = { resident: 0, heap: 0 };
      const isDone = work.then(() => true);
      do {
        const { resident, heap } = await memory();
        most.resident = Math.max(most.resident, resident);
        most.heap = Math.max(most.heap, heap);
      } while (!(await Promise.race([isDone, pause(100).then(() => false)])));
      return most;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
