import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';
import type { ForwardOptions } from './command-forward.ts';
import { FORWARD_HELP, FORWARD_OPTIONS, forwardOf } from './command-forward.ts';
import type { RateLimit } from './rate-limit.ts';
import { MOST_DAYS } from './retention.ts';
import { isPostgres } from './stores/open.ts';
import { messageOf } from './message-of.ts';

/** What `lead-qualifier receive` was asked to do. */
export interface ReceiveOptions {
  qualifiers: readonly string[];
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

/** Challenges that can be verified. */
const CHALLENGES = ['turnstile', 'hcaptcha', 'recaptcha', 'altcha'] as const;

/** Paths that are not free for the inbox. */
const TAKEN = ['/leads', '/leads/challenge', '/healthz', '/readyz', '/health'];

export const HELP = `lead-qualifier receive --qualifier <file.json> [options]

Takes leads from <lead-qualifier webhook="http://…/leads">, judges them by your
rules, keeps them in a database file and shows them in an inbox.

  --qualifier <file>  your rules; repeat it for several (one per language, say)
  --origin <origin>   a site whose pages may send, for example https://example.com;
                      repeat it for several. Default: pages of this machine
  --database <file>   where leads are kept: a file, or the URL of a PostgreSQL
                      database, postgres://user:password@host/name, that several
                      receivers may share. Default: the environment's
                      LEAD_QUALIFIER_DATABASE, else data/leads.db
  --port <number>     Default: 8788; 0 takes any free one
  --host <address>    the address to listen at. Default: 127.0.0.1, this machine
                      only; 0.0.0.0 for every network
  --token <text>      the key of the inbox, 16 characters or more. Default: the
                      environment's LEAD_QUALIFIER_TOKEN, else a random one that
                      is kept beside the database
  --inbox <path>      where the inbox is shown. Default: /
  --keep-days <number>  delete leads so many days after they arrived. Default: keep
                      them all
  --allow-no-origin   also take leads from programs that are not browsers
  --rate-limit <number>  requests a minute that one client may send; 0 for no
                      limit. Default: 30
  --challenge <kind>  verify the captcha of pages with the attribute challenge:
                      turnstile, hcaptcha, recaptcha or altcha (issued here). Its
                      secret is the environment's LEAD_QUALIFIER_CHALLENGE_SECRET
  --require-challenge  refuse leads that fail it or bring none, instead of keeping
                      them as review
  --trust-proxy <number>  how many proxies of yours stand in front, each of which
                      adds to X-Forwarded-For. Default: 0, the header is ignored
${FORWARD_HELP}  --help              this text

Addresses: POST /leads, the inbox at /, GET /healthz (it runs), GET /readyz (it
can store leads).
`;

/**
 * Reads the command line.
 * @returns the options, or `undefined` where help was asked for
 * @throws CommandError
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReceiveOptions | undefined {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === 'help') return undefined;
  if (command !== 'receive' || rest.length > 0) {
    const given =
      command === undefined ? 'No command was given' : `"${[...positionals].join(' ')}" is not a command`;
    throw new CommandError(`${given}. Write: lead-qualifier receive --qualifier <file.json>`);
  }
  if (values.qualifier.length === 0) {
    throw new CommandError('Your rules are missing. Write: lead-qualifier receive --qualifier <file.json>');
  }
  if (values['require-challenge'] && values.challenge === undefined) {
    throw new CommandError(
      `--require-challenge has nothing to require. Say which challenge, for example --challenge ${CHALLENGES[0]}`,
    );
  }
  const database = values.database ?? (environment['LEAD_QUALIFIER_DATABASE'] || 'data/leads.db');
  const token = values.token ?? (environment['LEAD_QUALIFIER_TOKEN'] || undefined);
  if (token === undefined && isPostgres(database)) {
    throw new CommandError(
      'The inbox has no key: beside a database file it is made and kept, with PostgreSQL all receivers must be given the same. Set LEAD_QUALIFIER_TOKEN in the environment to 16 characters or more.',
    );
  }
  return {
    qualifiers: values.qualifier,
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

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'qualifier': { type: 'string', multiple: true, default: [] },
        'origin': { type: 'string', multiple: true, default: [] },
        'database': { type: 'string' },
        'port': { type: 'string', default: '8788' },
        'host': { type: 'string', default: '127.0.0.1' },
        'token': { type: 'string' },
        'inbox': { type: 'string', default: '/' },
        'keep-days': { type: 'string' },
        'allow-no-origin': { type: 'boolean', default: false },
        'rate-limit': { type: 'string', default: '30' },
        'challenge': { type: 'string' },
        'require-challenge': { type: 'boolean', default: false },
        'trust-proxy': { type: 'string', default: '0' },
        ...FORWARD_OPTIONS,
        'help': { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    const what = messageOf(cause);
    throw new CommandError(`${what}\nAll options: lead-qualifier --help`, { cause });
  }
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
