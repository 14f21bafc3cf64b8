import type { createTransport } from 'nodemailer';
import { mailLink } from '../contact-link.ts';
import { OptionError } from '../command/option-error.ts';
import { PackageMissing } from '../command/package-missing.ts';
import { emailMessage } from './email-message.ts';
import { whyNotSent } from './email-reason.ts';
import type { Target, TargetOptions } from './target.ts';
import { ATTEMPT_MS, DEFAULT_VERDICTS } from './target.ts';

export interface EmailTargetOptions extends TargetOptions {
  /** Who is told: one plain address. */
  to: string;
  /** Who the mail is from, as the mail server allows it: one plain address. @default the SMTP user, else `to` */
  from?: string;
  /** The mail server: `smtps://user:password@smtp.example.com` or `smtp://…:587`. It is a secret. */
  smtpUrl: string;
  /**
   * Mail servers that may be spoken to without encryption, such as one in your own network. All others must
   * offer TLS.
   */
  allowPrivate?: readonly string[];
  /** Where the inbox is shown, for a link to it: `https://leads.example.com/`. */
  inboxUrl?: string;
}

type CreateTransport = typeof createTransport;

/**
 * Loads the optional package.
 * @throws PackageMissing
 */
export async function loadNodemailer(): Promise<{ createTransport: CreateTransport }> {
  try {
    return await import('nodemailer');
  } catch (cause) {
    throw new PackageMissing('Mail', 'nodemailer@^10.6.0', cause);
  }
}

/**
 * A target that writes a mail, through your own mail server, with all that is known of the lead; the answer to it
 * goes to the visitor. Needs the package nodemailer.
 * @throws OptionError for addresses that cannot be used
 */
export function emailTarget({
  name,
  label,
  verdicts = DEFAULT_VERDICTS,
  to,
  smtpUrl,
  allowPrivate = [],
  inboxUrl,
  ...options
}: EmailTargetOptions): Target {
  const server = serverOf(name, smtpUrl, allowPrivate);
  const user = server.auth?.user ?? '';
  const from = options.from ?? (mailLink(user) ? user : to);
  for (const address of [to, from]) {
    if (mailLink(address)) continue;
    throw new OptionError(`"${address}" is not an email address. Write one plain address, me@example.com`);
  }
  let transport: ReturnType<CreateTransport> | undefined;
  async function connected(): Promise<ReturnType<CreateTransport>> {
    transport ??= (await loadNodemailer()).createTransport({
      ...server,
      connectionTimeout: ATTEMPT_MS,
      greetingTimeout: ATTEMPT_MS,
      socketTimeout: ATTEMPT_MS,
      // Nothing of a lead is ever taken for the name of a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return transport;
  }
  return {
    name,
    ...(label !== undefined && { label }),
    verdicts,
    async check() {
      const mailer = await connected();
      try {
        await mailer.verify();
        return { kind: 'delivered' };
      } catch (error) {
        return whyNotSent(error);
      }
    },
    async send(outgoing) {
      const mailer = await connected();
      const message = await emailMessage(outgoing, from.slice(from.lastIndexOf('@') + 1), inboxUrl);
      try {
        await mailer.sendMail({ ...message, to, from: { name: 'Leads', address: from } });
        return { kind: 'delivered' };
      } catch (error) {
        return whyNotSent(error);
      }
    },
  };
}

/** The messages never repeat the URL, which holds a password. */
function serverOf(name: string, url: string, allowPrivate: readonly string[]) {
  const { protocol, hostname, port, username, password } = URL.canParse(url) ? new URL(url) : new URL('x:');
  const [user, pass] = [decoded(username), decoded(password)];
  if (
    !['smtp:', 'smtps:'].includes(protocol) ||
    hostname === '' ||
    user === undefined ||
    pass === undefined
  ) {
    throw new OptionError(
      `The mail server of "${name}" cannot be read (SMTP_URL): write smtps://user:password@smtp.example.com, with signs such as @ / # in the password percent-encoded (@ is %40)`,
    );
  }
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // Only of web addresses does `URL` write the host in small letters.
    requireTLS: !secure && !allowPrivate.some((host) => host.toLowerCase() === hostname.toLowerCase()),
    ...(user !== '' && { auth: { user, pass } }),
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
}
