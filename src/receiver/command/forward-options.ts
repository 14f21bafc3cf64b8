import { createHash } from 'node:crypto';
import type { Verdict } from '../../qualifier/verdict.ts';
import { CommandError } from './command-error.ts';
import { ENVIRONMENT } from './option-table.ts';
import { discordTarget } from '../forward/discord-target.ts';
import { emailTarget, loadNodemailer } from '../forward/email-target.ts';
import type { Trouble } from '../forward/deliver.ts';
import { slackTarget } from '../forward/slack-target.ts';
import type { Target } from '../forward/target.ts';
import { DEFAULT_VERDICTS } from '../forward/target.ts';
import { webhookLabel } from '../forward/webhook-label.ts';
import { webhookTarget } from '../forward/webhook-target.ts';

/** Where the command forwards leads to. All addresses and texts are as they were given. */
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

/** Reads what the command line says of forwarding. */
export function forwardOf(values: Values): ForwardOptions {
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
    verdicts: verdictsOf(values['forward-verdicts']),
    allowPrivate: (values['allow-private'] ?? []).map(hostOf),
    ...(inboxUrl !== undefined && { inboxUrl }),
  };
}

/** A host as URLs spell it, by which targets compare; with more than that it would allow nothing. */
function hostOf(text: string): string {
  const bare = text.includes('::') && !text.startsWith('[') ? `[${text}]` : text;
  const url = [text, `http://${bare}`].find((one) => URL.canParse(one) && new URL(one).host !== '');
  const hostname = url === undefined ? '' : new URL(url).hostname;
  if (hostname !== '' && hostname === bare.toLowerCase()) return hostname;
  const mend = hostname === '' ? 'crm.internal' : hostname;
  throw new CommandError(
    `--allow-private "${text}" is not a host alone. Write for example --allow-private ${mend}`,
  );
}

/**
 * Makes the targets. Their secrets come from the environment, where other users of the machine cannot read
 * them as they can the command line.
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
    const how = example === undefined ? '' : ` For example: export ${name}=${example}`;
    throw new CommandError(`${option} needs ${name}. Put it into the environment.${how}`);
  };
  const chat = { ...shared, ...(inboxUrl !== undefined && { inboxUrl }) };
  if (emails.length > 0) await loadNodemailer();
  return [
    ...webhooks.map((url) => {
      const label = labelOf(url, webhooks);
      // Several, separated by spaces, while one takes the place of another.
      const secret = secretOf('LEAD_QUALIFIER_FORWARD_SECRET', '--forward').split(/\s+/);
      return webhookTarget({ ...shared, name: nameOf(url), label, url, secret });
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
 * Tells the owner of targets that cannot be told of leads as things stand, while the receiver runs already: a mail
 * server that is down for the moment must not keep it from taking leads.
 */
export async function tellUnready(targets: readonly Target[], print: (line: string) => void): Promise<void> {
  await Promise.all(
    targets.map(async (target) => {
      const result = await target.check?.();
      if (result === undefined || result.kind === 'delivered') return;
      print(
        `Nothing can be forwarded to ${target.name} at the moment: ${result.why}. Leads are kept, and wait for it.`,
      );
    }),
  );
}

/** Tells the owner what goes wrong with a target: once, until it is something else. */
export function forwardLog(print: (line: string) => void): (trouble: Trouble) => void {
  const told = new Map<string, string>();
  return ({ kind, target, why }) => {
    const line = {
      failed: `A lead could not be forwarded to ${target}: ${why}. It will be tried again.`,
      dead: `A lead was not forwarded to ${target} in ten attempts: ${why}. It is kept as a dead letter.`,
      disabled: `Nothing is forwarded to ${target} any more: ${why}. Its leads wait.`,
      store: `Forwarding waits for the database: ${why}`,
    }[kind];
    if (told.get(target) === line) return;
    told.set(target, line);
    print(line);
  };
}

/**
 * The name by which deliveries find their webhook: it must never change, as they wait for it in databases of earlier
 * releases. It says where without the path, which may be a secret, and stands in the log.
 */
function nameOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : 'webhook';
  return `${host} ${hashOf(url)}`;
}

/** What the inbox, which is its owner's alone, calls a webhook; those that look alike are told apart by their hash. */
function labelOf(url: string, all: readonly string[]): string {
  const label = webhookLabel(url);
  const isOne = all.filter((other) => webhookLabel(other) === label).length === 1;
  return isOne ? label : `${label} (${hashOf(url)})`;
}

function hashOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 8);
}

function verdictsOf(text: string | undefined): readonly Verdict[] {
  if (text === undefined) return DEFAULT_VERDICTS;
  const all: readonly Verdict[] = ['qualified', 'review', 'unqualified'];
  const named = text === 'all' ? all : text.split(/[\s,]+/);
  if (named.every((one) => all.some((verdict) => verdict === one))) {
    return all.filter((verdict) => named.includes(verdict));
  }
  throw new CommandError(
    `--forward-verdicts "${text}" names no verdicts. Write for example --forward-verdicts qualified,review, or all`,
  );
}
