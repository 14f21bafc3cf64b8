import type { ParseArgsConfig } from 'node:util';

/** The options and variables of the command. Its help and the tables of the documentation are generated from them. */

/** Challenges that can be verified. */
export const CHALLENGES = ['turnstile', 'hcaptcha', 'recaptcha', 'altcha'] as const;

/** An option, as `parseArgs` of Node takes it, with the texts of the help. */
type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** The name of its value. */
  value?: string;
  /** Its description, in plain text with `code` in backticks. */
  text: string;
};

/** Options that name a target. */
const TARGET_OPTIONS = ['email', 'forward', 'slack', 'discord'] as const;

export const OPTIONS = {
  'qualifier': {
    type: 'string',
    multiple: true,
    default: [],
    value: 'file',
    text: 'your rules; repeat it for several (one per language, say). It or `--question` must be given',
  },
  'question': {
    type: 'string',
    multiple: true,
    default: [],
    value: 'text',
    text: 'the question of a page that has no other rules, word for word as in `data-question`; repeat it for several',
  },
  'origin': {
    type: 'string',
    multiple: true,
    default: [],
    value: 'origin',
    text: 'a site whose pages may send, for example `https://example.com`; repeat it for several. Default: pages of this machine',
  },
  'database': {
    type: 'string',
    value: 'file',
    text: "where leads are kept: a file, or the URL of a PostgreSQL database, `postgres://user:password@host/name`, that several receivers may share. Default: the environment's `LEAD_QUALIFIER_DATABASE`, else `data/leads.db`",
  },
  'port': {
    type: 'string',
    default: '8788',
    value: 'number',
    text: 'the port to listen at. Default: 8788; 0 takes any free one',
  },
  'host': {
    type: 'string',
    default: '127.0.0.1',
    value: 'address',
    text: 'the address to listen at. Default: `127.0.0.1`, this machine only; `0.0.0.0` for every network',
  },
  'token': {
    type: 'string',
    value: 'text',
    text: "the key of the inbox, 16 characters or more. Default: the environment's `LEAD_QUALIFIER_TOKEN`, which other users of the machine cannot read, else a random one that is kept beside the database. A given one is not printed",
  },
  'inbox': { type: 'string', default: '/', value: 'path', text: 'where the inbox is shown. Default: `/`' },
  'keep-days': {
    type: 'string',
    value: 'number',
    text: 'delete leads so many days after they arrived. Default: keep them all',
  },
  'allow-no-origin': {
    type: 'boolean',
    default: false,
    text: 'also take leads from programs that are not browsers',
  },
  'rate-limit': {
    type: 'string',
    default: '30',
    value: 'number',
    text: 'requests a minute that one client may send; 0 for no limit. Default: 30',
  },
  'challenge': {
    type: 'string',
    value: 'kind',
    text: 'verify the captcha of pages with the attribute `challenge`: `turnstile`, `hcaptcha`, `recaptcha` or `altcha` (issued here)',
  },
  'require-challenge': {
    type: 'boolean',
    default: false,
    text: 'refuse leads that fail it or bring none, instead of keeping them as review',
  },
  'trust-proxy': {
    type: 'string',
    default: '0',
    value: 'number',
    text: 'how many proxies of yours stand in front, each of which adds to `X-Forwarded-For`. Default: 0, the header is ignored',
  },
  'email': {
    type: 'string',
    multiple: true,
    value: 'address',
    text: "write a mail about each lead; repeat it for several. The mail server is the environment's `SMTP_URL`",
  },
  'email-from': {
    type: 'string',
    value: 'address',
    text: "who the mails are from. Default: the mail server's user",
  },
  'forward': {
    type: 'string',
    multiple: true,
    value: 'url',
    text: "post each lead, signed (Standard Webhooks) with the environment's `LEAD_QUALIFIER_FORWARD_SECRET`; repeat it for several",
  },
  'slack': {
    type: 'boolean',
    default: false,
    text: "write to the Slack channel of the environment's `SLACK_WEBHOOK_URL`",
  },
  'discord': {
    type: 'boolean',
    default: false,
    text: "write to the Discord channel of the environment's `DISCORD_WEBHOOK_URL`",
  },
  'forward-verdicts': {
    type: 'string',
    value: 'list',
    text: 'which leads these are told of, or `all`. Default: `qualified,review`',
  },
  'allow-private': {
    type: 'string',
    multiple: true,
    value: 'host',
    text: 'a host of your own network that may be forwarded to, also without encryption; repeat it for several',
  },
  'inbox-url': {
    type: 'string',
    value: 'url',
    text: 'where the inbox is seen from outside, for the links in mails and messages to the page of the lead',
  },
  'help': { type: 'boolean', short: 'h', default: false, text: 'this text' },
  'version': { type: 'boolean', short: 'v', default: false, text: 'which release this is' },
} satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

/** Options that have an effect only together with one of others, and an example of what to add. */
export const NEEDS: readonly { option: OptionName; needs: readonly OptionName[]; example: string }[] = [
  { option: 'email-from', needs: ['email'], example: '--email me@example.com' },
  { option: 'inbox-url', needs: ['email', 'slack', 'discord'], example: '--email me@example.com' },
  { option: 'forward-verdicts', needs: TARGET_OPTIONS, example: '--email me@example.com' },
  { option: 'allow-private', needs: TARGET_OPTIONS, example: '--forward https://crm.example.com/leads' },
];

/** A variable of the environment. */
interface Variable {
  /** Its description, in plain text with `code` in backticks. */
  text: string;
  /** Without this option it is not used. */
  option?: OptionName;
  /** An example of its value, as a shell takes it. */
  example?: string;
}

/**
 * The variables that the command reads: mostly secrets, since other users of the machine can read the command line.
 */
export const ENVIRONMENT: Readonly<Record<string, Variable>> = {
  LEAD_QUALIFIER_DATABASE: { text: 'what `--database` says, where it is not given' },
  LEAD_QUALIFIER_TOKEN: { text: 'what `--token` says, where it is not given' },
  LEAD_QUALIFIER_CHALLENGE_SECRET: {
    text: 'the secret of the service that `--challenge` names. Of `altcha` it is made, and kept beside the database file, where you give none',
    option: 'challenge',
  },
  SMTP_URL: {
    text: 'the mail server of `--email`: `smtps://user:password@smtp.example.com`, or `smtp://user:password@smtp.example.com:587`. Signs such as `@ / #` in the password are percent-encoded: `@` is `%40`',
    option: 'email',
    example: "'smtps://user:password@smtp.example.com'",
  },
  LEAD_QUALIFIER_FORWARD_SECRET: {
    text: 'what `--forward` signs with: the output of `echo whsec_$(openssl rand -base64 32)`. Two, with a space between, while you change it',
    option: 'forward',
    example: '"whsec_$(openssl rand -base64 32)"',
  },
  SLACK_WEBHOOK_URL: {
    text: 'the address of an "incoming webhook" of Slack, for `--slack`',
    option: 'slack',
  },
  DISCORD_WEBHOOK_URL: { text: 'the address of a webhook of Discord, for `--discord`', option: 'discord' },
};
