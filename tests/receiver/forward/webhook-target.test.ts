import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { describe, expect, test, vi } from 'vitest';
import type { WebhookTargetOptions } from '../../../src/receiver/forward/webhook-target.ts';
import { webhookTarget } from '../../../src/receiver/forward/webhook-target.ts';
import { never, outgoing } from './sample.ts';
import { targetServer } from './target-server.ts';

const secret = () => `whsec_${randomBytes(32).toString('base64')}`;

function target(url: string, more: Partial<WebhookTargetOptions> = {}) {
  return webhookTarget({ name: 'crm', url, secret: secret(), allowPrivate: ['127.0.0.1'], ...more });
}

describe('a signed webhook', () => {
  test('carries the lead with the judgement of the receiver, and nothing that is spent', async () => {
    const server = await targetServer();
    const lead = outgoing(
      {
        qualification: { verdict: 'qualified', points: 9, pass: 2, reasons: [] },
        outcome: { route: 'call' },
      },
      {
        verdict: 'review',
        points: 1,
        reasons: [{ verdict: 'review', text: '1 of 2 points' }],
        claimed: 'qualified',
      },
    );
    expect(await target(server.url).send(lead, never)).toEqual({ kind: 'delivered' });
    const [hit] = server.hits;
    expect([hit!.method, hit!.path, hit!.headers['content-type']]).toEqual([
      'POST',
      '/hook',
      'application/json',
    ]);
    expect(hit!.headers['webhook-id']).toBe(`${lead.id}.1`);
    const { data } = lead.lead.event;
    expect(JSON.parse(hit!.body)).toEqual({
      ...lead.lead.event,
      type: 'lead.review',
      data: {
        ...data,
        qualification: {
          verdict: 'review',
          points: 1,
          pass: 2,
          claimed: 'qualified',
          reasons: [{ verdict: 'review', text: '1 of 2 points' }],
        },
        outcome: { route: 'proposal' },
      },
    });
  });

  test.each<[unknown, string | undefined, unknown]>([
    [undefined, undefined, undefined],
    [{}, undefined, undefined],
    [{ route: 'call' }, undefined, undefined],
    [{}, 'proposal', { route: 'proposal' }],
    [{ route: 'call', own: 1 }, undefined, { own: 1 }],
  ])('of an outcome %j with the route %j carries %j', async (outcome, route, carried) => {
    const server = await targetServer();
    const { lead, ...rest } = outgoing();
    const data = { ...lead.event.data, outcome } as typeof lead.event.data;
    const { route: _, ...judged } = lead.judgement;
    const judgement = { ...judged, ...(route !== undefined && { route }) };
    await target(server.url).send(
      { ...rest, lead: { ...lead, event: { ...lead.event, data }, judgement } },
      never,
    );
    const sent = JSON.parse(server.hits[0]!.body) as { data: Record<string, unknown> };
    expect(sent.data['outcome']).toEqual(carried);
    expect('outcome' in sent.data).toBe(carried !== undefined);
  });

  test('is verified by the libraries of Standard Webhooks and of Svix', async () => {
    const server = await targetServer();
    const key = secret();
    const lead = outgoing({ contact: { message: 'Ünïcødé 🦊 مرحبا' } });
    await target(server.url, { secret: key }).send(lead, never);
    const { body, headers } = server.hits[0]!;
    const read = headers as Record<string, string>;
    for (const library of [new StandardWebhook(key), new SvixWebhook(key)]) {
      expect(library.verify(body, read)).toMatchObject({ type: 'lead.qualified', data: { id: lead.id } });
      expect(() => library.verify(body.replace('qualified', 'unqualified'), read)).toThrow(
        'No matching signature',
      );
      expect(() => library.verify(body, { ...read, 'webhook-id': 'other' })).toThrow('No matching signature');
    }
    expect(() => new StandardWebhook(secret()).verify(body, read)).toThrow('No matching signature');
  });

  test('is verified by the old secret and by the new one while both are given', async () => {
    const server = await targetServer();
    const [fresh, old] = [secret(), secret()];
    await target(server.url, { secret: [fresh, old] }).send(outgoing(), never);
    const { body, headers } = server.hits[0]!;
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
    for (const key of [fresh, old])
      for (const library of [new StandardWebhook(key), new SvixWebhook(key)])
        expect(library.verify(body, headers as Record<string, string>)).toBeTruthy();
  });

  test('has the same id and body when it comes again, and the time of each attempt', async () => {
    const server = await targetServer();
    const lead = outgoing({ sequence: 3 });
    const one = target(server.url);
    await one.send(lead, never);
    await one.send({ ...lead, at: lead.at + 60_000 }, never);
    const [first, second] = server.hits;
    expect(first!.headers['webhook-id']).toBe(`${lead.id}.3`);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    const time = (hit: typeof first) => Number(hit!.headers['webhook-timestamp']);
    expect(time(second) - time(first)).toBe(60);
  });
});

describe('the answer', () => {
  test.each([200, 201, 202, 204, 299])('%i is a success', async (status) => {
    const server = await targetServer(() => status);
    expect(await target(server.url).send(outgoing(), never)).toEqual({ kind: 'delivered' });
  });

  test.each<[number, object]>([
    [300, { kind: 'failed' }],
    [400, { kind: 'failed', why: 'it answered 400' }],
    [401, { kind: 'failed' }],
    [404, { kind: 'failed' }],
    [500, { kind: 'failed', why: 'it answered 500' }],
    [503, { kind: 'failed' }],
    [429, { kind: 'failed', throttle: true }],
    [502, { kind: 'failed', throttle: true }],
    [504, { kind: 'failed', throttle: true }],
    [410, { kind: 'gone' }],
  ])('%i is %o', async (status, result) => {
    const server = await targetServer(() => status);
    expect(await target(server.url).send(outgoing(), never)).toMatchObject(result);
  });

  test.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    const elsewhere = await targetServer();
    const server = await targetServer(() => [status, { location: elsewhere.url }]);
    const result = await target(server.url).send(outgoing(), never);
    expect(result).toMatchObject({ kind: 'failed', why: expect.stringContaining('use its final address') });
    expect(elsewhere.hits).toEqual([]);
  });

  test('says how long to wait', async () => {
    const server = await targetServer(() => [429, { 'retry-after': '120' }]);
    expect(await target(server.url).send(outgoing(), never)).toMatchObject({ wait: 120_000, throttle: true });
  });

  test('may go on for ever: its status counts', async () => {
    const server = await targetServer(() => (response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.on('close', () => clearInterval(more));
    });
    expect(await target(server.url).send(outgoing(), never)).toEqual({ kind: 'delivered' });
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ['a closed connection', (response) => response.destroy(), 'it closed the connection'],
    [
      'a change to another protocol',
      (response) =>
        response.socket!.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      'it answered 101',
    ],
    ['nonsense', (response) => response.socket!.end('what?\r\n\r\n'), 'the connection failed (HPE_'],
  ])('instead of one, %s is a failure', async (_, answer, why) => {
    const server = await targetServer(() => answer);
    const result = await target(server.url).send(outgoing(), never);
    expect(result).toMatchObject({ kind: 'failed', why: expect.stringContaining(why) });
  });

  test('that does not come is not waited for when the program ends', async () => {
    const server = await targetServer(() => () => undefined);
    const stop = new AbortController();
    const sent = target(server.url).send(outgoing(), stop.signal);
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    stop.abort();
    expect(await sent).toMatchObject({ kind: 'failed' });
  });

  test('of nobody is a failure', async () => {
    const result = await target('http://127.0.0.1:1/').send(outgoing(), never);
    expect(result).toEqual({ kind: 'failed', why: 'nothing listens at its address' });
  });
});

describe('a private address', () => {
  // Names and numbers that lead to this machine; `https`, since nothing else is taken unless it is allowed.
  test.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
    'localhost',
    '169.254.169.254',
    '10.1.2.3',
  ])('%s is refused before anything is sent', async (host) => {
    const server = await targetServer();
    const { hostname } = new URL(`https://${host}`);
    const result = await target(`https://${host}:${server.port}/`, { allowPrivate: [] }).send(
      outgoing(),
      never,
    );
    const name = hostname.replace(/^\[|\]$/g, '');
    expect(result).toEqual({
      kind: 'failed',
      why: `${name} is at a private address, which is refused. If that is meant, add "${name}" to allowPrivate (--allow-private ${name})`,
    });
    expect(server.hits).toEqual([]);
  });

  test('is allowed by name, and only that name', async () => {
    const server = await targetServer();
    const url = server.url.replace('127.0.0.1', 'localhost');
    expect(await target(url, { allowPrivate: ['localhost'] }).send(outgoing(), never)).toEqual({
      kind: 'delivered',
    });
    expect(() => target(url, { allowPrivate: ['127.0.0.1'] })).toThrow('is not encrypted');
  });
});

test('where there is no Node it posts by a fetch that is handed in, and follows no redirect', async () => {
  const server = await targetServer((_, count) => (count === 1 ? 204 : [302, { location: '/elsewhere' }]));
  const one = target(server.url, { fetch });
  expect(await one.send(outgoing(), never)).toEqual({ kind: 'delivered' });
  expect(await one.send(outgoing(), never)).toMatchObject({ kind: 'failed' });
  expect(server.hits.map(({ path }) => path)).toEqual(['/hook', '/hook']);
});

describe('what cannot be used is told with how to mend it, and without the secret', () => {
  test.each<[string, Partial<WebhookTargetOptions>, string]>([
    ['no URL', { url: 'crm' }, 'is no URL: write for example https://crm.example.com/leads'],
    ['http', { url: 'http://crm.example.com/s3cret' }, 'write https://…'],
    ['another scheme', { url: 'ftp://crm.example.com/s3cret' }, 'write https://…'],
    ['a password', { url: 'https://me:s3cret@crm.example.com/' }, 'leave it out'],
    ['no secret', { secret: [] }, 'openssl rand -base64 32'],
    ['an empty secret', { secret: '' }, 'openssl rand -base64 32'],
    ['a short secret', { secret: `whsec_${btoa('s3cret')}` }, '24 to 64 random bytes'],
    ['a long secret', { secret: randomBytes(65).toString('base64') }, '24 to 64 random bytes'],
    ['a secret that is not Base64', { secret: `whsec_s3cret ${'x'.repeat(40)}` }, '24 to 64 random bytes'],
  ])('%s', (_, options, text) => {
    let told = '';
    try {
      target('https://crm.example.com/leads', options);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain('OptionError');
    expect(told).toContain(text);
    expect(told).not.toMatch(/s3cret|czNjcmV0/);
  });
});
