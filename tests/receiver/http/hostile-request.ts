import * as fc from 'fast-check';
import { eventBytes, hostileText, ID, MARK } from './hostile-event.ts';

/** One HTTP request of an attacker's, before it is known over which way it goes. */
export interface HostileRequest {
  method: string;
  /** Path with its query. */
  target: string;
  /** In this order; names may come several times. */
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer;
  /** Where the body is cut into chunks of its stream. */
  chunks: number;
  /** Whether the body's stream breaks off with an error. */
  breaksOff: boolean;
  /** Whose id the lead bears: a new one, one that was sent before, or a new one in capitals. */
  id: 'new' | 'known' | 'capitals';
}

const SITE = 'https://site.example';
const LIMIT = 64 * 1024;
const FORM_LIMIT = 4 * LIMIT;

type Content = { body: Buffer; type: string | undefined };

/** White space at the end of JSON counts as bytes and means nothing. */
const around = (limit: number) => usual(0, 12, limit - 1, limit, limit + 1, 3 * limit);
const padded = (bytes: Buffer, length: number, fill: string) =>
  length > bytes.length ? Buffer.concat([bytes, Buffer.alloc(length - bytes.length, fill)]) : bytes;

const plainType = fc.constantFrom('application/json', 'text/plain', 'text/plain;charset=UTF-8');
const oddType = fc.oneof(
  fc.constantFrom<(string | undefined)[]>(
    undefined,
    '',
    ';',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; charset=latin1',
    'application/json;;;charset="utf-8',
    'APPLICATION/JSON ; CHARSET = UTF-8',
    'application/json, text/plain',
    'application/ld+json',
    'text/html',
    'application/xml',
    'application/octet-stream',
    'multipart/form-data',
    'application/x-www-form-urlencoded; charset=ebcdic',
    'a'.repeat(4_000),
  ),
  headerText(),
);

const json: fc.Arbitrary<Content> = fc
  .tuple(eventBytes, plainType, around(LIMIT))
  .map(([bytes, type, length]) => ({ type, body: padded(bytes, length, ' ') }));

type Way = 'right' | 'raw' | 'twice' | 'none' | 'broken' | 'plus' | 'nul' | 'many';

const form: fc.Arbitrary<Content> = fc
  .tuple(
    eventBytes,
    usual<Way>('right', 4, 'raw', 'twice', 'none', 'broken', 'plus', 'nul', 'many'),
    around(FORM_LIMIT),
  )
  .map(([bytes, way, length]) => {
    const text = bytes.toString('latin1');
    const event = `event=${encodeURIComponent(bytes.toString('utf8'))}`;
    const written: Record<Way, string> = {
      right: `email=ada%40example.com&${event}`,
      raw: `event=${text}`,
      twice: `${event}&${event}`,
      none: 'email=ada%40example.com&verdict=qualified',
      broken: event.replaceAll('%22', '%2'),
      plus: event.replaceAll('%20', '+'),
      nul: `${event}%00%ff%C0%80`,
      many: `${'a&'.repeat(20_000)}${event}`,
    };
    const body = Buffer.from(`${written[way]}&rest=`, 'latin1');
    return { type: 'application/x-www-form-urlencoded', body: padded(body, length, 'x') };
  });

const multipart: fc.Arbitrary<Content> = eventBytes.map((bytes) => ({
  type: 'multipart/form-data; boundary=b',
  body: Buffer.concat([
    Buffer.from('--b\r\ncontent-disposition: form-data; name="event"\r\n\r\n'),
    bytes,
    Buffer.from('\r\n--b--\r\n'),
  ]),
}));

const rawBytes: fc.Arbitrary<Content> = fc
  .tuple(fc.uint8Array({ maxLength: 400 }), plainType)
  .map(([bytes, type]): Content => ({ type, body: Buffer.from(bytes) }));

const oddlyTyped: fc.Arbitrary<Content> = fc
  .tuple(eventBytes, oddType)
  .map(([body, type]) => ({ body, type }));

const content = fc.oneof(
  { arbitrary: json, weight: 20 },
  { arbitrary: form, weight: 6 },
  { arbitrary: oddlyTyped, weight: 2 },
  { arbitrary: multipart, weight: 1 },
  { arbitrary: rawBytes, weight: 1 },
);

/** A value that HTTP allows: no NUL, no line break, nothing above a byte. */
function headerText(): fc.Arbitrary<string> {
  return hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 2_000));
}

const origin: fc.Arbitrary<string | undefined> = fc.oneof(
  { arbitrary: fc.constant(SITE), weight: 30 },
  {
    arbitrary: fc.constantFrom<(string | undefined)[]>(
      undefined,
      'null',
      '',
      'https://site.example.evil.example',
      'https://site.example:443',
      'HTTPS://SITE.EXAMPLE',
      'https://site.example/',
      'https://evil.example, https://site.example',
      'https://site.example https://evil.example',
      'https://localhost:1@evil.example',
      'http://localhost:99999',
      '*',
    ),
    weight: 2,
  },
  { arbitrary: headerText(), weight: 1 },
);

const moreHeaders: fc.Arbitrary<(readonly [string, string])[]> = fc.array(
  fc.oneof(
    fc.constantFrom<(readonly [string, string])[]>(
      ['content-encoding', 'gzip'],
      ['content-encoding', 'br, identity'],
      ['content-type', 'application/json'],
      ['content-type', 'text/plain'],
      ['origin', SITE],
      ['origin', 'https://evil.example'],
      ['x-forwarded-for', '203.0.113.7'],
      ['x-forwarded-for', `${'198.51.100.1, '.repeat(400)}::ffff:203.0.113.9`],
      ['x-forwarded-for', '999.1.1.1, [::1]:80, %00, unknown, _hidden'],
      ['x-forwarded-proto', 'https'],
      ['x-http-method-override', 'DELETE'],
      ['cookie', '__proto__=1; inbox=%E0%A4%A'],
      ['accept', '*/*;q=9'],
      ['if-match', '*'],
      ['range', 'bytes=0-0,-1'],
    ),
    headerText().map((value) => ['x-forwarded-for', value] as const),
    headerText().map((value) => ['cookie', value] as const),
    headerText().map((value) => ['content-length', value] as const),
  ),
  { maxLength: 3 },
);

/** Any request; about one in three carries a lead that is to be taken. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .record({
    method: usual('POST', 25, 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'post', 'BREW', 'QUERY'),
    target: usual('/leads', 20, '/leads/challenge', '/leads?verdict=qualified', '/leads?%ff=%', '/leads#x'),
    content,
    origin,
    more: fc.option(moreHeaders, { freq: 4, nil: [] }),
    chunks: usual(1, 8, 2, 7, 500),
    breaksOff: usual(false, 40, true),
    id: fc.constantFrom<HostileRequest['id'][]>('new', 'new', 'new', 'known', 'known', 'capitals'),
  })
  .map(({ content: { body, type }, origin: from, more, ...rest }) => ({
    ...rest,
    body,
    headers: [
      ...(type === undefined ? [] : [['content-type', type] as const]),
      ...(from === undefined ? [] : [['origin', from] as const]),
      ...more,
    ],
  }));

/** Its body with this mark and id. */
export function markedBody({ body }: HostileRequest, mark: string, id: string): Buffer {
  const marked = Buffer.from(body);
  for (const [place, text] of [
    [MARK, mark],
    [ID, id],
  ] as const) {
    const bytes = Buffer.from(text);
    for (let index = marked.indexOf(place); index >= 0; index = marked.indexOf(place, index + 1))
      bytes.copy(marked, index);
  }
  return marked;
}

/** A mark of the request's own, as long as the place it is put in. */
export function markOf(number: number): string {
  const digits = (Math.imul(number, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  return `mark-${digits}${number.toString(16).padStart(8, '0')}-mark`;
}

export const MARKS = /mark-[0-9a-f]{16}-mark/g;

/** One value most of the time: `weight` times for each time that it is one of the others. */
function usual<T>(value: T, weight: number, ...others: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.oneof(
    { arbitrary: fc.constant(value), weight },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
}
