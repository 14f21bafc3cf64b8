import * as fc from 'fast-check';
import { revision } from '../../../src/qualifier/revision.ts';
import { DATES, NOW, RULES } from '../lead.ts';

/**
 * Lead events as an attacker would write them: a whole one, damaged in a few places, as the bytes of a JSON
 * text that may itself be broken.
 */

/** Stands for a mark of the request's own, put in when it is sent, so that it can be looked for afterwards. */
export const MARK = 'mark-0000000000000000-mark';

/** Stands for the lead's id, in the same way. */
export const ID = '00000000-0000-7000-8000-000000000000';

const MIB = 1024 * 1024;
const PROTOTYPE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
];

export const hostileText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...PROTOTYPE_KEYS,
    '',
    ' ',
    '\0',
    'a\0b',
    '\uD800',
    'a\uDC00b',
    '\uFEFF',
    '\u202Egnp.exe',
    '\u2028',
    '\r\nSet-Cookie: a=b',
    '<script>alert(1)</script>',
    "'; DROP TABLE lead; --",
    '=1+1',
    '{{constructor.constructor("return 1")()}}',
    '${jndi:ldap://x.invalid/a}',
    '../../../../etc/passwd',
    '%00%ff%',
    '5K-PLUS',
    ' 5k-plus',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'ﷺ'.repeat(300),
    'e\u0301'.repeat(2_000),
    '<a '.repeat(10_000),
    '[url'.repeat(8_000),
    'www.'.repeat(8_000),
    '@'.repeat(20_000),
    'x'.repeat(49_999),
    'x'.repeat(50_001),
  ),
);

/** Every type of JSON, with the values at which programs stumble. */
export const JSON_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  5e-324,
  1.7976931348623157e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  '',
  'text',
  '1',
  '\0',
  '\uD800',
  [],
  [null],
  ['5k-plus'],
  [[[[]]]],
  {},
  { value: '5k-plus' },
  { toString: null, length: -1 },
];

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...JSON_VALUES), weight: 3 },
  { arbitrary: hostileText, weight: 3 },
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(hostileText, { maxLength: 4 }),
  fc.dictionary(hostileText, fc.constantFrom(...JSON_VALUES), { maxKeys: 3 }),
  fc.integer({ min: 20, max: 3_000 }).map(nested),
  fc.constant(Array.from({ length: 2_001 }, () => 'x')),
);

type Path = readonly string[];

/** A good lead event with every part there is. */
export function wholeEvent(): Record<string, unknown> {
  return {
    type: 'lead.qualified',
    timestamp: new Date(NOW).toISOString(),
    data: {
      id: ID,
      sequence: 1,
      reference: 'K7M-2Q',
      contact: {
        email: 'ada@example.com',
        name: 'Ada Lovelace',
        givenName: 'Ada',
        familyName: 'Lovelace',
        phone: '+44 20 7946 0000',
        company: 'Analytical Engines',
        website: 'https://ada.example',
        message: `Hello ${MARK}`,
        fields: { colour: 'blue', pages: ['home', 'about'] },
      },
      answers: {
        budget: { label: 'What have you set aside?', value: 'unsure', text: 'I am not sure yet' },
        range: { label: 'How does that sound?', value: 'fits', text: 'About what I had in mind' },
      },
      qualification: {
        verdict: 'qualified',
        points: 2,
        pass: 2,
        reasons: [{ question: 'budget', verdict: 'review', text: 'Said so' }],
      },
      outcome: { route: 'proposal' },
      qualifier: { id: 'portfolio', version: 1, revision: revision(RULES) },
      source: {
        page: 'https://site.example/contact',
        referrer: 'https://search.example/',
        ref: 'anna',
        utm: { source: 'letter' },
      },
      visit: { locale: 'en', today: '2026-11-21', elapsedMs: 12_345, asked: 2, changes: 0 },
      consent: { given: true, text: 'You may write to me', time: new Date(NOW).toISOString() },
      challenge: { kind: 'altcha', token: 'e30=' },
      test: true,
    },
  };
}

/** Every place in an event: its lists and objects, and what they hold. */
export function pathsOf(value: unknown, above: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [above];
  const inside = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...above, key]));
  return above.length === 0 ? inside : [above, ...inside];
}

const PATHS = pathsOf(wholeEvent());
const OBJECTS: readonly Path[] = [[], ...PATHS.filter((path) => typeof at(wholeEvent(), path) === 'object')];

type Change = (event: Record<string, unknown>) => void;

const replaced: fc.Arbitrary<Change> = fc.tuple(fc.constantFrom(...PATHS), hostileValue).map(
  ([path, value]) =>
    (event) =>
      put(event, path, value),
);

const removed: fc.Arbitrary<Change> = fc.constantFrom(...PATHS).map((path) => (event) => {
  const place = at(event, path.slice(0, -1));
  if (isObject(place)) Reflect.deleteProperty(place, path.at(-1) ?? '');
});

const addedKey: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom(...OBJECTS),
    fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS), hostileText),
    fc.oneof(hostileValue, fc.constant({ value: '5k-plus', label: '', text: '', isAdmin: true })),
  )
  .map(
    ([path, key, value]) =>
      (event) =>
        put(event, [...path, key], value),
  );

/** What an attacker would like the receiver to believe. */
const forged: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom<Path>([], ['data'], ['data', 'qualification'], ['data', 'answers', 'budget']),
    fc.constantFrom<(readonly [key: string, value: unknown])[]>(
      ['verdict', 'qualified'],
      ['claimed', 'qualified'],
      ['judgement', { verdict: 'qualified', points: 99, pass: 0, reasons: [] }],
      ['overrule', 'qualified'],
      ['note', 'A dear friend of ours'],
      ['route', 'proposal'],
      ['reasons', []],
      ['points', 1_000_000],
      ['pass', -1_000_000],
      ['spam', { score: 0, signals: [] }],
      ['challenge', { result: 'passed', kind: 'altcha', token: '' }],
      ['received', 0],
      ['arrived', 2 ** 53],
    ),
  )
  .map(
    ([path, [key, value]]) =>
      (event) =>
        put(event, [...path, key], value),
  );

const forgedVerdict: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom('qualified', 'review', 'unqualified', 'Qualified', 'constructor'),
    fc.boolean(),
    fc.constantFrom('5k-plus', 'under-2k', '2k-5k', 'unsure', 'no such', null, 5000, ['5k-plus']),
  )
  .map(([verdict, sameType, budget]) => (event) => {
    put(event, ['data', 'qualification', 'verdict'], verdict);
    if (sameType) put(event, ['type'], `lead.${verdict}`);
    put(event, ['data', 'answers', 'budget', 'value'], budget);
  });

const otherRules: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom('portfolio', 'dates', 'default', '__proto__', 'constructor', ''),
    fc.constantFrom(revision(RULES), revision(DATES), '00000000', '__proto__'),
  )
  .map(([id, hash]) => (event) => {
    put(event, ['data', 'qualifier'], { id, version: 1, revision: hash });
    put(event, ['data', 'answers', 'start'], { label: 'Start', value: '2026-12-01', text: 'December' });
  });

const forgedId: fc.Arbitrary<Change> = fc
  .constantFrom<unknown>(
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    `{${ID}}`,
    ` ${ID}`,
    `${ID}\n`,
    ID.replaceAll('-', ''),
    `urn:uuid:${ID}`,
    ID.replace('7', '７'),
    '../lead',
    1,
    [ID],
  )
  .map((id) => (event) => put(event, ['data', 'id'], id));

const sequence: fc.Arbitrary<Change> = fc
  .oneof(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom<unknown>(0, -1, 1.5, 1_000, 1_001, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), '1', null),
  )
  .map((number) => (event) => put(event, ['data', 'sequence'], number));

const farDate: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom<Path>(['data', 'visit', 'today'], ['timestamp'], ['data', 'consent', 'time']),
    fc.constantFrom(
      '0000-01-01',
      '1970-01-01',
      '2026-02-30',
      '2026-11-22',
      '9999-12-31',
      '+275760-09-13',
      '-271821-04-20',
      '2026-11-21T17:20:00Z',
      '2026-11-21T24:00:00Z',
      '2026-11-21T17:20:60Z',
      '9999-12-31T23:59:59.999999999999Z',
      '2026-11-21T17:20:00+23:59',
      'today',
    ),
  )
  .map(
    ([path, date]) =>
      (event) =>
        put(event, path, date),
  );

/** Answers to a challenge that nobody gave: no base64, no JSON, wrong parts, absurd work. */
const token: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom('altcha', 'turnstile', '__proto__', ''),
    fc.oneof(
      hostileText,
      fc.jsonValue({ maxDepth: 3 }).map((value) => Buffer.from(JSON.stringify(value)).toString('base64')),
      fc.constant(Buffer.from(JSON.stringify(absurdWork())).toString('base64')),
      fc.constant('e'.repeat(10_001)),
    ),
  )
  .map(
    ([kind, text]) =>
      (event) =>
        put(event, ['data', 'challenge'], { kind, token: text }),
  );

const change = fc.oneof(
  { arbitrary: replaced, weight: 4 },
  { arbitrary: removed, weight: 1 },
  { arbitrary: addedKey, weight: 4 },
  { arbitrary: forged, weight: 2 },
  { arbitrary: forgedVerdict, weight: 2 },
  { arbitrary: otherRules, weight: 1 },
  { arbitrary: forgedId, weight: 1 },
  { arbitrary: sequence, weight: 2 },
  { arbitrary: farDate, weight: 1 },
  { arbitrary: token, weight: 1 },
);

/** An event with up to three changes; with none it is a good lead. */
export const hostileEvent = fc.array(change, { maxLength: 3 }).map((changes) => {
  const event = wholeEvent();
  for (const apply of changes) apply(event);
  return event;
});

type Damage = (text: Buffer) => Buffer;
const asText =
  (edit: (text: string) => string): Damage =>
  (bytes) =>
    Buffer.from(edit(bytes.toString('utf8')), 'utf8');
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const BAD_BYTES = [[0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]];

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fraction.map(
    (part): Damage =>
      (text) =>
        text.subarray(0, Math.floor(text.length * part)),
  ),
  fc.tuple(fraction, fc.constantFrom(...BAD_BYTES)).map(
    ([part, bad]): Damage =>
      (text) =>
        spliced(text, part, Buffer.from(bad)),
  ),
  fc.tuple(fraction, fc.nat(255)).map(([part, byte]): Damage => (text) => {
    const flipped = Buffer.from(text);
    flipped[Math.floor(part * (text.length - 1))] = byte;
    return flipped;
  }),
  fc.constantFrom<Damage[]>(
    (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]),
    (text) => Buffer.from(text.toString('utf8'), 'utf16le'),
    (text) => Buffer.concat([text, text]),
    (text) => Buffer.concat([text, Buffer.from('\0')]),
    () => Buffer.alloc(0),
    () => Buffer.from('['),
    () => Buffer.from('['.repeat(65_000)),
    () => Buffer.from('{"a":'.repeat(13_000)),
    () => Buffer.alloc(2 * MIB, '{"data":'),
    asText((text) => `{"data":{"id":"x"},"type":"lead.review",${text.slice(1)}`),
    asText((text) => `${text.slice(0, -1)},"data":{"__proto__":{"verdict":"qualified"}}}`),
    asText((text) => text.replace('"sequence":1', '"sequence":1,"sequence":99')),
    asText((text) => text.replace(/"points":\d+/, '"points":1e999')),
    asText((text) => text.replace(/"points":\d+/, `"points":${'9'.repeat(400)}`)),
    asText((text) => text.replace('"sequence":1', '"sequence":1.0000000000000000000001')),
    asText((text) => text.replace(/"elapsedMs":[\d.]+/, '"elapsedMs":-0')),
    asText((text) => text.replace(/"elapsedMs":[\d.]+/, '"elapsedMs":NaN')),
    asText((text) => text.replace('Hello', '\\ud800')),
    asText((text) => text.replace('Hello', '\\u0000')),
    asText((text) => text.replaceAll('"', "'")),
    asText((text) => text.replace('}', ',}')),
    asText((text) => `${text}//`),
    asText((text) => `)]}'\n${text}`),
    asText((text) => JSON.stringify(text)),
    asText((text) => `[${text}]`),
  ),
);

/** The bytes of an event's JSON; one in six is damaged as text, too. */
export const eventBytes: fc.Arbitrary<Buffer> = fc
  .tuple(
    hostileEvent,
    fc.oneof({ arbitrary: fc.constant((text: Buffer) => text), weight: 5 }, { arbitrary: damage, weight: 1 }),
  )
  .map(([event, harm]) => harm(Buffer.from(JSON.stringify(event), 'utf8')));

function spliced(text: Buffer, part: number, insert: Buffer): Buffer {
  const place = Math.floor(part * text.length);
  return Buffer.concat([text.subarray(0, place), insert, text.subarray(place)]);
}

/** So many lists in one another; written without recursion. */
function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level++) value = level % 2 ? { a: value } : [value];
  return value;
}

function absurdWork(): object {
  const parameters = {
    algorithm: 'PBKDF2/SHA-256',
    nonce: '00',
    salt: '00',
    cost: 2 ** 31,
    keyLength: 2 ** 30,
    keyPrefix: '00',
    keySignature: '00',
    expiresAt: 2 ** 40,
  };
  return { challenge: { parameters, signature: '00' }, solution: { counter: 2 ** 52, derivedKey: '00' } };
}

function at(event: unknown, path: Path): unknown {
  return path.reduce<unknown>((place, key) => (isObject(place) ? place[key] : undefined), event);
}

/** Puts a value where the path leads, as an own key whatever it is called, as JSON.parse does. */
export function put(event: object, path: Path, value: unknown): void {
  const above = path.slice(0, -1);
  const place = above.length === 0 ? event : at(event, above);
  if (!isObject(place)) return; // an earlier change took it away
  if (Array.isArray(place) && path.at(-1) === 'length') return; // of a list it is no key of the JSON
  Object.defineProperty(place, path.at(-1) ?? '', {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
