import { parseArgs } from 'node:util';
import { CommandError } from '../errors.ts';
import type { RateLimit } from '../http/client.ts';
import { isPostgres } from '../store/open-store.ts';
import { MAX_DAYS } from '../store/retention.ts';
import { type ForwardOptions, forwardOptions } from './forward-options.ts';
import { type OptionName, CHALLENGES, ENVIRONMENT, OPTIONS } from './option-table.ts';
import { checkSpelling } from './usage.ts';

/** The options of `lead-qualifier receive`. */
export interface ReceiveOptions {
  /** Files of rules. */
  qualifiers: readonly string[];
  /** Rules that are one question each, as with the attribute `question`. */
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
  /** Days after which leads are deleted. */
  keepDays?: number;
  /** Number of the owner's proxies in front. */
  proxies: number;
}

/** Paths that the inbox cannot have. */
const RESERVED_PATHS = ['/leads', '/leads/challenge', '/healthz', '/readyz', '/health'];

/** Added to the message where the command or the rules are missing. */
function usage(file = '<file.json>'): string {
  return `Write: lead-qualifier receive --qualifier ${file}
Where the page has one question and no other rules: --question, with its text behind it.
It takes leads, keeps them and shows them in an inbox. All options: lead-qualifier --help`;
}

/**
 * Reads the command line.
 * @returns the options, or `undefined` where help or the version was asked for
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
    // A file without its option, as many programs take it.
    const [file] = command === 'receive' && !hasRules ? rest : [];
    throw new CommandError(`${given}. ${usage(file)}`);
  }
  if (!hasRules) throw new CommandError(`Your rules are missing. ${usage()}`);
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
    forward: forwardOptions(values),
    ...(token !== undefined && { token }),
    ...(values['keep-days'] !== undefined && { keepDays: keepDaysOf(values['keep-days']) }),
  };
}

/** Whether the version was asked for. */
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
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= MAX_DAYS) return Number(text);
  throw new CommandError(
    `--keep-days "${text}" is not a number from 1 to ${MAX_DAYS}. Write for example --keep-days 365`,
  );
}

function inboxOf(path: string): string {
  const plain = /^\/[\w./-]*$/.test(path) && new URL(path, 'http://localhost').pathname === path;
  if (plain && !RESERVED_PATHS.includes(path)) return path;
  throw new CommandError(
    `The inbox cannot be at "${path}". Write a path of its own, for example --inbox /inbox`,
  );
}

/** Warns of variables in the environment that have no effect, which is probably a mistake. Never repeats their values. */
export function environmentWarnings(
  { challenge, forward }: ReceiveOptions,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const given: Partial<Record<OptionName, boolean>> = {
    challenge: challenge !== undefined,
    email: forward.emails.length > 0,
    forward: forward.webhooks.length > 0,
    slack: forward.slack,
    discord: forward.discord,
  };
  return Object.keys(environment).flatMap((name) => {
    if (!environment[name]) return [];
    const known = ENVIRONMENT[name];
    if (known === undefined) {
      return name.startsWith('LEAD_QUALIFIER_')
        ? [
            `${name} is in the environment, and means nothing here: see lead-qualifier --help for its spelling.`,
          ]
        : [];
    }
    const { option } = known;
    if (option === undefined || given[option]) return [];
    return [`${name} is in the environment, and is not used without the option --${option}.`];
  });
}
