import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import type { EmailTargetOptions } from '../../../src/receiver/forward/email-target.ts';
import { emailTarget, failedMail } from '../../../src/receiver/forward/email-target.ts';
import type { Outgoing } from '../../../src/receiver/forward/target.ts';
import { leadId } from '../../../src/lead/id.ts';
import { mailServer } from './mail-server.ts';
import { HOSTILE, never, outgoing } from './sample.ts';

function target(smtpUrl: string, more: Partial<EmailTargetOptions> = {}) {
  return emailTarget({
    name: 'email',
    to: 'me@example.com',
    smtpUrl,
    allowPrivate: ['127.0.0.1'],
    inboxUrl: 'https://leads.example.com/',
    ...more,
  });
}

/** The mail that the owner gets about a lead. */
async function mailAbout(lead: Outgoing, more: Partial<EmailTargetOptions> = {}) {
  const server = await mailServer();
  expect(await target(server.url, more).send(lead, never)).toEqual({ kind: 'delivered' });
  expect(server.received).toHaveLength(1);
  return server.received[0]!;
}

/** A header of a mail as it came. */
function header(raw: string, name: string): string | undefined {
  const [headers = ''] = raw.split('\r\n\r\n');
  return new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(headers)?.[1];
}

describe('the mail about a lead', () => {
  test('says who, what verdict and why, what was answered and written, in text and in HTML', async () => {
    const contact = {
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      phone: '+44 20 7946 0018',
      message: 'Two pages & a shop\nSoon',
      fields: { Newsletter: ['yes', 'weekly'] },
    };
    const lead = outgoing(
      { contact },
      { verdict: 'review', points: 1, reasons: [{ verdict: 'review', text: '1 of 2 points' }] },
    );
    const { mail, to, from } = await mailAbout(lead);
    expect(mail.subject).toBe('Review: Ada Lovelace');
    expect([to, from]).toEqual([['me@example.com'], 'me@example.com']);
    expect(mail.to).toEqual([{ name: '', address: 'me@example.com' }]);
    for (const text of [
      '1 of 2 points',
      'ada@example.com',
      '+44 20 7946 0018',
      'budget',
      'As the visitor read it',
      'yes, weekly',
      'proposal',
      'https://site.example/contact',
      `https://leads.example.com/?lead=${lead.id}`,
    ]) {
      expect(mail.text).toContain(text);
      expect(mail.html).toContain(text);
    }
    expect(mail.text).toContain('Two pages & a shop\nSoon');
    expect(mail.html).toContain('Two pages &amp; a shop\nSoon');
  });

  test('puts no colon behind a question mark', async () => {
    const answers = {
      budget: { label: 'Your budget?', value: 'x', text: '$5,000' },
      ar: { label: 'ما ميزانيتك؟', value: 'x', text: '5000' },
      start: { label: 'Start', value: 'x', text: 'Soon' },
    };
    const { mail } = await mailAbout(outgoing({ answers }));
    expect(mail.text).toContain('Your budget? $5,000\nما ميزانيتك؟ 5000\nStart: Soon');
  });

  test('is answered to the visitor', async () => {
    const { mail } = await mailAbout(outgoing());
    expect(mail.replyTo).toEqual([{ name: 'Ada Lovelace', address: 'ada@example.com' }]);
  });

  test.each([
    '',
    'ada',
    'ada@example.com, all@example.com',
    'Ada <ada@example.com>',
    'ada@example.com\r\nBcc: all@example.com',
    '"a b"@example.com',
  ])('is not answered to %j, which is not one plain address', async (email) => {
    const { mail, raw, to } = await mailAbout(outgoing({ contact: { name: 'Ada', email } }));
    expect(mail.replyTo).toBeUndefined();
    expect(header(raw, 'Bcc')).toBeUndefined();
    expect(to).toEqual(['me@example.com']);
  });

  test('has one Message-ID however often the same send comes, and names the sends before it', async () => {
    const id = leadId();
    const [first, again, third] = [
      await mailAbout(outgoing({ id })),
      await mailAbout(outgoing({ id })),
      await mailAbout(outgoing({ id, sequence: 3 }), { from: 'leads@mail.example.org' }),
    ];
    expect(first.mail.messageId).toBe(`<${id}.1@example.com>`);
    expect(again.mail.messageId).toBe(first.mail.messageId);
    expect(third.mail.messageId).toBe(`<${id}.3@mail.example.org>`);
    expect(third.mail.inReplyTo).toBe(`<${id}.2@mail.example.org>`);
    expect(header(third.raw, 'References')).toContain(`<${id}.1@mail.example.org>`);
    expect(third.mail.text).toContain('Sent again, number 3');
    expect(third.mail.from).toMatchObject({ name: 'Leads', address: 'leads@mail.example.org' });
  });

  test('reads from right to left where it is Arabic', async () => {
    const { mail } = await mailAbout(
      outgoing({
        contact: { name: 'آدا لوفلايس', message: 'أحتاج إلى موقع' },
        visit: { locale: 'ar', today: '2026-11-21', elapsedMs: 1, asked: 1, changes: 0 },
      }),
    );
    expect(mail.subject).toBe('Qualified: آدا لوفلايس');
    expect(mail.html).toMatch(/<p dir="auto" lang="ar"[^>]*>أحتاج إلى موقع</);
    expect(mail.html).toMatch(/<h1 dir="auto"/);
    expect(mail.text).toContain('أحتاج إلى موقع');
  });

  test('says of a test that it is one, first of all', async () => {
    expect((await mailAbout(outgoing({ test: true }))).mail.subject).toBe('Test: Qualified: Ada Lovelace');
  });
});

describe('what a visitor typed', () => {
  test('adds no header, no recipient, and no markup', async () => {
    const contact = {
      name: HOSTILE,
      givenName: HOSTILE,
      email: HOSTILE,
      company: HOSTILE,
      message: HOSTILE,
      fields: { [HOSTILE]: HOSTILE },
    };
    const answers = { budget: { label: HOSTILE, value: 'x', text: HOSTILE } };
    const { mail, raw, to } = await mailAbout(
      outgoing(
        { contact, answers, source: { page: HOSTILE, ref: HOSTILE } },
        { reasons: [{ text: HOSTILE }], route: HOSTILE },
      ),
    );
    expect(to).toEqual(['me@example.com']);
    expect(mail.headers.map(({ key }) => key).sort()).toEqual([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(mail.html).not.toMatch(/<img|<script/i);
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(mail.subject).not.toMatch(/[\r\n\u202E]/);
    expect(mail.attachments).toEqual([]);
  });

  test('is never taken for a file or an address to fetch', async () => {
    const contact = {
      name: 'x',
      message: '/etc/passwd',
      fields: { path: '/etc/passwd', href: 'http://127.0.0.1/' },
    };
    const { mail } = await mailAbout(outgoing({ contact }));
    expect(mail.text).toContain('/etc/passwd');
    expect(mail.text).not.toContain('root:');
  });

  test('may be 48 KiB long', async () => {
    const { mail } = await mailAbout(
      outgoing({ contact: { name: 'x'.repeat(47_000), message: 'م'.repeat(20_000) } }),
    );
    expect(mail.subject!.length).toBeLessThan(130);
    expect(mail.text).toContain('م'.repeat(20_000));
  });
});

describe('the mail server', () => {
  test('is spoken to with user and password', async () => {
    const users: string[] = [];
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username = '', password }, _, callback) {
        users.push(`${username} ${password}`);
        callback(null, { user: username });
      },
    });
    const url = server.url.replace('//', '//leads%40mail.example.org:p%40ss%2F@');
    expect(await target(url).send(outgoing(), never)).toEqual({ kind: 'delivered' });
    expect(users).toEqual(['leads@mail.example.org p@ss/']);
    expect(server.received[0]!.from).toBe('leads@mail.example.org');
  });

  test.each<[string, SMTPServerOptions, string]>([
    [
      'refuses the password',
      { authOptional: false, allowInsecureAuth: true, onAuth: (_, __, done) => done(new Error('no')) },
      'the mail server refused the user or the password (SMTP_URL): 535',
    ],
    [
      'refuses the recipient',
      {
        onRcptTo: (_, __, done) => done(Object.assign(new Error('no me@example.com'), { responseCode: 550 })),
      },
      'the mail server refused the sender or the recipient: 550',
    ],
  ])('that %s is a failure that says so, and nothing else', async (_, options, why) => {
    const server = await mailServer(options);
    const url = server.url.replace('//', options.onAuth ? '//me:s3cret@' : '//');
    expect(await target(url).send(outgoing(), never)).toEqual({ kind: 'failed', why });
  });

  test('that is not there is a failure', async () => {
    const result = await target('smtp://127.0.0.1:1').send(outgoing(), never);
    expect(result).toMatchObject({ kind: 'failed', why: expect.stringContaining('mail server') });
  });

  test('that offers no encryption gets no mail, unless it is allowed by name', async () => {
    const server = await mailServer();
    const result = await target(server.url, { allowPrivate: [] }).send(outgoing(), never);
    expect(result).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/offers no encryption\..*add its host to .*\(--allow-private\)$/),
    });
    expect(server.received).toEqual([]);
  });

  test('gets the next mail after a failure', async () => {
    let refusals = 1;
    const server = await mailServer({
      onMailFrom: (_, __, done) =>
        done(refusals-- > 0 ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
    });
    const one = target(server.url);
    expect(await one.send(outgoing(), never)).toMatchObject({ kind: 'failed' });
    expect(await one.send(outgoing(), never)).toEqual({ kind: 'delivered' });
  });
});

describe('what cannot be used is told with how to mend it, and without the password', () => {
  test.each<[string, Partial<EmailTargetOptions>, string]>([
    ['a recipient that is none', { to: 'me' }, '"me" is not an email address'],
    ['two recipients', { to: 'me@example.com, you@example.com' }, 'Write one plain address'],
    ['a sender that is none', { from: 'Leads <me@example.com>' }, 'Write one plain address'],
    ['no URL', { smtpUrl: 'smtp.example.com' }, 'write smtps://user:password@smtp.example.com'],
    ['another scheme', { smtpUrl: 'https://me:s3cret@smtp.example.com' }, 'write smtps://'],
    ['a password with a slash', { smtpUrl: 'smtps://me:s3cret/x@smtp.example.com' }, 'percent-encoded'],
    ['a password with a percent sign', { smtpUrl: 'smtps://me:s3cret%@smtp.example.com' }, 'percent-encoded'],
  ])('%s', (_, options, text) => {
    const { smtpUrl = 'smtps://smtp.example.com', ...more } = options;
    let told = '';
    try {
      target(smtpUrl, more);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain('OptionError');
    expect(told).toContain(text);
    expect(told).not.toContain('s3cret');
  });
});

/** nodemailer's error for a failed connection: with the message of Node or OpenSSL. */
const socketError = (message: string) => Object.assign(new Error(message), { code: 'ESOCKET' });

test.each([
  ["Hostname/IP does not match certificate's altnames: Host: localhost.", 'is not valid for its name'],
  ['certificate has expired', 'has expired'],
  ['self-signed certificate', 'is signed by nobody whom this machine trusts'],
  ['self-signed certificate in certificate chain', 'is signed by nobody whom this machine trusts'],
  ['unable to verify the first certificate', 'is signed by nobody whom this machine trusts'],
  ['unable to get local issuer certificate', 'is signed by nobody whom this machine trusts'],
])('"%s" is the certificate: it %s', (message, words) => {
  expect(failedMail(socketError(message))).toEqual({
    kind: 'failed',
    why: `the certificate of the mail server ${words}`,
  });
});

test('a connection that broke off is no fault of a certificate', () => {
  expect(failedMail(socketError('read ECONNRESET'))).toMatchObject({
    why: 'the connection to the mail server failed',
  });
});
