import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { EVENT_LIMIT, FORM_LIMIT } from '../../../src/receiver/http/body.ts';
import { altcha } from '../../../src/receiver/assess/challenge/altcha.ts';
import { clientAddress } from '../../../src/receiver/http/client.ts';
import { createInbox } from '../../../src/receiver/inbox/inbox.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { openStore } from '../../../src/receiver/store/open-store.ts';
import { sized } from '../../setup/long.ts';
import { postgresServer } from '../../setup/postgres.ts';
import { hostileText, JSON_VALUES, pathsOf, put, wholeEvent } from './hostile-event.ts';
import type { HostileRequest } from './hostile-request.ts';
import { hostileRequest, markedBody, markOf, MARKS } from './hostile-request.ts';
import type { Taken } from '../store/hostile-store.ts';
import { checkStored, VERDICTS } from '../store/hostile-store.ts';
import { DATES, leadEvent, NOW, RULES } from '../lead.ts';
import { leadsOf, temporaryFolder, temporaryStore } from '../temporary.ts';

/** How many requests are made up; `REQUESTS=100000` for a run of hours. */
const REQUESTS = Number(process.env.REQUESTS ?? sized(1_000, 5_000));

const SITE = 'https://site.example';
const REFUSALS = [400, 403, 405, 413, 415, 422, 429];

const server = postgresServer();

/** What an attacker meets: receivers with all that they can be told, on one store. */
function receiversOn(store: Store) {
  let time = NOW;
  const common = { qualifiers: [RULES, DATES], store, now: () => time, onRefusal: hear };
  const challenge = altcha({ hmacKey: 'a key of 32 characters, at least', cost: 1, tries: [1, 2] });
  const faults: unknown[] = [];
  function hear(problem: { kind: string; cause?: unknown }) {
    if (problem.kind === 'fault' || problem.kind === 'not-stored') faults.push(problem.cause);
  }
  const plain = createReceiver({ ...common, origins: [SITE] });
  const open = createReceiver({
    ...common,
    origins: ['*'],
    allowNoOrigin: true,
    address: ({ headers }) => clientAddress(headers, '192.0.2.1', 1),
    rateLimit: { requests: 30, seconds: 1 },
  });
  const asking = createReceiver({ ...common, origins: [SITE], challenge });
  const strict = createReceiver({
    ...common,
    origins: [SITE, 'localhost'],
    challenge,
    requireChallenge: true,
  });
  const receivers = [plain, plain, plain, open, open, asking, strict];
  return {
    faults,
    /** One request after another, each a few milliseconds after the one before. */
    receive: (request: Request, number: number) => {
      time += 7;
      return receivers[number % receivers.length]!(request);
    },
  };
}

/** The answers of a run, and what they promise of the store. */
function answersOf(store: Store) {
  const { receive, faults } = receiversOn(store);
  const taken: Taken = { marks: new Set(), verdicts: new Map() };
  const { marks, verdicts } = taken;
  const counts: Record<number, number> = {};
  let number = 0;
  let slowest = 0;

  async function send(hostile: HostileRequest): Promise<void> {
    const mark = markOf(number);
    const known = [...verdicts.keys()].at(-1 - (number % 20));
    const id = (hostile.id === 'known' && known) || leadId(NOW + number);
    const body = markedBody(hostile, mark, hostile.id === 'capitals' ? id.toUpperCase() : id);
    const request = requestOf(hostile, new Uint8Array(body));
    const begin = performance.now();
    const response = await receive(request, number++);
    const text = await response.text();
    slowest = Math.max(slowest, performance.now() - begin);
    counts[response.status] = (counts[response.status] ?? 0) + 1;

    expect(faults).toEqual([]);
    expect(text).not.toContain(mark);
    expect(response.headers.get('access-control-allow-origin') ?? request.headers.get('origin')).toBe(
      request.headers.get('origin'),
    );
    if (response.status === 204) return;
    if (response.ok) {
      const receipt = JSON.parse(text);
      if (request.method === 'GET') {
        expect(receipt).toHaveProperty('signature');
        return;
      }
      expect(receipt).toEqual({ id: expect.any(String), verdict: expect.toBeOneOf([...VERDICTS]) });
      expect(isUtf8(body)).toBe(true);
      const isForm = request.headers.get('content-type')?.includes('form') ?? false;
      expect(body.length).toBeLessThanOrEqual(isForm ? FORM_LIMIT : EVENT_LIMIT);
      if (response.status === 202) marks.add(mark);
      if (response.status === 200) expect(verdicts.get(receipt.id)).toBe(receipt.verdict);
      verdicts.set(receipt.id, receipt.verdict);
    } else {
      expect(response.status).toBeOneOf(REFUSALS);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const { type, title, status, detail } = JSON.parse(text);
      expect({ type: typeof type, title: typeof title, status, detail: typeof detail }).toEqual({
        type: 'string',
        title: 'string',
        status: response.status,
        detail: 'string',
      });
    }
  }
  return {
    send,
    taken,
    figures: () => `${number} requests, slowest ${slowest.toFixed()} ms: ${JSON.stringify(counts)}`,
  };
}

describe.each([
  ['embedded', REQUESTS],
  ['PostgreSQL', Math.ceil(REQUESTS / sized(4, 20))],
])('on the %s store', (name, count) => {
  test(
    `of ${count} hostile requests none breaks the receiver, and nothing is kept but whole leads, judged by the rules`,
    async () => {
      const folder = await temporaryFolder();
      const database = name === 'embedded' ? join(folder, 'leads.db') : await server.database();
      const store = await openStore(database);
      onTestFinished(() => store.close());
      const answers = answersOf(store);
      const heaps: number[] = [];
      for (const share of [0.2, 0.8]) {
        await fc.assert(fc.asyncProperty(hostileRequest, answers.send), {
          numRuns: Math.ceil(count * share),
          endOnFailure: true,
        });
        heaps.push(heapMegabytes());
      }
      console.log(
        `${name}: ${answers.figures()}; heap ${heaps.map((heap) => heap.toFixed()).join(' → ')} MB`,
      );
      await checkStored(store, answers.taken);
      expect(answers.taken.verdicts.size).toBeGreaterThan(count / 10);
      // Kept on purpose is what this test counts: some 100 bytes for a lead that was taken.
      expect(heaps[1]! - heaps[0]!).toBeLessThan(20 + count / 2_000);
      if (name === 'embedded') {
        const bytes = await Promise.all(
          (await readdir(folder)).map((file) => readFile(join(folder, file), 'latin1')),
        );
        const inFile = new Set(bytes.join('').match(MARKS));
        expect(inFile.size).toBeGreaterThan(count / 20);
        expect([...inFile].filter((mark) => !answers.taken.marks.has(mark))).toEqual([]);
      }
    },
    60_000 + count * 10,
  );
});

test('with any part of a lead replaced by any type of JSON, it is stored whole or refused', async () => {
  const store = await temporaryStore();
  const answers = answersOf(store);
  for (const path of pathsOf(wholeEvent())) {
    for (const value of JSON_VALUES) {
      const event = wholeEvent();
      put(event, path, value);
      await answers.send({
        method: 'POST',
        target: '/leads',
        headers: [
          ['origin', SITE],
          ['content-type', 'text/plain'],
        ],
        body: Buffer.from(JSON.stringify(event)),
        chunks: 1,
        breaksOff: false,
        id: 'new',
      });
    }
  }
  await checkStored(store, answers.taken);
});

test('one lead is one lead, in whatever letters its id is written', async () => {
  const store = await temporaryStore();
  const receive = createReceiver({ qualifiers: RULES, store, origins: [SITE], now: () => NOW });
  const { data, ...rest } = leadEvent();
  const statuses = [];
  for (const id of [data.id, data.id.toUpperCase()]) {
    const body = JSON.stringify({ ...rest, data: { ...data, id } });
    const response = await receive(
      new Request('https://leads.example/leads', { method: 'POST', body, headers: { origin: SITE } }),
    );
    statuses.push(response.status);
  }
  expect(statuses).toEqual([202, 200]);
  expect((await leadsOf(store)).map(({ id }) => id)).toEqual([data.id]);
});

test('whatever is asked of the inbox, it answers, and shows no lead to those without its key', async () => {
  const store = await temporaryStore();
  const answers = answersOf(store);
  await fc.assert(fc.asyncProperty(hostileRequest, answers.send), { numRuns: sized(200, 500) });
  const token = 'correct horse battery staple';
  const inbox = createInbox({ store, token, timeZone: 'Europe/Paris' });
  const entry = await inbox(new Request(`https://leads.example/?token=${encodeURIComponent(token)}`));
  const key = entry.headers.get('set-cookie')!.split(';')[0]!;
  const [lead] = await leadsOf(store);
  const value = fc.oneof(
    fc.constantFrom(
      'review',
      'qualified',
      '__proto__',
      `${2 ** 53}.${lead!.id}`,
      `${lead!.arrived}.${lead!.id}`,
    ),
    fc.constantFrom('1e3', '-1', '9999999999999999.00000000-0000-7000-8000-000000000000', lead!.id),
    hostileText,
  );
  const counts: Record<number, number> = {};
  const page = await inbox(new Request('https://leads.example/', { headers: { cookie: key } }));
  const formToken = /name="form" value="([^"]+)"/.exec(await page.text())![1]!;
  const name = fc.oneof(
    fc.constantFrom('lead', 'verdict', 'before', 'search', 'q', 'token', 'dead-letters', 'again', 'export'),
    fc.constantFrom('email', 'note', 'overrule', 'id', 'number', 'target', 'sequence', 'was', 'scope'),
    fc.constantFrom('person', 'delete', 'saved', 'enabled'),
    hostileText,
  );
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 4 });
  const action = fc.constantFrom('replay', 'replay-target', 'enable', 'save', 'sign-out', 'erase', '');
  const form = fc
    .tuple(pairs, action, fc.constantFrom(formToken, formToken, formToken, '', 'x'))
    .map(([rest, what, proof]) => [...rest, ['action', what] as const, ['form', proof] as const]);
  const path = fc.constantFrom('', '', '', 'leads', '%00', '../', '/evil.example/');
  const cookie = fc.oneof(
    fc.constantFrom(key, key, undefined, key.slice(0, -1), `${key}; ${key}x`, '=;=;', `__proto__=1; ${key}`),
    fc.string({ maxLength: 50 }).map((text) => text.replaceAll(/[^ -~]/g, '?')),
  );
  const method = fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'GET',
    'HEAD',
    'POST',
    'POST',
    'POST',
    'POST',
    'PUT',
    'DELETE',
    'OPTIONS',
  );
  const from = fc.constantFrom(undefined, 'https://leads.example', 'https://evil.example', 'null');
  await fc.assert(
    fc.asyncProperty(
      fc.record({ method, path, query: pairs, form, crumbs: cookie, origin: from }),
      async ({ crumbs, origin, ...asked }) => {
        const query = new URLSearchParams(asked.query).toString().slice(0, 4_000);
        const url = `https://leads.example/${asked.path}?${query}`;
        const headers = { ...(crumbs !== undefined && { cookie: crumbs }), ...(origin && { origin }) };
        const isRead = asked.method === 'GET' || asked.method === 'HEAD';
        const body = isRead ? null : new URLSearchParams(asked.form.map(([one, text]) => [one, text]));
        const response = await inbox(new Request(url, { method: asked.method, headers, body }));
        const text = await response.text();
        counts[response.status] = (counts[response.status] ?? 0) + 1;
        expect(response.status).toBeLessThan(500);
        if (!crumbs?.includes(key)) expect(text).not.toMatch(/mark-/);
      },
    ),
    { numRuns: Math.ceil(REQUESTS / 10) },
  );
  console.log(`inbox: ${JSON.stringify(counts)}`);
});

test('hostile answers never qualify', async () => {
  const store = await temporaryStore();
  const receive = createReceiver({ qualifiers: RULES, store, origins: [SITE], now: () => NOW });
  const name = fc.oneof(fc.constantFrom('budget', 'range', '__proto__', 'constructor'), hostileText);
  const value = fc.oneof(
    hostileText,
    fc.constantFrom(...JSON_VALUES),
    fc.dictionary(hostileText, fc.anything({ maxDepth: 2 }), { maxKeys: 3 }),
  );
  const answers = fc
    .array(fc.tuple(name, value), { maxLength: 4 })
    // Own keys, `__proto__` too, as JSON.parse makes them.
    .map((pairs) => Object.fromEntries(pairs.filter(([, one]) => one !== '5k-plus' && one !== 'fits')));
  await fc.assert(
    fc.asyncProperty(answers, async (hostile) => {
      const response = await receive(
        new Request('https://leads.example/leads', {
          method: 'POST',
          body: JSON.stringify(leadEvent(hostile)),
          headers: { origin: SITE },
        }),
      );
      expect(response.status).toBeOneOf([202, 413, 422]);
      if (response.status === 202) expect((await response.json()).verdict).not.toBe('qualified');
    }),
    { numRuns: sized(200, 1_000) },
  );
});

function requestOf(hostile: HostileRequest, body: Uint8Array<ArrayBuffer>): Request {
  const { method, target, chunks, breaksOff } = hostile;
  const headers = new Headers();
  for (const [name, value] of hostile.headers) headers.append(name, value);
  const isRead = method === 'GET' || method === 'HEAD';
  const url = `https://leads.example${target}`;
  if (isRead) return new Request(url, { method, headers });
  const sent = chunks === 1 && !breaksOff ? body : streamed(body, chunks, breaksOff);
  // The types of the DOM know no `duplex`, which a stream must come with.
  return new Request(url, { method, headers, body: sent, duplex: 'half' } as RequestInit);
}

function streamed(body: Uint8Array, chunks: number, breaksOff: boolean): ReadableStream {
  const size = Math.max(1, Math.ceil(body.length / chunks));
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (breaksOff && at > body.length / 2) return controller.error(new Error('The client has gone'));
      if (at >= body.length) return controller.close();
      controller.enqueue(body.subarray(at, at + size));
      at += size;
    },
  });
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
