import { type Verdict, VERDICTS } from '../../qualifier/verdict.ts';
import { CommandError } from '../errors.ts';
import { discordTarget, slackTarget } from '../forward/chat-targets.ts';
import { emailTarget, loadNodemailer } from '../forward/email-target.ts';
import { type Target, DEFAULT_VERDICTS } from '../forward/target.ts';
import { webhookTarget } from '../forward/webhook-target.ts';
import { sha256 } from '../sha256.ts';
import { ENVIRONMENT } from './option-table.ts';

/** Where the command forwards leads to. Addresses are not checked yet. */
export interface ForwardOptions {
  webhooks: readonly string[];
  emails: readonly string[];
  emailFrom?: string;
  slack: boolean;
  discord: boolean;
  verdicts: readonly Verdict[];
  allowPrivate: readonly string[];
  inboxUrl?: string;
}

interface Values {
  'email'?: string[] | undefined;
  'email-from'?: string | undefined;
  'forward'?: string[] | undefined;
  'slack': boolean;
  'discord': boolean;
  'forward-verdicts'?: string | undefined;
  'allow-private'?: string[] | undefined;
  'inbox-url'?: string | undefined;
}

/** Reads the options about forwarding. */
export function forwardOptions(values: Values): ForwardOptions {
  const inboxUrl = values['inbox-url'];
  if (inboxUrl !== undefined && !(URL.canParse(inboxUrl) && /^https?:/.test(inboxUrl))) {
    throw new CommandError(
      `--inbox-url "${inboxUrl}" is no address. Write for example --inbox-url https://leads.example.com/`,
    );
  }
  const from = values['email-from'];
  return {
    webhooks: values.forward ?? [],
    emails: values.email ?? [],
    ...(from !== undefined && { emailFrom: from }),
    slack: values.slack,
    discord: values.discord,
    verdicts: readVerdicts(values['forward-verdicts']),
    allowPrivate: (values['allow-private'] ?? []).map(readHost),
    ...(inboxUrl !== undefined && { inboxUrl }),
  };
}

/** Reads a host, in the spelling of URLs, which targets compare. A text with more than a host would match none. */
function readHost(text: string): string {
  const bare = text.includes('::') && !text.startsWith('[') ? `[${text}]` : text;
  const url = [text, `http://${bare}`].find((one) => URL.canParse(one) && new URL(one).host !== '');
  const hostname = url === undefined ? '' : new URL(url).hostname;
  if (hostname !== '' && hostname === bare.toLowerCase()) return hostname;
  const example = hostname === '' ? 'crm.internal' : hostname;
  throw new CommandError(
    `--allow-private "${text}" is not a host alone. Write for example --allow-private ${example}`,
  );
}

/**
 * Creates the targets. Their secrets come from the environment, since other users of the machine can read the command
 * line.
 * @throws CommandError, OptionError or PackageMissing
 */
export async function targetsFor(
  { webhooks, emails, emailFrom, slack, discord, inboxUrl, ...shared }: ForwardOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Target[]> {
  const secretOf = (name: string, option: string) => {
    const text = environment[name]?.trim();
    if (text) return text;
    const example = ENVIRONMENT[name]?.example;
    const hint = example === undefined ? '' : ` For example: export ${name}=${example}`;
    throw new CommandError(`${option} needs ${name}. Put it into the environment.${hint}`);
  };
  const chat = { ...shared, ...(inboxUrl !== undefined && { inboxUrl }) };
  if (emails.length > 0) await loadNodemailer();
  const named = await Promise.all(webhooks.map((url) => namesOf(url, webhooks)));
  return [
    ...named.map(({ url, name, label }) => {
      // Several, separated by spaces, while one replaces another.
      const secret = secretOf('LEAD_QUALIFIER_FORWARD_SECRET', '--forward').split(/\s+/);
      return webhookTarget({ ...shared, name, label, url, secret });
    }),
    ...emails.map((to) => {
      const smtpUrl = secretOf('SMTP_URL', '--email');
      const from = emailFrom === undefined ? {} : { from: emailFrom };
      return emailTarget({ ...chat, ...from, name: `email ${to}`, to, smtpUrl });
    }),
    ...(slack
      ? [slackTarget({ ...chat, name: 'slack', url: secretOf('SLACK_WEBHOOK_URL', '--slack') })]
      : []),
    ...(discord
      ? [discordTarget({ ...chat, name: 'discord', url: secretOf('DISCORD_WEBHOOK_URL', '--discord') })]
      : []),
  ];
}

/**
 * The names of a webhook. Deliveries find their target by `name`: it must never change, because they wait in databases
 * of earlier releases. It is logged, so it leaves out the path, which may be a secret. Labels are shown in the inbox
 * only; webhooks whose labels are alike get their hash behind it.
 */
async function namesOf(
  url: string,
  all: readonly string[],
): Promise<{ url: string; name: string; label: string }> {
  const host = URL.canParse(url) ? new URL(url).host : 'webhook';
  const hash = (await sha256(url)).slice(0, 8);
  const label = webhookLabel(url);
  const isUnique = all.filter((other) => webhookLabel(other) === label).length === 1;
  return { url, name: `${host} ${hash}`, label: isUnique ? label : `${label} (${hash})` };
}

/** Characters of a label. */
const LABEL_LENGTH = 80;

/** A part of a path that looks like a key: long, with letters and digits. */
const KEY = /^(?=.*\d)(?=.*[a-z])[\w.~%-]{16,}$/i;

/** The label of a webhook: host and path, without the query, and only the beginning of what looks like a key. */
export function webhookLabel(url: string): string {
  if (!URL.canParse(url)) return 'webhook';
  const { host, pathname } = new URL(url);
  const path = pathname
    .replace(/\/+$/, '')
    .split('/')
    .map((part) => (KEY.test(part) ? `${part.slice(0, 4)}…` : part))
    .join('/');
  const label = `${host}${path}`;
  return label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH)}…` : label;
}

function readVerdicts(text: string | undefined): readonly Verdict[] {
  if (text === undefined) return DEFAULT_VERDICTS;
  const named: readonly string[] = text === 'all' ? VERDICTS : text.split(/[\s,]+/);
  const chosen = VERDICTS.filter((verdict) => named.includes(verdict));
  if (named.every((name) => chosen.some((verdict) => verdict === name))) return chosen;
  throw new CommandError(
    `--forward-verdicts "${text}" names no verdicts. Write for example --forward-verdicts qualified,review, or all`,
  );
}
