import { once } from 'node:events';
import { chmod, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { describe, expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { revision } from '../../../src/qualifier/revision.ts';
import type { Qualifier } from '../../../src/qualifier/schema/schema.ts';
import { openLibsqlStore } from '../../../src/receiver/store/libsql/libsql-store.ts';
import { leadEvent } from '../lead.ts';
import { receive } from './run-command.ts';
import { temporaryFolder } from '../temporary.ts';

const PAGE = 'http://localhost:8787';

/** A request whose body never comes. */
const HALF = `POST /leads HTTP/1.1\r\nHost: localhost\r\nOrigin: ${PAGE}\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n`;

function send(address: string, event: object, origin = PAGE, from?: string): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { origin, 'content-type': 'application/json', ...(from && { 'x-forwarded-for': from }) },
  });
}

function todaysLead(id = leadId()) {
  const { data } = leadEvent({ budget: '5k-plus' }, { id });
  data.visit.today = new Date().toISOString().slice(0, 10);
  return { ...leadEvent(), data };
}

async function signIn(address: string): Promise<string> {
  const entry = await fetch(address, { redirect: 'manual' });
  const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
  return (await fetch(new URL(entry.headers.get('location')!, address), { headers: { cookie } })).text();
}

/** The address that signs in, with a key that was not printed. */
function withKey(inbox: string, key: string): string {
  expect(new URL(inbox).search).toBe('');
  return `${inbox}?token=${encodeURIComponent(key)}`;
}

describe('a running receiver', () => {
  test('takes a lead, shows it in the inbox, and stops on SIGTERM', async () => {
    const folder = await temporaryFolder();
    const receiver = await receive(folder);
    const response = await send(receiver.leads, todaysLead());
    expect([response.status, (await response.json()).verdict]).toEqual([202, 'qualified']);
    expect(await signIn(receiver.inbox)).toContain('Ada Lovelace');
    expect((await fetch(new URL('/', receiver.inbox))).status).toBe(401);
    expect(await (await fetch(new URL('/health', receiver.leads))).json()).toEqual({ status: 'ok' });
    const nothing = await fetch(new URL('/nothing', receiver.leads));
    expect([nothing.status, nothing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    receiver.process.kill('SIGTERM');
    expect(await receiver.ended).toBe(0);
    expect(receiver.error()).toBe('');
    expect(receiver.out()).not.toMatch(/ada|lovelace/i);
  });

  test('takes the one question of a page for its rules', async () => {
    const label = 'Do you have at least $5,000 set aside?';
    const receiver = await receive(await temporaryFolder(), ['--question', label]);
    const rules = { version: 1, id: 'fit', questions: [{ kind: 'yes-no', name: 'fit', label }] };
    const qualifier = { id: 'fit', version: 1, revision: revision(rules as Qualifier) };
    const verdicts = ['yes', 'no'].map(async (value) => {
      const event = todaysLead();
      const answers = { fit: { label, value, text: value } };
      const response = await send(receiver.leads, { ...event, data: { ...event.data, answers, qualifier } });
      return (await response.json()).verdict;
    });
    expect(await Promise.all(verdicts)).toEqual(['qualified', 'unqualified']);
  });

  test('refuses 10 MB without falling over, and 10 MB without a length', async () => {
    const receiver = await receive(await temporaryFolder());
    const big = new Uint8Array(10_000_000).fill(120);
    const headers = { 'origin': PAGE, 'content-type': 'application/json' };
    // The answer may come before the body is through, or the connection may close instead.
    const length = await fetch(receiver.leads, { method: 'POST', body: big, headers }).catch(() => undefined);
    expect([413, undefined]).toContain(length?.status);
    const stream = new Blob([big]).stream();
    const chunked = await fetch(receiver.leads, {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    expect([413, undefined]).toContain(chunked?.status);
    expect((await send(receiver.leads, todaysLead())).status).toBe(202);
  });

  test('tells the owner once which origin to add', async () => {
    const receiver = await receive(await temporaryFolder(), ['--origin', 'https://site.example']);
    for (let index = 0; index < 3; index++) {
      expect((await send(receiver.leads, todaysLead(), 'https://new.example')).status).toBe(403);
    }
    expect(receiver.error().trim()).toBe(
      'A page of https://new.example may not send leads. To allow it, add --origin https://new.example',
    );
  });

  test('answers what is in flight before it stops', async () => {
    const receiver = await receive(await temporaryFolder());
    const { port } = new URL(receiver.leads);
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    const body = JSON.stringify(todaysLead());
    const head = `POST /leads HTTP/1.1\r\nHost: localhost\r\nOrigin: ${PAGE}\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    receiver.process.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(fetch(receiver.leads)).rejects.toThrow();
    socket.write(body.slice(20));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 202 /);
    expect(await receiver.ended).toBe(0);
  });

  test('says that it lives and that it can store, keeps no copy, and tells nothing else', async () => {
    const receiver = await receive(await temporaryFolder());
    for (const path of ['/healthz', '/readyz']) {
      const answer = await fetch(new URL(path, receiver.leads));
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await answer.json()).toEqual({ status: 'ok' });
    }
  });

  test('is not ready any more while it stops; what is in flight has ten seconds, then the program ends', async () => {
    const receiver = await receive(await temporaryFolder());
    const { port } = new URL(receiver.leads);
    const [halted, kept] = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')];
    onTestFinished(() => [halted, kept].forEach((socket) => socket.destroy()));
    halted.on('error', () => undefined);
    // One request that will never be whole, and a connection with half a line of its next request.
    halted.write(HALF);
    kept.write('GET /readyz HTTP/1.1\r\n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = Date.now();
    receiver.process.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    kept.write('Host: localhost\r\n\r\n');
    expect(String((await once(kept, 'data'))[0])).toMatch(/^HTTP\/1\.1 503 /);
    expect(await receiver.ended).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(9_000);
    expect(Date.now() - began).toBeLessThan(15_000);
  });

  test('ends at once on a second signal', async () => {
    const receiver = await receive(await temporaryFolder());
    const socket = connect(Number(new URL(receiver.leads).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.write(HALF);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = Date.now();
    receiver.process.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.process.exitCode).toBeNull();
    receiver.process.kill('SIGTERM');
    await receiver.ended;
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  test('limits each client, known by its connection or by the proxies that are trusted', async () => {
    const alone = await receive(await temporaryFolder(), ['--rate-limit', '1']);
    expect((await send(alone.leads, todaysLead(), PAGE, '203.0.113.1')).status).toBe(202);
    const second = await send(alone.leads, todaysLead(), PAGE, '203.0.113.2');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '60']);
    expect(alone.error()).toContain('--trust-proxy');
    const behind = await receive(await temporaryFolder(), ['--rate-limit', '1', '--trust-proxy', '1']);
    const statuses = [];
    for (const from of ['203.0.113.1', '203.0.113.2', 'forged, 203.0.113.1'])
      statuses.push((await send(behind.leads, todaysLead(), PAGE, from)).status);
    expect(statuses).toEqual([202, 202, 429]);
    expect(behind.error()).toBe('');
  });

  test('kill -9 right after the answer loses nothing', async () => {
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const receiver = await receive(folder);
      // Several at once, killed by the first, third … answer: the others may or may not be stored.
      const events = Array.from({ length: 8 }, () => todaysLead());
      let answers = 0;
      await Promise.allSettled(
        events.map(async (event) => {
          const response = await send(receiver.leads, event);
          if (response.status !== 202) return;
          acknowledged.push(event.data.id);
          answers += 1;
          if (answers > round) receiver.process.kill('SIGKILL');
        }),
      );
      receiver.process.kill('SIGKILL');
      await receiver.ended;
    }
    const store = await openLibsqlStore(join(folder, 'data', 'leads.db'));
    onTestFinished(() => store.close());
    const kept = (await store.list({ limit: 500 })).map(({ id }) => id);
    expect(acknowledged.length).toBeGreaterThanOrEqual(5);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(kept).size).toBe(kept.length);
  });

  test('two that start at once on one new file share it, and agree on the token', async () => {
    const folder = await temporaryFolder();
    const [one, two] = await Promise.all([receive(folder), receive(folder)]);
    const same = todaysLead();
    const statuses = await Promise.all(
      [one, two].flatMap(({ leads }) => [send(leads, same), send(leads, todaysLead())]),
    );
    expect(statuses.map(({ status }) => `${status}`).sort()).toEqual(['200', '202', '202', '202']);
    expect(new URL(one.inbox).search).toBe(new URL(two.inbox).search);
    expect((await signIn(two.inbox)).match(/<article/g)).toHaveLength(3);
  });
});

describe('the challenge', () => {
  test('of altcha is issued and verified, by a key that stays the same from start to start', async () => {
    const folder = await temporaryFolder();
    const first = await receive(folder, ['--challenge', 'altcha', '--require-challenge']);
    const issued = await fetch(`${first.leads}/challenge`, { headers: { origin: PAGE } });
    expect(issued.headers.get('access-control-allow-origin')).toBe(PAGE);
    const challenge: Challenge = await issued.json();
    const solution = await solveChallenge({ challenge, deriveKey });
    first.process.kill('SIGTERM');
    await first.ended;
    expect((await stat(join(folder, 'data', 'leads.db.altcha'))).mode & 0o777).toBe(0o600);
    const second = await receive(folder, ['--challenge', 'altcha', '--require-challenge']);
    const lead = todaysLead();
    const token = btoa(JSON.stringify({ challenge, solution }));
    const solved = { ...lead, data: { ...lead.data, challenge: { kind: 'altcha', token } } };
    const answer = await send(second.leads, solved);
    expect([answer.status, (await answer.json()).verdict]).toEqual([202, 'qualified']);
    expect((await send(second.leads, todaysLead())).status).toBe(422);
  });

  test('of altcha counts for one lead at all receivers of a database, and after a restart', async () => {
    const folder = await temporaryFolder();
    const challenged = () => receive(folder, ['--challenge', 'altcha']);
    const [one, two] = await Promise.all([challenged(), challenged()]);
    const challenge: Challenge = await (
      await fetch(`${one.leads}/challenge`, { headers: { origin: PAGE } })
    ).json();
    const token = btoa(
      JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }),
    );
    const sendSolved = async (address: string, lead = todaysLead()) => {
      const event = { ...lead, data: { ...lead.data, challenge: { kind: 'altcha', token } } };
      expect((await send(address, event)).status).toBeLessThan(300);
      const store = await openLibsqlStore(join(folder, 'data', 'leads.db'));
      const kept = await store.get(lead.data.id);
      await store.close();
      return kept?.lead.judgement.challenge?.result;
    };
    const first = todaysLead();
    expect(await sendSolved(one.leads, first)).toBe('passed');
    expect(await sendSolved(two.leads)).toBe('stale');
    first.data.sequence = 2;
    expect(await sendSolved(two.leads, first)).toBe('passed');
    for (const { process, ended } of [one, two]) {
      process.kill('SIGKILL');
      await ended;
    }
    // For one more lead it was stale; for others it is nothing.
    expect(await sendSolved((await challenged()).leads)).toBe('failed');
  });

  test('of a service needs its secret, which is asked for by name', async () => {
    const folder = await temporaryFolder();
    await expect(receive(folder, ['--challenge', 'turnstile'])).rejects.toThrow(
      'LEAD_QUALIFIER_CHALLENGE_SECRET',
    );
    await receive(folder, ['--challenge', 'turnstile'], { LEAD_QUALIFIER_CHALLENGE_SECRET: 'a secret' });
  });
});

describe('the token', () => {
  test('stays the same from start to start, in a file of its owner alone', async () => {
    const folder = await temporaryFolder();
    const first = await receive(folder);
    first.process.kill('SIGTERM');
    await first.ended;
    const second = await receive(folder);
    const token = new URL(first.inbox).searchParams.get('token')!;
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(new URL(second.inbox).searchParams.get('token')).toBe(token);
    expect((await stat(join(folder, 'data', 'leads.db.token'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'data', 'leads.db'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
  });

  test('is told of, as the leads are, where every user of the machine can read it', async () => {
    const folder = await temporaryFolder();
    const first = await receive(folder);
    first.process.kill('SIGTERM');
    await first.ended;
    const database = join(folder, 'data', 'leads.db');
    await chmod(folder, 0o755);
    for (const file of [database, `${database}.token`]) await chmod(file, 0o644);
    // Nobody gets through the folder.
    const second = await receive(folder);
    second.process.kill('SIGTERM');
    await second.ended;
    expect(second.error()).toBe('');
    await chmod(join(folder, 'data'), 0o755);
    const third = await receive(folder);
    expect(third.error()).toMatch(/^Every user of this machine can read .* chmod go= .*\n$/);
    for (const file of [database, `${database}.token`])
      expect(third.error()).toMatch(new RegExp(` '${file}'[ \n]`));
    expect(third.error()).not.toContain('.altcha');
  });

  test('comes from the option before the environment', async () => {
    const environment = { LEAD_QUALIFIER_TOKEN: 'from the environment' };
    const given = await receive(await temporaryFolder(), [], environment);
    expect(await signIn(withKey(given.inbox, 'from the environment'))).toContain('No leads yet');
    const both = await receive(await temporaryFolder(), ['--token', 'from the option &='], environment);
    expect(await signIn(withKey(both.inbox, 'from the option &='))).toContain('No leads yet');
    expect((await fetch(withKey(both.inbox, 'from the environment'))).status).toBe(401);
  });
});
