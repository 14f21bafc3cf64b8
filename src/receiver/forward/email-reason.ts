import type { SendResult } from './target.ts';

/** nodemailer's own code for what went wrong, in words that mend it; not what the server said. */
const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'the mail server refused the user or the password (SMTP_URL)',
  ECONNECTION: 'the mail server cannot be reached',
  ECONNREFUSED: 'nothing listens at the address of the mail server',
  EDNS: 'the host name of the mail server is not known',
  EENVELOPE: 'the mail server refused the sender or the recipient',
  ESOCKET: 'the connection to the mail server failed',
  ETIMEDOUT: 'the mail server does not answer',
  ETLS: 'the mail server offers no encryption. If it is in your own network, add its host to allowPrivate (--allow-private)',
};

/** What its message says of a connection that failed, where the code says no more than that. */
const CONNECTION: readonly (readonly [RegExp, string])[] = [
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

/** Why a mail was not sent, or the server would not have it, in words for the owner. */
export function whyNotSent(error: unknown): SendResult {
  const { code, responseCode } = failureOf(error);
  const words = connectionWords(error) ?? WORDS[code] ?? `the mail could not be sent (${code})`;
  // What a server without STARTTLS answers to it says no more than the words, and would stand behind the way to mend it.
  const isSaid = responseCode === undefined || code === 'ETLS';
  return { kind: 'failed', why: isSaid ? words : `${words}: ${responseCode}` };
}

function failureOf(error: unknown): { code: string; responseCode?: number } {
  if (!(error instanceof Error)) return { code: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error ? error.responseCode : undefined;
  return { code, ...(typeof answer === 'number' && { responseCode: answer }) };
}

function connectionWords(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ESOCKET')) return undefined;
  return CONNECTION.find(([pattern]) => pattern.test(error.message))?.[1];
}
