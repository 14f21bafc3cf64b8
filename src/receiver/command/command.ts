#!/usr/bin/env node
/** The program `lead-qualifier`: `lead-qualifier receive` runs a receiver on this machine. */
import { lint } from '../../qualifier/lint/lint.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { altcha } from '../assess/challenge/altcha.ts';
import type { ChallengeHook, TokenMemory } from '../assess/challenge/challenge.ts';
import { hcaptcha, recaptcha, turnstile } from '../assess/challenge/services.ts';
import { CommandError, describeError, OptionError, PackageMissing } from '../errors.ts';
import { createForwarder } from '../forward/forwarder.ts';
import { clientAddress } from '../http/client.ts';
import { createHealth } from '../http/health.ts';
import { serve } from '../http/serve.ts';
import { createInbox } from '../inbox/inbox.ts';
import { createReceiver } from '../receiver.ts';
import { isPostgres } from '../store/open-store.ts';
import { type Retention, createRetention } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import { openDatabase, permissionWarnings, storedSecret } from './data-files.ts';
import { targetsFor } from './forward-options.ts';
import { loadQualifiers, rulesOfQuestion } from './load-qualifiers.ts';
import { forwardLog, once, refusalLog, reportUnready } from './log.ts';
import { type ReceiveOptions, asksVersion, environmentWarnings, readOptions } from './options.ts';
import { help, version } from './usage.ts';

try {
  const args = process.argv.slice(2);
  const options = readOptions(args, process.env);
  if (options === undefined) console.log(asksVersion(args) ? version() : help());
  else {
    await receive(options);
    // Does not wait for the check of a mail server that is not answering.
    process.exit();
  }
} catch (error) {
  const isExpected = [CommandError, OptionError, PackageMissing].some((kind) => error instanceof kind);
  if (!(isExpected && error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function receive(options: ReceiveOptions): Promise<void> {
  const { database, origins, allowNoOrigin, inbox: inboxPath } = options;
  const ofFiles = await loadQualifiers(options.qualifiers);
  for (const [index, qualifier] of ofFiles.entries()) warnOf(qualifier, options.qualifiers[index]);
  const qualifiers = [...ofFiles, ...options.questions.map(rulesOfQuestion)];
  for (const warning of environmentWarnings(options, process.env)) print(warning);
  const targets = await targetsFor(options.forward, process.env);
  const store = await openDatabase(database);
  const forwarder = createForwarder({ store, targets, onTrouble: forwardLog(print) });
  const retention = retentionOf(options, store);
  try {
    const token = options.token ?? (await storedSecret(`${database}.token`));
    const challenge = await challengeFor(options, store.tokens);
    for (const warning of await permissionWarnings(database)) print(warning);
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
      onRefusal: refusalLog(print),
      onTrouble: once(print),
    });
    const inbox = createInbox({ store, token, qualifiers, forwarder, onTrouble: print });
    let isStopping = false;
    const health = createHealth({ store, isStopping: () => isStopping });
    const server = await serve(
      { leads, inbox, inboxPath, health, onFault: logFault },
      options.port,
      options.host,
    );
    forwarder.start();
    retention?.start();
    printAddresses(options, server.port, options.token === undefined ? token : undefined);
    if (targets.length > 0) {
      const names = targets.map(({ name }) => name).join(', ');
      console.log(`Leads are forwarded to ${names}. To try it: Forwarding in the inbox, Send a test`);
    }
    void reportUnready(targets, print);
    await stopSignal();
    isStopping = true;
    await Promise.all([server.stop(), forwarder.stop()]);
  } finally {
    await Promise.all([forwarder.stop(), retention?.stop()]);
    await store.close();
  }
}

function print(line: string): void {
  console.error(line);
}

function retentionOf({ keepDays }: ReceiveOptions, store: Store): Retention | undefined {
  return keepDays === undefined
    ? undefined
    : createRetention({ store, days: keepDays, onTrouble: once(print) });
}

/**
 * Creates the challenge hook that the options name. Its secret comes from the environment, since other users of the
 * machine can read the command line. The secret of ALTCHA is needed by nobody else, so without one it is created and
 * stored beside the database.
 * @param memory remembers the used solutions of ALTCHA
 * @throws CommandError
 */
async function challengeFor(
  { challenge, challengeSecret, database }: ReceiveOptions,
  memory: TokenMemory,
): Promise<ChallengeHook | undefined> {
  if (challenge === undefined) return undefined;
  if (challenge === 'altcha' && challengeSecret === undefined && !isPostgres(database)) {
    return altcha({ hmacKey: await storedSecret(`${database}.altcha`), memory });
  }
  if (challengeSecret === undefined) {
    throw new CommandError(
      `The secret of ${challenge} is missing. Put it into the environment as LEAD_QUALIFIER_CHALLENGE_SECRET.`,
    );
  }
  if (challenge === 'altcha') return altcha({ hmacKey: challengeSecret, memory });
  const services = { turnstile, hcaptcha, recaptcha };
  return services[challenge]({ secret: challengeSecret });
}

/** Finds the client's address, and warns once of a proxy that makes all clients look like one. */
function addressOf(proxies: number): (request: Request, peer: string | undefined) => string | undefined {
  let isKnown = proxies > 0;
  return ({ headers }, peer) => {
    if (!isKnown && headers.has('x-forwarded-for')) {
      isKnown = true;
      print(
        'Requests come through a proxy: all of its clients share one rate limit. If the proxy is yours, add --trust-proxy 1',
      );
    }
    return clientAddress(headers, peer, proxies);
  };
}

/** Logs an error that no part of the receiver has caught. */
function logFault(error: unknown): void {
  print(`The receiver failed: ${describeError(error)}`);
}

/** Prints what the lint finds in the rules of a file. */
function warnOf(qualifier: Qualifier, file = ''): void {
  for (const { path, what, mend } of lint(qualifier)) print(`${file}: ${path} ${what}. ${mend}`);
}

/** @param token the key of the inbox where the command created it; a given one stays out of the logs */
function printAddresses(
  { host, inbox, origins }: ReceiveOptions,
  port: number,
  token: string | undefined,
): void {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host);
  const name = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host;
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
