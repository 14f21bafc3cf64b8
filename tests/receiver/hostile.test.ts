import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { leadId } from '../../src/lead/id.ts';
import { leadEvent, NOW, RULES } from './lead.ts';
import { leadsOf, temporaryStore } from './temporary.ts';

const SITE = 'https://site.example';

const hostileText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '5K-PLUS',
    ' 5k-plus',
    'fits ',
    '\u0000',
    '\uD800',
    '<script>alert(1)</script>',
    "'; DROP TABLE lead; --",
    'x'.repeat(5_000),
  ),
);
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.double(),
  fc.constant(null),
  fc.boolean(),
  fc.array(hostileText, { maxLength: 4 }),
  fc.constant(['5k-plus']),
  fc.dictionary(hostileText, fc.anything({ maxDepth: 2 }), { maxKeys: 3 }),
);
const name = fc.oneof(
  fc.constantFrom('budget', 'range', '__proto__', 'constructor', 'toString'),
  hostileText,
);
const answers = fc
  .array(fc.tuple(name, hostileValue), { maxLength: 4 })
  // Own keys, `__proto__` too, as JSON.parse makes them.
  .map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== '5k-plus' && value !== 'fits')));

/** Some part of a good lead, replaced by something hostile. */
const damage = fc.tuple(
  fc.array(
    fc.constantFrom(
      'data',
      'contact',
      'email',
      'answers',
      'budget',
      'value',
      'qualifier',
      'visit',
      'sequence',
    ),
    {
      maxLength: 4,
    },
  ),
  fc.oneof(hostileValue, fc.jsonValue({ maxDepth: 6 })),
);

async function fuzzed() {
  const store = await temporaryStore();
  const receive = createReceiver({ qualifiers: RULES, store, origins: [SITE], now: () => NOW });
  const send = (body: BodyInit, contentType = 'application/json') =>
    receive(
      new Request('https://leads.example/leads', {
        method: 'POST',
        body,
        headers: { 'origin': SITE, 'content-type': contentType },
      }),
    );
  return { store, send };
}

test('hostile answers never qualify, and never fail the receiver', async () => {
  const { send } = await fuzzed();
  await fc.assert(
    fc.asyncProperty(answers, async (hostile) => {
      const response = await send(JSON.stringify(leadEvent(hostile)));
      expect([202, 422]).toContain(response.status);
      if (response.status === 202) expect((await response.json()).verdict).not.toBe('qualified');
    }),
    { numRuns: 1_000 },
  );
});

test('a lead damaged anywhere is stored whole or refused as a problem', async () => {
  const { store, send } = await fuzzed();
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(2), async ([path, value], format) => {
      const event = leadEvent({ budget: '5k-plus' }, { id: leadId(NOW) });
      damageAt(event, path, value);
      const text = JSON.stringify(event);
      const response =
        format === 2
          ? await send(new URLSearchParams({ event: text }).toString(), 'application/x-www-form-urlencoded')
          : await send(text, format === 1 ? 'text/plain' : 'application/json');
      expect([200, 202, 400, 413, 422]).toContain(response.status);
      if (response.status === 202) accepted += 1;
    }),
    { numRuns: 600 },
  );
  let rows = 0;
  let before;
  for (;;) {
    const page = await store.list({ limit: 500, ...(before && { before }) });
    if (page.length === 0) break;
    rows += page.length;
    before = page.at(-1);
  }
  expect(rows).toBe(accepted);
});

test('any bytes are refused as a problem', async () => {
  const { store, send } = await fuzzed();
  const type = fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), type, async (bytes, contentType) => {
      const response = await send(new Uint8Array(bytes), contentType);
      expect([400, 422]).toContain(response.status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }),
    { numRuns: 600 },
  );
  expect(await leadsOf(store)).toEqual([]);
});

function damageAt(event: object, path: readonly string[], value: unknown): void {
  let place: Record<string, unknown> = event as Record<string, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = place[key];
    if (typeof next !== 'object' || next === null) break;
    place = next as Record<string, unknown>;
  }
  Object.defineProperty(place, path.at(-1) ?? 'data', { value, enumerable: true, configurable: true });
}
