import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';
import type { ForwardOptions } from './forward-options.ts';
import { forwardOf } from './forward-options.ts';
import { checkSpelling } from './spelling.ts';
import { CHALLENGES, OPTIONS } from './option-table.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { MOST_DAYS } from '../store/retention.ts';
import { isPostgres } from '../store/open-store.ts';

/** What `lead-qualifier receive` was asked to do. */
export interface ReceiveOptions {
  /** Files of rules. */
  qualifiers: readonly string[];
  /** Rules that are one question each, as of the attribute `question`. */
  questions: readonly string[];
  port: number;
  host: string;
  /** Path of a database file, or the URL of a PostgreSQL database. */
  database: string;
  origins: readonly string[];
  allowNoOrigin: boolean;
  token?: string;
  forward: ForwardOptions;
  inbox: string;
  rateLimit: RateLimit | false;
  challenge?: (typeof CHALLENGES)[number];
  challengeSecret?: string;
  requireChallenge: boolean;
  /** For how many days leads are kept. */
  keepDays?: number;
  /** Proxies of the owner's own in front. */
  proxies: number;
}

/** Paths that are not free for the inbox. */
const TAKEN = ['/leads', '/leads/challenge', '/healthz', '/readyz', '/health'];

/** What is said to whoever asked for nothing that can be done. */
function how(file = '<file.json>'): string {
  return `Write: lead-qualifier receive --qualifier ${file}
Where the page has one question and no other rules: --question, with its text behind it.
It takes leads, keeps them and shows them in an inbox. All options: lead-qualifier --help`;
}

/**
 * Reads the command line.
 * @returns the options, or `undefined` where help or the release was asked for
 * @throws CommandError
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReceiveOptions | undefined {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || values.version || command === 'help' || command === 'version') return undefined;
  const hasRules = values.qualifier.length > 0 || values.question.length > 0;
  if (command !== 'receive' || rest.length > 0) {
    const given =
      command === undefined ? 'No command was given' : `"${[...positionals].join(' ')}" is not a command`;
    // The rules named without their option, as most programs take a file.
    const [file] = command === 'receive' && !hasRules ? rest : [];
    throw new CommandError(`${given}. ${how(file)}`);
  }
  if (!hasRules) throw new CommandError(`Your rules are missing. ${how()}`);
  if (values['require-challenge'] && values.challenge === undefined) {
    throw new CommandError(
      `--require-challenge has nothing to require. Say which challenge, for example --challenge ${CHALLENGES[0]}`,
    );
  }
  for (const name of ['host', 'database'] as const) {
    if (values[name] === '')
      throw new CommandError(`--${name} "" is empty. Write its value, or leave it out`);
  }
  const database = values.database ?? (environment['LEAD_QUALIFIER_DATABASE'] || 'data/leads.db');
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(database) && !isPostgres(database)) {
    throw new CommandError(
      'The database is neither a file nor a PostgreSQL server. Write a path, as data/leads.db, or postgres://user:password@host/name',
    );
  }
  const several = values.origin.find((origin) => origin.includes(','));
  if (several !== undefined) {
    const each = several.split(',').map((origin) => `--origin ${origin.trim()}`);
    throw new CommandError(`--origin takes one origin at a time. Write ${each.join(' ')}`);
  }
  const token = values.token ?? (environment['LEAD_QUALIFIER_TOKEN'] || undefined);
  if (token === undefined && isPostgres(database)) {
    throw new CommandError(
      'The inbox has no key: beside a database file it is made and kept, with PostgreSQL all receivers must be given the same. Set LEAD_QUALIFIER_TOKEN in the environment to 16 characters or more.',
    );
  }
  return {
    qualifiers: values.qualifier,
    questions: values.question,
    port: portOf(values.port),
    host: values.host,
    database,
    origins: values.origin.length > 0 ? values.origin : ['localhost'],
    allowNoOrigin: values['allow-no-origin'],
    inbox: inboxOf(values.inbox),
    rateLimit: rateLimitOf(values['rate-limit']),
    ...challengeOf(values.challenge, environment['LEAD_QUALIFIER_CHALLENGE_SECRET']),
    requireChallenge: values['require-challenge'],
    proxies: countOf('trust-proxy', values['trust-proxy'], 10),
    forward: forwardOf(values),
    ...(token !== undefined && { token }),
    ...(values['keep-days'] !== undefined && { keepDays: keepDaysOf(values['keep-days']) }),
  };
}

/** Whether the release was asked for. */
export function asksVersion(args: readonly string[]): boolean {
  const { values, positionals } = parse(args);
  return !values.help && (values.version || positionals[0] === 'version');
}

function parse(args: readonly string[]) {
  checkSpelling(args);
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandError(`"${text}" is not a port. Write a number from 0 to 65535, for example --port 8788`);
}

function challengeOf(
  text: string | undefined,
  secret: string | undefined,
): Pick<ReceiveOptions, 'challenge' | 'challengeSecret'> {
  if (text === undefined) return {};
  const challenge = CHALLENGES.find((kind) => kind === text);
  if (challenge === undefined)
    throw new CommandError(`"${text}" is no challenge. Write one of ${CHALLENGES.join(', ')}`);
  return { challenge, ...(secret && { challengeSecret: secret }) };
}

function rateLimitOf(text: string): RateLimit | false {
  const requests = countOf('rate-limit', text, 100_000);
  return requests > 0 && { requests, seconds: 60 };
}

function countOf(option: string, text: string, most: number): number {
  const count = Number(text);
  if (/^\d{1,6}$/.test(text) && count <= most) return count;
  throw new CommandError(
    `--${option} "${text}" is not a number from 0 to ${most}. Write for example --${option} 1`,
  );
}

function keepDaysOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= MOST_DAYS) return Number(text);
  throw new CommandError(
    `--keep-days "${text}" is not a number from 1 to ${MOST_DAYS}. Write for example --keep-days 365`,
  );
}

function inboxOf(path: string): string {
  const plain = /^\/[\w./-]*$/.test(path) && new URL(path, 'http://localhost').pathname === path;
  if (plain && !TAKEN.some((taken) => path === taken)) return path;
  throw new CommandError(
    `The inbox cannot be at "${path}". Write a path of its own, for example --inbox /inbox`,
  );
}
