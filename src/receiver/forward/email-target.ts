import type { createTransport } from 'nodemailer';
import { OptionError, PackageMissing } from '../errors.ts';
import { mailLink } from '../lead-text.ts';
import { emailMessage } from './email-message.ts';
import { type SendResult, type Target, type TargetOptions, ATTEMPT_MS, DEFAULT_VERDICTS } from './target.ts';

export interface EmailTargetOptions extends TargetOptions {
  /** The recipient: one plain address. */
  to: string;
  /** The sender, as the mail server allows it: one plain address. @default the SMTP user, else `to` */
  from?: string;
  /** The mail server: `smtps://user:password@smtp.example.com` or `smtp://…:587`. It is a secret. */
  smtpUrl: string;
  /**
   * Mail servers that may be used without encryption, such as one in your own network. All others must offer TLS.
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
 * A target that writes a mail about each lead through your own mail server; a reply to it goes to the visitor. Needs
 * the package nodemailer.
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
  const server = readServer(name, smtpUrl, allowPrivate);
  const user = server.auth?.user ?? '';
  const from = options.from ?? (mailLink(user) ? user : to);
  for (const address of [to, from]) {
    if (mailLink(address)) continue;
    throw new OptionError(`"${address}" is not an email address. Write one plain address, me@example.com`);
  }
  let transport: ReturnType<CreateTransport> | undefined;
  async function mailTransport(): Promise<ReturnType<CreateTransport>> {
    transport ??= (await loadNodemailer()).createTransport({
      ...server,
      connectionTimeout: ATTEMPT_MS,
      greetingTimeout: ATTEMPT_MS,
      socketTimeout: ATTEMPT_MS,
      // No text of a lead is ever read as a file name or a URL to fetch.
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
      const mailer = await mailTransport();
      try {
        await mailer.verify();
        return { kind: 'delivered' };
      } catch (error) {
        return failedMail(error);
      }
    },
    async send(outgoing) {
      const mailer = await mailTransport();
      const message = await emailMessage(outgoing, from.slice(from.lastIndexOf('@') + 1), inboxUrl);
      try {
        await mailer.sendMail({ ...message, to, from: { name: 'Leads', address: from } });
        return { kind: 'delivered' };
      } catch (error) {
        return failedMail(error);
      }
    },
  };
}

/** Reads the SMTP URL. The error never repeats it, as it holds a password. */
function readServer(name: string, url: string, allowPrivate: readonly string[]) {
  const { protocol, hostname, port, username, password } = URL.canParse(url) ? new URL(url) : new URL('x:');
  const [user, pass] = [decode(username), decode(password)];
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
    // `URL` lowercases the host of http URLs only.
    requireTLS: !secure && !allowPrivate.some((host) => host.toLowerCase() === hostname.toLowerCase()),
    ...(user !== '' && { auth: { user, pass } }),
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
}

/** nodemailer's error codes, in words for the owner; never what the server wrote. */
const REASONS: Readonly<Record<string, string>> = {
  EAUTH: 'the mail server refused the user or the password (SMTP_URL)',
  ECONNECTION: 'the mail server cannot be reached',
  ECONNREFUSED: 'nothing listens at the address of the mail server',
  EDNS: 'the host name of the mail server is not known',
  EENVELOPE: 'the mail server refused the sender or the recipient',
  ESOCKET: 'the connection to the mail server failed',
  ETIMEDOUT: 'the mail server does not answer',
  ETLS: 'the mail server offers no encryption. If it is in your own network, add its host to allowPrivate (--allow-private)',
};

/** Messages of failed connections, which all have the code ESOCKET. */
const CONNECTION_REASONS: readonly (readonly [RegExp, string])[] = [
  [/\bECONNREFUSED\b/, 'nothing listens at the address of the mail server'],
  [/\bE(?:HOST|NET)UNREACH\b/, 'the mail server cannot be reached'],
  [
    /wrong version number/,
    'the mail server begins without encryption at this port. In SMTP_URL write smtp:// for port 587, or smtps:// with port 465',
  ],
  [/altnames/, 'the certificate of the mail server is not valid for its name'],
  [/certificate has expired/, 'the certificate of the mail server has expired'],
  [/certificate/, 'the certificate of the mail server is signed by nobody whom this machine trusts'],
];

/** The result of a mail that could not be sent, or was refused, in words for the owner. */
export function failedMail(error: unknown): SendResult {
  const { code, responseCode } = codesOf(error);
  const reason = connectionReason(error) ?? REASONS[code] ?? `the mail could not be sent (${code})`;
  // A server without STARTTLS answers with a code that adds nothing to the reason.
  const hasCode = responseCode !== undefined && code !== 'ETLS';
  return { kind: 'failed', why: hasCode ? `${reason}: ${responseCode}` : reason };
}

function codesOf(error: unknown): { code: string; responseCode?: number } {
  if (!(error instanceof Error)) return { code: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error ? error.responseCode : undefined;
  return { code, ...(typeof answer === 'number' && { responseCode: answer }) };
}

function connectionReason(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ESOCKET')) return undefined;
  return CONNECTION_REASONS.find(([pattern]) => pattern.test(error.message))?.[1];
}
