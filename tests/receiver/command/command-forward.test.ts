import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { forwardOptions, targetsFor } from '../../../src/receiver/command/forward-options.ts';
import { leadEvent, RULES } from '../lead.ts';
import { receive, run } from './run-command.ts';
import { temporaryFolder } from '../temporary.ts';
import { mailServer } from '../forward/mail-server.ts';
import { targetServer } from '../forward/target-server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const LOCAL = ['--allow-private', '127.0.0.1'];

function send(address: string, verdict: 'qualified' | 'unqualified' = 'qualified'): Promise<Response> {
  const event = leadEvent({ budget: verdict === 'qualified' ? '5k-plus' : 'under-2k' });
  event.data.visit.today = new Date().toISOString().slice(0, 10);
  return fetch(address, {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { 'origin': 'http://localhost:8787', 'content-type': 'application/json' },
  });
}

describe('the command', () => {
  test('tells webhook, mail, Slack and Discord of a lead, and prints no secret', async () => {
    const [webhook, slack, discord, mail] = [
      await targetServer(),
      await targetServer(),
      await targetServer(),
      await mailServer(),
    ];
    const receiver = await receive(
      await temporaryFolder(),
      [
        ...LOCAL,
        '--forward',
        webhook.url,
        '--slack',
        '--discord',
        '--email',
        'me@example.com',
        '--inbox-url',
        'https://leads.example.com/',
      ],
      {
        LEAD_QUALIFIER_FORWARD_SECRET: SECRET,
        SLACK_WEBHOOK_URL: slack.url,
        DISCORD_WEBHOOK_URL: discord.url,
        SMTP_URL: mail.url,
      },
    );
    expect((await send(receiver.leads)).status).toBe(202);
    await vi.waitFor(() => {
      expect([webhook.hits.length, slack.hits.length, discord.hits.length, mail.received.length]).toEqual([
        1, 1, 1, 1,
      ]);
    }, 5000);
    const { body, headers } = webhook.hits[0]!;
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'lead.qualified',
    });
    expect(mail.received[0]!.mail.text).toContain('https://leads.example.com/');
    receiver.process.kill('SIGTERM');
    expect(await receiver.ended).toBe(0);
    expect(receiver.error()).toBe('');
    expect(receiver.out()).not.toMatch(/whsec_|hook|ada@/);
  });

  test('tells of the verdicts it was asked to, signed with each of two secrets', async () => {
    const server = await targetServer();
    const receiver = await receive(
      await temporaryFolder(),
      [...LOCAL, '--forward', server.url, '--forward-verdicts', 'unqualified'],
      { LEAD_QUALIFIER_FORWARD_SECRET: `${SECRET} ${SECRET}` },
    );
    await send(receiver.leads);
    await send(receiver.leads, 'unqualified');
    await vi.waitFor(() => expect(server.hits).toHaveLength(1), 5000);
    expect(JSON.parse(server.hits[0]!.body)).toMatchObject({ type: 'lead.unqualified' });
    expect(String(server.hits[0]!.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });

  test('says once what is wrong with a target, and goes on after the next start', async () => {
    const folder = await temporaryFolder();
    const server = await targetServer((_, count) => (count <= 2 ? 500 : 204));
    const options = [...LOCAL, '--forward', server.url];
    const environment = { LEAD_QUALIFIER_FORWARD_SECRET: SECRET };
    const first = await receive(folder, options, environment);
    await send(first.leads);
    await send(first.leads);
    await vi.waitFor(() => expect(server.hits).toHaveLength(2), 5000);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.error()).toMatch(
      /^A lead could not be forwarded to 127\.0\.0\.1:\d+ [0-9a-f]{8}: it answered 500\. It will be tried again\.\n$/,
    );
    const second = await receive(folder, options, environment);
    await vi.waitFor(() => expect(server.hits).toHaveLength(4), 12_000);
    expect(second.error()).toBe('');
  });

  test('ends what is in flight before it stops', async () => {
    const server = await targetServer(
      () => (response) => setTimeout(() => response.writeHead(204).end(), 1000),
    );
    const folder = await temporaryFolder();
    const options = [...LOCAL, '--forward', server.url];
    const environment = { LEAD_QUALIFIER_FORWARD_SECRET: SECRET };
    const first = await receive(folder, options, environment);
    await send(first.leads);
    await vi.waitFor(() => expect(server.hits).toHaveLength(1), 5000);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await receive(folder, options, environment);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(server.hits).toHaveLength(1);
  });
});

function targets(...webhooks: string[]) {
  return targetsFor(forwardOptions({ slack: false, discord: false, forward: webhooks }), {
    LEAD_QUALIFIER_FORWARD_SECRET: SECRET,
  });
}

describe('several webhooks of one host', () => {
  test('keep the names under which their deliveries wait in databases of earlier releases', async () => {
    const made = await targets('https://crm.example.com/leads', 'https://crm.example.com/other?list=2');
    expect(made.map(({ name }) => name)).toEqual(['crm.example.com 6829de62', 'crm.example.com 8aeb9ee8']);
  });

  test('are told apart by their path, and else by a hash, never by their query', async () => {
    const made = await targets(
      'https://crm.example.com/leads',
      'https://crm.example.com/lists?list=s3cret-1',
      'https://crm.example.com/lists?list=s3cret-2',
    );
    expect(made.map(({ label }) => label)).toEqual([
      'crm.example.com/leads',
      expect.stringMatching(/^crm\.example\.com\/lists \([0-9a-f]{8}\)$/),
      expect.stringMatching(/^crm\.example\.com\/lists \([0-9a-f]{8}\)$/),
    ]);
    expect(new Set(made.map(({ label }) => label)).size).toBe(3);
  });
});

describe('a mail server that will not take the mails', () => {
  test.each<[string, (url: string) => string, string[], string]>([
    [
      'refuses the user',
      (url) => url.replace('//', '//me:s3cret@'),
      LOCAL,
      'the mail server refused the user or the password (SMTP_URL): 535',
    ],
    ['offers no encryption', (url) => url, [], 'the mail server offers no encryption'],
    [
      'begins without encryption',
      (url) => url.replace('smtp:', 'smtps:'),
      LOCAL,
      'the mail server begins without encryption at this port',
    ],
    ['is down', () => 'smtp://127.0.0.1:1', LOCAL, 'nothing listens at the address of the mail server'],
  ])('that %s is told of at the start, and leads are taken all the same', async (_, urlOf, local, why) => {
    const { url } = await mailServer({ onAuth: (_auth, _session, done) => done(new Error('No')) });
    const options = ['--email', 'me@example.com', '--forward-verdicts', 'unqualified', ...local];
    const receiver = await receive(await temporaryFolder(), options, { SMTP_URL: urlOf(url) });
    expect((await send(receiver.leads)).status).toBe(202);
    await vi.waitFor(() => expect(receiver.error()).not.toBe(''), 10_000);
    expect(receiver.error()).toContain(
      `Nothing can be forwarded to email me@example.com at the moment: ${why}`,
    );
    expect(receiver.error()).not.toMatch(/s3cret|\n./);
    receiver.process.kill('SIGTERM');
    expect(await receiver.ended).toBe(0);
  });

  test('that does not answer keeps nobody waiting, at the start or at the end', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const connected = once(silent, 'connection');
    const { port } = silent.address() as AddressInfo;
    const receiver = await receive(await temporaryFolder(), [...LOCAL, '--email', 'me@example.com'], {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    });
    const [socket]: Socket[] = await connected;
    onTestFinished(() => void socket?.destroy());
    const began = Date.now();
    receiver.process.kill('SIGTERM');
    expect(await receiver.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe('what cannot be done is said in words that mend it, without a secret', () => {
  test.each<[string, string[], Record<string, string>, string]>([
    [
      'a secret is missing',
      ['--forward', 'https://crm.example.com/s3cret'],
      {},
      '--forward needs LEAD_QUALIFIER_FORWARD_SECRET. Put it into the environment.',
    ],
    [
      'a secret is bad',
      ['--forward', 'https://crm.example.com/s3cret'],
      { LEAD_QUALIFIER_FORWARD_SECRET: 's3cret' },
      'openssl rand -base64 32',
    ],
    [
      'an address is not encrypted',
      ['--forward', 'http://crm.example.com/s3cret'],
      { LEAD_QUALIFIER_FORWARD_SECRET: SECRET },
      'write https://…',
    ],
    [
      'one address is named twice',
      ['--forward', 'https://crm.example.com/s3cret', '--forward', 'https://crm.example.com/s3cret'],
      { LEAD_QUALIFIER_FORWARD_SECRET: SECRET },
      'Two targets are called "crm.example.com',
    ],
    [
      'the mail server is missing',
      ['--email', 'me@example.com'],
      {},
      "--email needs SMTP_URL. Put it into the environment. For example: export SMTP_URL='smtps://",
    ],
    [
      'the mail server is bad',
      ['--email', 'me@example.com'],
      { SMTP_URL: 'smtp.example.com:s3cret' },
      'write smtps://user:password@smtp.example.com',
    ],
    [
      'the recipient is bad',
      ['--email', 'me'],
      { SMTP_URL: 'smtps://me:s3cret@smtp.example.com' },
      '"me" is not an email address',
    ],
    ['Slack is nowhere', ['--slack'], {}, '--slack needs SLACK_WEBHOOK_URL'],
    [
      'Discord is nowhere',
      ['--discord'],
      { DISCORD_WEBHOOK_URL: ' ' },
      '--discord needs DISCORD_WEBHOOK_URL',
    ],
    ['Slack has no URL', ['--slack'], { SLACK_WEBHOOK_URL: 's3cret' }, 'The address of "slack" is no URL'],
  ])('%s', async (_, options, environment, text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'rules.json'), JSON.stringify(RULES));
    const place = ['--qualifier', join(folder, 'rules.json'), '--database', join(folder, 'leads.db')];
    const failed = run(['receive', ...place, ...options], environment);
    expect(await failed.ended).toBe(1);
    expect(failed.error()).toContain(text);
    expect(failed.error()).not.toMatch(/s3cret|\n\s+at /);
  });

  test('the mail package is missing', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'rules.json'), JSON.stringify(RULES));
    const hook = `export const resolve = (name, context, next) => name === 'nodemailer'
      ? Promise.reject(new Error('Cannot find package')) : next(name, context);`;
    const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`;
    const place = ['--qualifier', join(folder, 'rules.json'), '--database', join(folder, 'leads.db')];
    const args = ['receive', ...place, '--email', 'me@example.com'];
    const failed = run(args, { SMTP_URL: 'smtps://smtp.example.com' }, ['--import', dataUrl(register)]);
    expect(await failed.ended).toBe(1);
    expect(failed.error()).toContain('npm install nodemailer@^10.6.0');
  });

  const values = { slack: false, discord: false };

  test.each(['', 'good', 'qualified,good', 'all,'])('no verdicts: %j', (text) => {
    expect(() => forwardOptions({ ...values, 'forward-verdicts': text })).toThrow(
      '--forward-verdicts qualified,review, or all',
    );
  });

  test.each([
    ['https://crm.internal/leads', 'crm.internal'],
    ['crm.internal:8080', 'crm.internal'],
    ['[::1]:8080', '[::1]'],
    ['', 'crm.internal'],
    ['a b', 'crm.internal'],
  ])('no host: %j', (text, mend) => {
    expect(() => forwardOptions({ ...values, 'allow-private': [text] })).toThrow(
      `Write for example --allow-private ${mend}`,
    );
  });

  test.each([
    ['crm.internal', 'crm.internal'],
    ['CRM.internal', 'crm.internal'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
    ['[::1]', '[::1]'],
  ])('the host %j is allowed as URLs spell it', (text, host) => {
    expect(forwardOptions({ ...values, 'allow-private': [text] }).allowPrivate).toEqual([host]);
  });

  test.each(['inbox', 'javascript:alert(1)', '/'])('no address of the inbox: %j', (text) => {
    expect(() => forwardOptions({ ...values, 'inbox-url': text })).toThrow(
      '--inbox-url https://leads.example.com/',
    );
  });

  test.each([
    ['all', ['qualified', 'review', 'unqualified']],
    ['review', ['review']],
    ['unqualified, qualified', ['qualified', 'unqualified']],
  ])('verdicts: %j', (text, verdicts) => {
    expect(forwardOptions({ ...values, 'forward-verdicts': text }).verdicts).toEqual(verdicts);
  });
});

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
