/**
 * `npm start`: builds what is missing, starts the site (with the docs) and the receiver, and prints their addresses.
 *
 * PORT moves the site (8787); the receiver takes the next free port after it. DATABASE names another file for the leads.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildIfOlder, DOCS, PACKAGE } from './build.ts';
import { serveSite } from './site-server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const QUALIFIERS = ['en', 'fr', 'ar'].flatMap((language) =>
  // Of the contact form; and of the script tag of the page about advice, which has its question in an attribute.
  [language, `keys-${language}`].map((name) => `demo/qualifiers/${name}.json`),
);
const STARTUP_LIMIT_MS = 20_000;

await start();

async function start(): Promise<void> {
  const hasDocs = await build();
  const sitePort = await freePort(wantedPort());
  const receiverPort = await freePort(sitePort + 1);
  const receiverUrl = `http://localhost:${receiverPort}`;
  const database = process.env['DATABASE'] ?? 'data/leads.db';

  const site = await serveSite({ port: sitePort, receiver: receiverUrl });
  const command = receiveCommand(receiverPort, database, site.url);
  say('Starting the receiver');
  const receiver = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const printedInbox = inboxAddress(receiver);
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all([site.close(), ended(receiver)]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

  const died = once(receiver, 'exit').then(([code, signal]) => `it ended with ${code ?? signal}`);
  const fault = await Promise.race([died, untilAllAnswer([site.url, `${receiverUrl}/health`])]);
  if (stopping) return;
  if (fault) {
    complain(`Could not start: ${fault}. What the receiver said stands above.`);
    return stop(1);
  }
  // It may answer a moment before its words have come through the pipe.
  const inbox = await Promise.race([printedInbox, wait(1000, undefined, { ref: false })]);
  announce(site.url, inbox ?? receiverUrl, hasDocs);
  const end = await died;
  if (stopping) return;
  complain(
    `The receiver has stopped: ${end}. The site goes on, and leads wait in the visitor's browser. Start it again with:\n` +
      `  node ${command.join(' ')}`,
  );
}

function receiveCommand(port: number, database: string, origin: string): string[] {
  const qualifiers = QUALIFIERS.flatMap((file) => ['--qualifier', file]);
  return [
    'dist/command.js',
    'receive',
    ...qualifiers,
    '--port',
    `${port}`,
    '--database',
    database,
    '--origin',
    origin,
    // The same site under its other name.
    '--origin',
    origin.replace('localhost', '127.0.0.1'),
  ];
}

function announce(site: string, inbox: string, hasDocs: boolean): void {
  const lines = [`Site   ${site}`, `Inbox  ${inbox}`, ...(hasDocs ? [`Docs   ${site}/docs/`] : [])];
  say(`\n  ${lines.join('\n  ')}\n\nCtrl+C stops all.`);
}

/** Passes on what the receiver prints, and finds in it the address of its inbox, which carries a secret token. */
async function inboxAddress(receiver: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (!receiver.stdout) return resolve(undefined);
    const lines = createInterface({ input: receiver.stdout });
    lines.on('line', (line) => {
      const address = /^Inbox:\s+(\S+)/.exec(line)?.[1];
      if (address) resolve(address);
      else say(`  ${line}`);
    });
    lines.on('close', () => resolve(undefined));
  });
}

/**
 * Without the package nothing works; without the docs all else does.
 * @returns whether there are docs
 */
async function build(): Promise<boolean> {
  if (!(await buildIfOlder(PACKAGE, say))) {
    complain('The build failed. What it said stands above.');
    process.exit(1);
  }
  const hasDocs = await buildIfOlder(DOCS, say);
  if (!hasDocs) complain('The docs could not be built. What their build said stands above.');
  return hasDocs;
}

function wantedPort(): number {
  const text = process.env['PORT'] ?? '8787';
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_535) return port;
  complain(`PORT is "${text}", which is no port number. 8787 is used.`);
  return 8787;
}

/** The first free port from this one upwards; any free one from 0. */
async function freePort(from: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(from, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || from >= 65_535) throw error;
    return await freePort(from + 1);
  } finally {
    server.close();
  }
}

/** Waits until every address answers, whatever it says; returns what is wrong when one does not. */
async function untilAllAnswer(urls: string[]): Promise<string | undefined> {
  const limit = Date.now() + STARTUP_LIMIT_MS;
  for (const url of urls) {
    for (;;) {
      const response = await fetch(url).catch(() => undefined); // Not listening yet.
      await response?.body?.cancel();
      if (response) break;
      if (Date.now() > limit) return `${url} does not answer`;
      await wait(100);
    }
  }
  return undefined;
}

/** Asks the receiver to end and waits until it has. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
