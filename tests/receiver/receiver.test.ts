import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { EVENT_LIMIT, FORM_LIMIT } from '../../src/receiver/http/body.ts';
import type { ReceiverOptions } from '../../src/receiver/receiver.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import type { Store } from '../../src/receiver/store/store.ts';
import { leadEvent, NOW, RULES } from './lead.ts';
import { leadsOf, temporaryStore } from './temporary.ts';

const SITE = 'https://site.example';

async function receiver(options: Partial<ReceiverOptions> = {}) {
  const store = options.store ?? (await temporaryStore());
  const receive = createReceiver({ qualifiers: RULES, origins: [SITE], now: () => NOW, ...options, store });
  return { store, receive };
}

/** A good lead with other data. */
function change(data: object): object {
  return { ...leadEvent(), data: { ...leadEvent().data, ...data } };
}

/** A POST as a page of the site sends it. */
function post(body: BodyInit | object | null, headers: Record<string, string | undefined> = {}): Request {
  const raw =
    body === null || typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  const given = { 'origin': SITE, 'content-type': 'application/json', ...headers };
  const set = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Request('https://leads.example/leads', {
    method: 'POST',
    body: raw ? (body as BodyInit | null) : JSON.stringify(body),
    headers: set,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
}

function form(fields: Record<string, string>): Request {
  return post(new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
}

function endless(onChunk: () => void): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(16 * 1024).fill(32);
  return new ReadableStream({
    pull(controller) {
      onChunk();
      controller.enqueue(chunk);
    },
  });
}

describe('a lead that is accepted', () => {
  test('is answered 202 with id and verdict once it is stored', async () => {
    const { store, receive } = await receiver();
    const event = leadEvent();
    const response = await receive(post(event));
    expect(response.status).toBe(202);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(await response.json()).toEqual({ id: event.data.id, verdict: 'qualified' });
    expect(await leadsOf(store)).toMatchObject([{ event, received: NOW, judgement: { route: 'proposal' } }]);
  });

  test('is answered only after the store has it', async () => {
    let stored: (() => void) | undefined;
    const store: Store = Object.create(await temporaryStore());
    store.save = () =>
      new Promise((resolve) => (stored = () => resolve({ result: 'stored', verdict: 'review' })));
    const { receive } = await receiver({ store });
    const answered = vi.fn();
    const response = receive(post(leadEvent())).then(answered);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).not.toHaveBeenCalled();
    stored?.();
    await response;
    expect(answered).toHaveBeenCalled();
  });

  test.each([
    ['JSON', (text: string) => post(text)],
    [
      'JSON with a charset',
      (text: string) => post(text, { 'content-type': 'Application/JSON; charset="UTF-8"' }),
    ],
    ['JSON after a byte order mark', (text: string) => post(`\uFEFF${text}`)],
    ['JSON as text', (text: string) => post(text, { 'content-type': 'text/plain;charset=UTF-8' })],
    ['a form', (text: string) => form({ email: 'ada@example.com', verdict: 'qualified', event: text })],
  ])('may come as %s', async (_, request) => {
    const { store, receive } = await receiver();
    const event = leadEvent({ budget: '5k-plus' }, { contact: { message: 'مرحبا & = % + 🦊' } });
    expect((await receive(request(JSON.stringify(event)))).status).toBe(202);
    expect(await leadsOf(store)).toMatchObject([{ event }]);
  });

  test.each(['email', 'name', 'phone', 'company', 'website', 'message'])(
    'is not refused for a long %s: a page may send 48 KiB in all',
    async (key) => {
      const { store, receive } = await receiver();
      const event = leadEvent({ budget: '5k-plus' }, { contact: { [key]: 'x'.repeat(47_000) } });
      expect((await receive(post(event))).status).toBe(202);
      expect(await leadsOf(store)).toMatchObject([{ event }]);
    },
  );

  test('keeps keys that are not known here', async () => {
    const { store, receive } = await receiver();
    const event = { ...leadEvent(), more: { a: [1, null] } };
    Object.assign(event.data.contact, { twitter: '@ada' });
    expect((await receive(post(event))).status).toBe(202);
    expect(await leadsOf(store)).toMatchObject([{ event }]);
  });

  test('may have every byte up to the limit, also in a form that writes three bytes for one', async () => {
    const { receive } = await receiver();
    const event = leadEvent({ budget: '5k-plus' }, { contact: { message: '' } });
    const room = EVENT_LIMIT - JSON.stringify(event).length;
    event.data.contact.message = 'م'.repeat(14_000);
    Object.assign(event, { more: 'x'.repeat(room - 28_000 - ',"more":""'.length) });
    const text = JSON.stringify(event);
    expect(new TextEncoder().encode(text)).toHaveLength(EVENT_LIMIT);
    expect((await receive(post(text))).status).toBe(202);
    expect((await receive(form({ event: text }))).status).toBe(200);
    expect((await receive(post(`${text} `))).status).toBe(413);
    expect((await receive(form({ event: `${text} ` }))).status).toBe(413);
  });

  test('is answered 200 when it comes again, and is there once', async () => {
    const { store, receive } = await receiver();
    const event = leadEvent();
    await receive(post(event));
    const again = await receive(post(event));
    expect([again.status, await again.json()]).toEqual([200, { id: event.data.id, verdict: 'qualified' }]);
    expect(await leadsOf(store)).toHaveLength(1);
  });

  test('takes the place of its lower sequence, never of a higher one', async () => {
    const { store, receive } = await receiver();
    const send = (sequence: number) => {
      const event = leadEvent();
      return receive(
        post({ ...event, data: { ...event.data, id: '0198c0de-0000-7000-8000-000000000001', sequence } }),
      );
    };
    expect([(await send(1)).status, (await send(3)).status, (await send(2)).status]).toEqual([202, 202, 200]);
    expect(await leadsOf(store)).toMatchObject([{ sequence: 3 }]);
  });
});

describe('a request that is refused', () => {
  const deep = `${'[{"a":'.repeat(10_000)}1${'}]'.repeat(10_000)}`;

  test.each<[string, () => Request, number, string]>([
    ['GET', () => new Request('https://leads.example/', { headers: { origin: SITE } }), 405, 'method'],
    ['PUT', () => new Request(post(leadEvent()), { method: 'PUT' }), 405, 'method'],
    [
      'no content type',
      () => post(new TextEncoder().encode('{}'), { 'content-type': undefined }),
      415,
      'media-type',
    ],
    ['multipart', () => post('x', { 'content-type': 'multipart/form-data; boundary=x' }), 415, 'media-type'],
    ['XML', () => post('<lead/>', { 'content-type': 'application/xml' }), 415, 'media-type'],
    [
      'a type named like an object member',
      () => post('{}', { 'content-type': 'constructor' }),
      415,
      'media-type',
    ],
    [
      'another charset',
      () => post('{}', { 'content-type': 'application/json; charset=utf-16' }),
      415,
      'media-type',
    ],
    ['an empty body', () => post(''), 400, 'not-json'],
    ['no body', () => post(null), 400, 'not-json'],
    ['half a lead', () => post(JSON.stringify(leadEvent()).slice(0, -9)), 400, 'not-json'],
    ['two leads', () => post(JSON.stringify(leadEvent()).repeat(2)), 400, 'not-json'],
    [
      'bytes that are not UTF-8',
      () => post(new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])),
      400,
      'not-utf8',
    ],
    ['nesting without end', () => post(deep.slice(0, EVENT_LIMIT - 1)), 400, 'not-json'],
    ['deep nesting', () => post(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), 400, 'too-deep'],
    [
      'deep nesting in a lead',
      () => post(change({ more: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) })),
      400,
      'too-deep',
    ],
    ['a form without event', () => form({ email: 'a@b.example' }), 400, 'no-event'],
    [
      'a form with two events',
      () => post('event={}&event={}', { 'content-type': 'application/x-www-form-urlencoded' }),
      400,
      'no-event',
    ],
    ['a form with a broken event', () => form({ event: '{' }), 400, 'not-json'],
    ['10 MB', () => post('x'.repeat(10_000_000)), 413, 'too-large'],
    [
      '10 MB that say they are 10 bytes',
      () => post(endlessOf(10_000_000), { 'content-length': '10' }),
      413,
      'too-large',
    ],
    ['10 MB that say nothing', () => post(endlessOf(10_000_000)), 413, 'too-large'],
    ['a large form', () => form({ event: '{}', x: 'x'.repeat(FORM_LIMIT) }), 413, 'too-large'],
    ['a body that breaks off', () => post(breaking()), 400, 'unreadable'],
    ['a list', () => post([leadEvent()]), 422, 'not-a-lead'],
    ['null', () => post('null'), 422, 'not-a-lead'],
    ['a text', () => post('"lead"'), 422, 'not-a-lead'],
    [
      'no data',
      () => post({ type: 'lead.review', timestamp: new Date(NOW).toISOString() }),
      422,
      'not-a-lead',
    ],
    ['data in the prototype', () => post(`{"__proto__":${JSON.stringify(leadEvent())}}`), 422, 'not-a-lead'],
    ['an id that is no UUIDv7', () => post(change({ id: "1' OR '1'='1" })), 422, 'not-a-lead'],
    ['sequence 0', () => post(change({ sequence: 0 })), 422, 'not-a-lead'],
    ['more sends than any person makes', () => post(change({ sequence: 1_001 })), 422, 'not-a-lead'],
    ['half a sequence', () => post(change({ sequence: 1.5 })), 422, 'not-a-lead'],
    [
      'an endless sequence',
      () => post(JSON.stringify(leadEvent()).replace('"sequence":1', '"sequence":1e999')),
      422,
      'not-a-lead',
    ],
    ['contact as a text', () => post(change({ contact: 'ada' })), 422, 'not-a-lead'],
    ['an email that is a list', () => post(change({ contact: { email: ['a', 'b'] } })), 422, 'not-a-lead'],
    ['answers as a list', () => post(change({ answers: [] })), 422, 'not-a-lead'],
    [
      'an answer without its words',
      () => post(change({ answers: { budget: '5k-plus' } })),
      422,
      'not-a-lead',
    ],
    [
      'a date that is none',
      () => post(change({ visit: { ...leadEvent().data.visit, today: '2026-02-30' } })),
      422,
      'not-a-lead',
    ],
    ['a type of another verdict', () => post({ ...leadEvent(), type: 'lead.review' }), 422, 'not-a-lead'],
    ['an unknown type', () => post({ ...leadEvent(), type: 'lead.deleted' }), 422, 'not-a-lead'],
  ])('%s', async (_, request, status, kind) => {
    const { store, receive } = await receiver();
    const response = await receive(request());
    const problem = await response.json();
    expect({ status: response.status, type: problem.type }).toEqual({
      status,
      type: `urn:problem-type:lead-qualifier:${kind}`,
    });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(problem).toMatchObject({
      status,
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/\w/),
    });
    expect(JSON.stringify(problem)).not.toMatch(/\.ts\b|node_modules|\\n\s*at /);
    if (kind === 'not-a-lead') expect(problem.errors.length).toBeGreaterThan(0);
    if (kind === 'method') expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await leadsOf(store)).toEqual([]);
  });

  test('names the path of each fault, and nothing of what was typed', async () => {
    const { receive } = await receiver();
    const event = leadEvent({ budget: '5k-plus' }, { contact: { email: ['secret@example.com'] as never } });
    Object.assign(event.data.visit, { today: 'secret' });
    const { errors } = await (await receive(post(event))).json();
    expect(errors.map(({ path }: { path: string }) => path)).toEqual([
      'data.contact.email',
      'data.visit.today',
    ]);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });

  test('is not read further than the limit', async () => {
    const { receive } = await receiver();
    const chunk = vi.fn();
    expect((await receive(post(endless(chunk)))).status).toBe(413);
    expect(chunk.mock.calls.length).toBeLessThan(EVENT_LIMIT / (16 * 1024) + 4);
  });

  test('that says it is too large is not read at all', async () => {
    const { receive } = await receiver();
    const chunk = vi.fn();
    // One chunk is pulled by the stream itself, before anyone reads.
    expect((await receive(post(endless(chunk), { 'content-length': '10000000' }))).status).toBe(413);
    expect(chunk.mock.calls.length).toBeLessThanOrEqual(1);
  });

  test('is told to the owner without what was sent', async () => {
    const onRefusal = vi.fn();
    const { receive } = await receiver({ onRefusal });
    await receive(post('secret@example.com'));
    const [problem] = onRefusal.mock.calls[0]!;
    expect(problem).toMatchObject({ kind: 'not-json', status: 400 });
    // As `console.error` writes it, with its cause.
    expect(inspect(problem)).not.toContain('secret');
  });

  test('by a failing store is answered 503 with a time to try again', async () => {
    const store = await temporaryStore();
    const failing: Store = Object.assign(Object.create(store), {
      save: () => Promise.reject(new Error('disk is full')),
    });
    const { receive } = await receiver({ store: failing });
    const response = await receive(post(leadEvent()));
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(await response.text()).not.toContain('disk');
  });
});

describe('origins', () => {
  test.each<[string, string | undefined, Partial<ReceiverOptions>, boolean]>([
    ['the allowed one', SITE, {}, true],
    ['another site', 'https://evil.example', {}, false],
    ['the same host without TLS', 'http://site.example', {}, false],
    ['the same host at another port', `${SITE}:444`, {}, false],
    ['a host that begins like it', `${SITE}.evil.example`, {}, false],
    ['a host that ends like it', 'https://evil-site.example', {}, false],
    ['a page without origin', 'null', {}, false],
    ['a page without origin, allowed', 'null', { origins: ['null'] }, true],
    ['any, allowed', 'https://any.example', { origins: ['*'] }, true],
    ['no Origin header', undefined, {}, false],
    ['no Origin header where every origin may', undefined, { origins: ['*'] }, false],
    ['no Origin header, allowed', undefined, { allowNoOrigin: true }, true],
    ['another site where programs are allowed', 'https://evil.example', { allowNoOrigin: true }, false],
    ['this machine at any port', 'http://localhost:5173', { origins: ['localhost'] }, true],
    ['this machine by number', 'http://127.0.0.1:80', { origins: ['localhost'] }, true],
    ['a host named like this machine', 'http://localhost.evil.example', { origins: ['localhost'] }, false],
    ['an origin written with slash and default port', SITE, { origins: ['https://SITE.example:443/'] }, true],
  ])('%s', async (_, origin, options, allowed) => {
    const { store, receive } = await receiver(options);
    // As a simple POST, the kind that CORS alone lets through.
    const response = await receive(post(leadEvent(), { origin, 'content-type': 'text/plain' }));
    expect(response.status).toBe(allowed ? 202 : 403);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed ? (origin ?? null) : null);
    expect(await leadsOf(store)).toHaveLength(allowed ? 1 : 0);
  });

  test('the browser asking before a JSON post is told what may be sent, and for how long that holds', async () => {
    const { receive } = await receiver();
    const ask = (origin: string) =>
      receive(
        new Request('https://leads.example/leads', {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
          },
        }),
      );
    const yes = await ask(SITE);
    expect(yes.status).toBe(204);
    expect(Object.fromEntries(yes.headers)).toMatchObject({
      'access-control-allow-origin': SITE,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '7200',
      'vary': 'Origin',
    });
    const no = await ask('https://evil.example');
    expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(no.headers.get('vary')).toBe('Origin');
  });

  test.each([
    'site.example',
    'https://site.example/contact',
    'https://*.site.example/',
    '',
    'https://u@site.example',
  ])('%j is refused when the receiver is made', async (origin) => {
    const store = await temporaryStore();
    expect(() => createReceiver({ qualifiers: RULES, store, origins: [origin] })).toThrow('is not an origin');
  });
});

function endlessOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 64 * 1024);
      left -= size;
      if (size === 0) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(120));
    },
  });
}

function breaking(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"type":'));
      controller.error(new Error('reset'));
    },
  });
}
