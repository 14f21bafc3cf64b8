import { describe, expect, test } from 'vitest';
import { OptionError } from '../../../src/receiver/errors.ts';
import { rateLimiter } from '../../../src/receiver/http/client.ts';
import type { ReceiverOptions } from '../../../src/receiver/receiver.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { leadEvent, NOW, RULES } from '../lead.ts';
import { leadsOf, temporaryStore } from '../temporary.ts';

const SITE = 'https://site.example';
const byHeader = (request: Request) => request.headers.get('client');

describe('a limit of 3 requests in 60 seconds', () => {
  const limit = { requests: 3, seconds: 60 };

  test.each<[string, [second: number, wait: number][]]>([
    [
      'lets three through at once, the fourth after 20 s',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 20],
        [19, 1],
        [20, 0],
      ],
    ],
    [
      'lets one through every 20 s for ever',
      [
        [0, 0],
        [20, 0],
        [40, 0],
        [60, 0],
        [80, 0],
        [100, 0],
      ],
    ],
    [
      'gives all three back after a minute',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [60, 0],
        [60, 0],
        [60, 0],
        [60, 20],
      ],
    ],
    [
      'never saves up more than three',
      [
        [0, 0],
        [9_999, 0],
        [9_999, 0],
        [9_999, 0],
        [9_999, 20],
      ],
    ],
    [
      'does not count what it refused',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 19],
        [2, 18],
        [3, 17],
        [20, 0],
      ],
    ],
    [
      'waits for one request, no longer, when the clock is set back',
      [
        [9_999, 0],
        [0, 20],
        [20, 0],
        [20, 20],
      ],
    ],
  ])('%s', (_, steps) => {
    const waitOf = rateLimiter(limit);
    expect(steps.map(([second]) => waitOf('a', NOW + second * 1_000))).toEqual(steps.map(([, wait]) => wait));
  });

  test('is each client’s own', () => {
    const waitOf = rateLimiter(limit);
    for (let index = 0; index < 4; index++) waitOf('a', NOW);
    expect([waitOf('a', NOW), waitOf('b', NOW)]).toEqual([20, 0]);
  });

  test('holds in bounded memory: of many clients the one heard of longest ago is forgotten', () => {
    const waitOf = rateLimiter({ requests: 1, seconds: 60 });
    waitOf('first', NOW);
    waitOf('second', NOW);
    for (let index = 0; index < 9_998; index++) waitOf(`${index}`, NOW);
    expect(waitOf('first', NOW)).toBe(60);
    waitOf('one more', NOW);
    expect([waitOf('second', NOW), waitOf('first', NOW)]).toEqual([0, 60]);
  });
});

test.each([
  { requests: 0, seconds: 60 },
  { requests: 1.5, seconds: 60 },
  { requests: NaN, seconds: 60 },
  { requests: 1, seconds: 0 },
  { requests: 1, seconds: Infinity },
])('%j is no limit', (limit) => {
  expect(() => rateLimiter(limit)).toThrow(OptionError);
});

describe('a receiver', () => {
  test('answers too many requests of one client 429, and the page can read when to come again', async () => {
    const { store, send, pass } = await receiver({
      address: byHeader,
      rateLimit: { requests: 2, seconds: 60 },
    });
    const statuses = [];
    for (let index = 0; index < 2; index++) statuses.push((await send('203.0.113.9')).status);
    expect(statuses).toEqual([202, 202]);
    const refused = await send('203.0.113.9');
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '30',
      'content-type': 'application/problem+json',
      'access-control-allow-origin': SITE,
      'access-control-expose-headers': 'Retry-After',
    });
    expect(await refused.json()).toMatchObject({ status: 429, detail: 'Send it again in 30 s.' });
    expect((await send('203.0.113.10')).status).toBe(202);
    pass(30);
    expect((await send('203.0.113.9')).status).toBe(202);
    expect(await leadsOf(store)).toHaveLength(4);
  });

  test('counts the addresses of one IPv6 network together, and refused requests too', async () => {
    const { send } = await receiver({ address: byHeader, rateLimit: { requests: 2, seconds: 60 } });
    expect((await send('2001:db8::1', {})).status).toBe(422);
    expect((await send('2001:db8::2', {}, 'https://other.example')).status).toBe(403);
    expect((await send('2001:db8::3')).status).toBe(429);
  });

  test('has a limit of 30 a minute with an address, none without, none where it is turned off', async () => {
    expect(await refusals({ address: byHeader }, '203.0.113.9')).toBe(1);
    expect(await refusals({ address: byHeader }, undefined)).toBe(0);
    expect(await refusals({ address: byHeader, rateLimit: false }, '203.0.113.9')).toBe(0);
    expect(await refusals({}, '203.0.113.9')).toBe(0);
  });

  test('says what is missing for a limit', async () => {
    await expect(receiver({ rateLimit: { requests: 1, seconds: 1 } })).rejects.toThrow(
      'rateLimit needs the option address',
    );
  });

  test('hears the address from what the server hands it beside the request', async () => {
    const receive = createReceiver({
      qualifiers: RULES,
      origins: [SITE],
      store: await temporaryStore(),
      address: (_, info: { remoteAddr: { hostname: string } }) => info.remoteAddr.hostname,
      rateLimit: { requests: 1, seconds: 60 },
    });
    const send = async (hostname: string) =>
      (await receive(new Request('https://leads.example/leads'), { remoteAddr: { hostname } })).status;
    expect([await send('203.0.113.9'), await send('203.0.113.9'), await send('203.0.113.10')]).toEqual([
      405, 429, 405,
    ]);
  });
});

async function receiver(options: Partial<ReceiverOptions>) {
  const store = await temporaryStore();
  let time = NOW;
  const receive = createReceiver({
    qualifiers: RULES,
    origins: [SITE],
    store,
    now: () => time,
    ...options,
  });
  const send = (client: string | undefined, event: unknown = leadEvent(), origin = SITE) =>
    receive(
      new Request('https://leads.example/leads', {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { origin, 'content-type': 'application/json', ...(client !== undefined && { client }) },
      }),
    );
  return { store, send, pass: (seconds: number) => (time += seconds * 1_000) };
}

/** How many of 31 requests at once are refused for being too many. */
async function refusals(options: Partial<ReceiverOptions>, client: string | undefined): Promise<number> {
  const { send } = await receiver(options);
  const answers = await Promise.all(Array.from({ length: 31 }, () => send(client, {})));
  return answers.filter(({ status }) => status === 429).length;
}
