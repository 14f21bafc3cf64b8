#!/usr/bin/env node
/** The program `lead-qualifier`: `lead-qualifier receive` runs a receiver on this machine. */
import { lint } from '../../qualifier/lint/lint.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { clientAddress } from '../http/client-address.ts';
import { challengeFor } from './challenge-options.ts';
import { CommandError } from './command-error.ts';
import { faultWords } from '../fault-words.ts';
import { forwardLog, targetsFor, tellUnready } from './forward-options.ts';
import { help, version } from './help.ts';
import { environmentNotes } from './environment-notes.ts';
import type { ReceiveOptions } from './options.ts';
import { asksVersion, readOptions } from './options.ts';
import { createForwarder } from '../forward/forwarder.ts';
import { createHealth } from '../http/health.ts';
import { keptSecret } from './kept-secret.ts';
import { createInbox } from '../inbox/inbox.ts';
import { loadQualifiers, rulesOfQuestion } from './load-qualifiers.ts';
import { OptionError } from './option-error.ts';
import { PackageMissing } from './package-missing.ts';
import { openDatabase } from './open-database.ts';
import { readableNotes } from './readable-notes.ts';
import { createReceiver } from '../receiver.ts';
import { onceEach, refusalLog } from '../http/refusal-log.ts';
import type { Retention } from '../store/retention.ts';
import { createRetention } from '../store/retention.ts';
import { serve } from '../http/serve.ts';
import type { Store } from '../store/store.ts';

try {
  const args = process.argv.slice(2);
  const options = readOptions(args, process.env);
  if (options === undefined) console.log(asksVersion(args) ? version() : help());
  else {
    await receive(options);
    // A mail server that does not answer has a while to do so; the program does not wait for that.
    process.exit();
  }
} catch (error) {
  const isTheirs = [CommandError, OptionError, PackageMissing].some((kind) => error instanceof kind);
  if (!(isTheirs && error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function receive(options: ReceiveOptions): Promise<void> {
  const { database, origins, allowNoOrigin, inbox: inboxPath } = options;
  const ofFiles = await loadQualifiers(options.qualifiers);
  for (const [index, qualifier] of ofFiles.entries()) warnOf(qualifier, options.qualifiers[index]);
  const qualifiers = [...ofFiles, ...options.questions.map(rulesOfQuestion)];
  for (const note of environmentNotes(options, process.env)) console.error(note);
  const targets = await targetsFor(options.forward, process.env);
  const store = await openDatabase(database);
  const forwarder = createForwarder({ store, targets, onTrouble: forwardLog((line) => console.error(line)) });
  const retention = retentionOf(options, store);
  try {
    const token = options.token ?? (await keptSecret(`${database}.token`));
    const challenge = await challengeFor(options, store.tokens);
    for (const note of await readableNotes(database)) console.error(note);
    const onRefusal = refusalLog((line) => console.error(line));
    const leads = createReceiver({
      qualifiers,
      store,
      forwarder,
      origins,
      allowNoOrigin,
      address: addressOf(options.proxies),
      rateLimit: options.rateLimit,
      ...(challenge && { challenge }),
      requireChallenge: options.requireChallenge,
      onRefusal,
      onTrouble: onceEach((line) => console.error(line)),
    });
    const inbox = createInbox({
      store,
      token,
      qualifiers,
      forwarder,
      onTrouble: (line) => console.error(line),
    });
    let isStopping = false;
    const health = createHealth({ store, isStopping: () => isStopping });
    const serving = await serve(
      { leads, inbox, inboxPath, health, onFault: tellFault },
      options.port,
      options.host,
    );
    forwarder.start();
    retention?.start();
    printAddresses(options, serving.port, options.token === undefined ? token : undefined);
    if (targets.length > 0) {
      const names = targets.map(({ name }) => name).join(', ');
      console.log(`Leads are forwarded to ${names}. To try it: Forwarding in the inbox, Send a test`);
    }
    void tellUnready(targets, (line) => console.error(line));
    await stopSignal();
    isStopping = true;
    await Promise.all([serving.stop(), forwarder.stop()]);
  } finally {
    await Promise.all([forwarder.stop(), retention?.stop()]);
    await store.close();
  }
}

/** What deletes old leads, where the owner wants that. */
function retentionOf({ keepDays }: ReceiveOptions, store: Store): Retention | undefined {
  return keepDays === undefined
    ? undefined
    : createRetention({ store, days: keepDays, onTrouble: onceEach((line) => console.error(line)) });
}

/** Finds the client's address, and tells the owner once of a proxy that makes all clients look like one. */
function addressOf(proxies: number): (request: Request, peer: string | undefined) => string | undefined {
  let isTold = proxies > 0;
  return ({ headers }, peer) => {
    if (!isTold && headers.has('x-forwarded-for')) {
      isTold = true;
      console.error(
        'Requests come through a proxy: all of its clients share one rate limit. If the proxy is yours, add --trust-proxy 1',
      );
    }
    return clientAddress(headers, peer, proxies);
  };
}

/** Says that a part of the receiver threw what nobody expected. */
function tellFault(error: unknown): void {
  console.error(`The receiver failed: ${faultWords(error)}`);
}

/** Says what is valid in the rules of a file and hardly meant. */
function warnOf(qualifier: Qualifier, file = ''): void {
  for (const { path, what, mend } of lint(qualifier)) console.error(`${file}: ${path} ${what}. ${mend}`);
}

/** @param token the key of the inbox where nobody knows it yet; a given one stays out of the logs */
function printAddresses(
  { host, inbox, origins }: ReceiveOptions,
  port: number,
  token: string | undefined,
): void {
  const here = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host);
  const name = here ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  console.log(`Leads:  http://${name}:${port}/leads`);
  const key = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
  console.log(`Inbox:  http://${name}:${port}${inbox}${key}`);
  if (token === undefined) console.log('The key of the inbox is the one you gave');
  if (origins.includes('localhost'))
    console.log('Pages of this machine may send. For a site add --origin https://…');
}

/** Resolves on the first SIGINT or SIGTERM; a second one ends the program at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
