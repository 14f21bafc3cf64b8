import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { openStore } from '../../../src/receiver/store/open-store.ts';
import { sized } from '../../setup/long.ts';
import type { HostileRequest } from './hostile-request.ts';
import { hostileRequest, markedBody, markOf, MARKS } from './hostile-request.ts';
import type { Taken } from '../store/hostile-store.ts';
import { checkStored } from '../store/hostile-store.ts';
import { DATES, leadEvent } from '../lead.ts';
import { receive } from '../command/run-command.ts';
import { temporaryFolder } from '../temporary.ts';

/** How many connections are opened; `REQUESTS=100000` for ten thousand. */
const CONNECTIONS = Math.ceil(Number(process.env.REQUESTS ?? sized(1_500, 5_000)) / 10);

const AT_ONCE = 8;

/** How long a connection may stay open after the client has said all it will say, in milliseconds. */
const PATIENCE_MS = 10_000;

const TARGETS = [
  '/',
  '/?token=wrong',
  '/?verdict=__proto__&before=9999999999999999.00000000-0000-7000-8000-000000000000',
  '/healthz',
  '/readyz',
  '/leads',
  '/leads/',
  '/leads/challenge',
  '/leads/challenge?x=%',
  '/leads/../../etc/passwd',
  '/%2e%2e/%00',
  '//evil.example/leads',
  'http://evil.example/leads',
  'https://u:p@evil.example:99999/leads',
  'leads',
  '*',
  '/%',
  '/\xff\xfe',
  `/${'a'.repeat(20_000)}`,
  '/leads HTTP/1.1\r\nhost: x\r\n\r\nGET /leads',
];

const LINES = [
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/1.1 ',
  'ICAP/1.0',
  '',
];

/** Header lines that are no header, that lie about the body, or that ask for something else. */
const LINES_OF_HEADERS = [
  'host',
  ': none',
  'no colon',
  ' folded',
  'x\0y: z',
  'x: \0',
  'x: \x01\x7f\xff',
  'host: a\r\nhost: b',
  'host: [::1',
  'host: a b%/@',
  'content-length: 5',
  'content-length: 5\r\ncontent-length: 6',
  'content-length: -1',
  'content-length: +5',
  'content-length: 0x10',
  'content-length: 99999999999999999999',
  'content-length: 1000000',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked, chunked',
  'transfer-encoding: gzip, chunked',
  'transfer-encoding: identity',
  'transfer-encoding : chunked',
  'expect: 100-continue',
  'expect: a cake',
  'connection: upgrade\r\nupgrade: websocket',
  'connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk',
  'connection: close',
  'connection: content-length, host, origin',
  'trailer: content-length',
  `x: ${'y'.repeat(20_000)}`,
  Array.from({ length: 2_500 }, (_, index) => `x${index}: y`).join('\r\n'),
];

const NO_HTTP = [
  '',
  '\r\n\r\n\r\n',
  'GET',
  'GET / HTTP/1.1',
  'POST /leads HTTP/1.1\r\nhost: x\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'SSH-2.0-OpenSSH_9.6\r\n',
  'EHLO mail.example\r\n',
  '{"type":"lead.qualified"}\r\n\r\n',
  'x'.repeat(100_000),
];

/** An answer of Node's own, without a body. */
const PARSERS = /^HTTP\/1\.1 4\d\d [\w ]+\r\nConnection: close\r\n\r\n/m;

/** What goes over one connection, where its parts are cut, and how the body is said to be long. */
interface Wire {
  request: HostileRequest;
  method: string;
  target: string;
  line: string;
  lines: readonly string[];
  framing: 'length' | 'chunked' | 'broken chunks' | 'none';
  newline: string;
  isTwice: boolean;
  noHttp: Buffer | undefined;
  cuts: number;
}

const wire: fc.Arbitrary<Wire> = fc.record({
  request: hostileRequest,
  method: oftenUsual('', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'G\0T', 'A'.repeat(3_000), 'M-SEARCH'),
  target: oftenUsual('', ...TARGETS),
  line: fc.oneof({ arbitrary: fc.constant('HTTP/1.1'), weight: 25 }, fc.constantFrom(...LINES)),
  lines: fc.oneof(
    { arbitrary: fc.constant([]), weight: 5 },
    { arbitrary: fc.array(fc.constantFrom(...LINES_OF_HEADERS), { maxLength: 3 }), weight: 1 },
  ),
  framing: fc.constantFrom<Wire['framing'][]>(
    'length',
    'length',
    'length',
    'length',
    'length',
    'chunked',
    'chunked',
    'broken chunks',
    'none',
  ),
  newline: fc.oneof({ arbitrary: fc.constant('\r\n'), weight: 30 }, fc.constantFrom('\n', '\r', '\r\r\n')),
  isTwice: fc.nat(3).map((one) => one === 0),
  noHttp: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 30 },
    fc.constantFrom(...NO_HTTP).map((text) => Buffer.from(text, 'latin1')),
    fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  ),
  cuts: fc.constantFrom(1, 1, 1, 2, 5),
});

function oftenUsual(...values: readonly [string, ...string[]]): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: fc.constant(values[0]), weight: 15 }, fc.constantFrom(...values));
}

test(
  `${CONNECTIONS} connections of hostile bytes leave the program alive, honest and taking leads`,
  async () => {
    const folder = await temporaryFolder();
    const database = join(folder, 'data', 'leads.db');
    const dates = join(folder, 'dates.json');
    await writeFile(dates, JSON.stringify(DATES));
    const program = await receive(
      folder,
      [
        '--qualifier',
        dates,
        '--rate-limit',
        '0',
        '--origin',
        'https://site.example',
        '--challenge',
        'altcha',
      ],
      // What is not let go of ends the program.
      {
        NODE_OPTIONS: '--max-old-space-size=96',
        LEAD_QUALIFIER_TOKEN: 'sixteen characters',
        LEAD_QUALIFIER_CHALLENGE_SECRET: 'a secret of more than 32 characters',
      },
    );
    const port = Number(new URL(program.leads).port);
    const taken: Taken = { marks: new Set(), verdicts: new Map(), unknown: new Set() };
    const counts: Record<string, number> = {};
    let number = 0;

    async function say(said: Wire): Promise<void> {
      const mark = markOf(number++);
      const answer = await exchange(port, bytesOf(said, mark, leadId()), said.cuts);
      expect(answer).toMatch(/^(?:HTTP\/1\.1 |$)/);
      expect(answer).not.toContain(mark);
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => status!);
      for (const status of statuses.length > 0 ? statuses : ['closed'])
        counts[status] = (counts[status] ?? 0) + 1;
      for (const status of statuses) expect(status).toMatch(/^(?:100|2\d\d|4\d\d)$/);
      // Where the parser gives up on a connection, it answers itself, and what came before is not answered.
      if (answer === '' || PARSERS.test(answer)) taken.unknown?.add(mark);
      if (statuses.includes('202')) taken.marks.add(mark);
      for (const [, id, verdict] of answer.matchAll(/\{"id":"([^"]+)","verdict":"([^"]+)"\}/g))
        taken.verdicts.set(id!, verdict!);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(wire, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (several) => {
        await Promise.all(several.map(say));
      }),
      { numRuns: Math.ceil(CONNECTIONS / AT_ONCE), endOnFailure: true },
    );
    console.log(`${number} connections: ${JSON.stringify(counts)}`);

    const event = leadEvent();
    const good = await fetch(program.leads, {
      method: 'POST',
      body: JSON.stringify(event),
      headers: { origin: 'https://site.example' },
    });
    expect(good.status).toBe(202);
    taken.verdicts.set(event.data.id, (await good.json()).verdict);
    expect(program.process.exitCode).toBeNull();
    expect(program.error()).not.toMatch(/could not be stored|\n {4}at |mark-/);
    expect(program.out()).not.toMatch(MARKS);

    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    const store = await openStore(database);
    onTestFinished(() => store.close());
    expect(taken.verdicts.size).toBeGreaterThan(CONNECTIONS / 50);
    await checkStored(store, taken);
  },
  60_000 + CONNECTIONS * 60,
);

/** Says all at once or in some pieces, then nothing more; resolves with all that is answered until the end. */
function exchange(port: number, bytes: Buffer, cuts: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const late = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(
          `Still open after ${PATIENCE_MS} ms: ${JSON.stringify(bytes.toString('latin1', 0, 2_000))}`,
        ),
      );
    }, PATIENCE_MS);
    socket.on('data', (chunk) => answer.push(chunk));
    socket.on('error', () => undefined); // refused in the middle of our talk: what was answered counts
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(late);
      resolve(Buffer.concat(answer).toString('latin1'));
    });
    const size = Math.max(1, Math.ceil(bytes.length / cuts));
    void (async () => {
      for (let at = 0; at < bytes.length; at += size) {
        socket.write(bytes.subarray(at, at + size));
        if (cuts > 1) await new Promise((resume) => setTimeout(resume, 1));
      }
      socket.end();
    })();
  });
}

function bytesOf(said: Wire, mark: string, id: string): Buffer {
  if (said.noHttp) return said.noHttp;
  const { request, newline, framing } = said;
  const body = markedBody(request, mark, request.id === 'capitals' ? id.toUpperCase() : id);
  const lengths = {
    'length': [`content-length: ${body.length}`],
    'chunked': ['transfer-encoding: chunked'],
    'broken chunks': ['transfer-encoding: chunked'],
    'none': [],
  };
  const head = [
    `${said.method || request.method} ${said.target || request.target} ${said.line}`,
    'host: leads.example',
    ...lengths[framing],
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...said.lines,
    '',
    '',
  ].join(newline);
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), framed(body, framing, request.chunks)]);
  return said.isTwice && whole.length < 10_000 ? Buffer.concat([whole, whole]) : whole;
}

function framed(body: Buffer, framing: Wire['framing'], chunks: number): Buffer {
  if (framing === 'length' || framing === 'none') return body;
  const size = Math.max(1, Math.ceil(body.length / chunks));
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  const end =
    framing === 'chunked'
      ? '0\r\n\r\n'
      : ['0', '-1\r\n\r\n', 'ffffffffffffffff\r\n', 'g\r\n', '5;a="\r\nab'][body.length % 5]!;
  return Buffer.concat([...parts, Buffer.from(end)]);
}
