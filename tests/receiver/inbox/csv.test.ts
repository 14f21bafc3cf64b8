import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { safeCell } from '../../../src/receiver/inbox/csv.ts';
import { NOW, RULES } from '../lead.ts';
import { save, signedIn } from './signed-in.ts';

/** Opens a CSV as a program does that keeps to RFC 4180: rows by heading. */
function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, relax_column_count: false });
}

describe('a cell of the CSV', () => {
  test.each([
    // What a spreadsheet takes for a formula, and what it looks through to find one.
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("https://evil.example";"look")',
    "=cmd|' /C calc'!A1",
    "+cmd|' /C calc'!A1",
    "-2+3+cmd|' /C calc'!A1",
    "@SUM(1+1)*cmd|' /C calc'!A1",
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '﹢1',
    '−1',
    '⁼1',
    ' =1+1',
    '\u00A0=1+1',
    '\u3000＝1+1',
    '\u200B=1+1',
    '\uFEFF=1+1',
    '\u0000=1+1',
    '"=1+1"',
    '\tplain',
    '\rplain',
    '\nplain',
  ])('that would begin a formula begins with an apostrophe: %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });

  test.each([
    ['\t=1+1', "'\t'=1+1"],
    ['\n=1+1', "'\n'=1+1"],
    ['\r\n=1+1', "'\r\n'=1+1"],
    ['\u2028=1+1', "'\u2028'=1+1"],
    ['a;=1+1', "a;'=1+1"],
    ['a; =1+1', "a;' =1+1"],
    ['a|=1+1', "a|'=1+1"],
    ['a\t=1+1', "a\t'=1+1"],
    ['a,=1+1', "a,'=1+1"],
    ['a";"=1+1', `a";'"=1+1`],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\r\n＝1', "a\r\n'＝1"],
    ["a\n+cmd|' /C calc'!A1", "a\n'+cmd|' /C calc'!A1"],
    ["a;-cmd|' /C calc'!A1;-2", "a;'-cmd|' /C calc'!A1;-2"],
    ['a;@SUM(A1)', "a;'@SUM(A1)"],
    ["a;+'file:///etc/passwd'#$Sheet.A1", "a;'+'file:///etc/passwd'#$Sheet.A1"],
    ['a;+[book.xlsx]Sheet', "a;'+[book.xlsx]Sheet"],
  ])('has an apostrophe also where another spreadsheet would begin a cell: %j', (text, safe) => {
    expect(safeCell(text)).toBe(safe);
  });

  test.each([
    'Ada Lovelace',
    "O'Neill",
    'a = b',
    '5 - 3',
    'ada@example.com',
    'Two pages:\n- one\n- two\nThanks!',
    'Call me, +33 6 12 34 56 78',
    'https://example.com/?a=1&b=2',
    'مرحبا، أنا آدا',
    '',
  ])('that is none stays as it is: %j', (text) => {
    expect(safeCell(text)).toBe(text);
  });

  test('is no longer than Excel takes it, and never half a character', () => {
    expect(safeCell('x'.repeat(40_000))).toBe(`${'x'.repeat(32_000)}…`);
    expect(safeCell(`x${'🦊'.repeat(20_000)}`)).toBe(`x${'🦊'.repeat(15_999)}…`);
  });
});

describe('the CSV of the inbox', () => {
  test('is a file for spreadsheets: UTF-8 with a byte order mark, CRLF, a date in its name', async () => {
    const { store, open } = await signedIn({ qualifiers: RULES, now: () => NOW });
    await save(store, { data: { contact: { name: 'آدا' } } });
    const { response, html: csv } = await open('?export=csv&verdict=qualified');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="leads-qualified-2026-11-21.csv"',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv.endsWith('\r\n')).toBe(true);
    // `Response.text()` takes the byte order mark away.
    const { inbox, cookie } = await signedIn({ store });
    const bytes = await (
      await inbox(new Request('http://localhost/?export=csv', { headers: { cookie } }))
    ).arrayBuffer();
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('has all of a lead, read back as it was', async () => {
    const { store, open } = await signedIn({ qualifiers: RULES });
    const id = await save(store, {
      data: {
        contact: {
          givenName: 'Ada',
          familyName: 'Lovelace',
          email: 'ada@example.com',
          phone: '+44 20',
          company: 'Engines, Ltd "of" London',
          website: 'https://engines.example/',
          message: 'An engine,\nplease; "soon".',
          fields: { topics: ['weaving', 'numbers'], size: '3' },
        },
        answers: {
          budget: { label: 'Old words', value: '5k-plus', text: 'More than $5,000' },
          colour: { label: 'Which colour?', value: 'red', text: 'Red' },
        },
        source: {
          page: 'https://site.example/contact',
          referrer: 'https://search.example/',
          ref: 'anna',
          utm: { source: 'news', medium: 'mail', id: '7' },
        },
        consent: { given: true, text: 'Write to me', time: '2026-11-21T17:19:00.000Z' },
        reference: 'HKMT-RCFW',
        test: true,
      },
      judgement: {
        verdict: 'review',
        points: 0,
        pass: 2,
        reasons: [{ text: 'Too little' }, { text: '0 of 2 points' }],
        route: 'call',
        spam: { score: 0.3, signals: [] },
      },
    });
    await store.annotate(id, { note: 'Call on Monday', overrule: 'qualified' });
    const [row, ...others] = rowsOf((await open('?export=csv')).html);
    expect(others).toEqual([]);
    expect(row).toEqual({
      'Received (Europe/Paris)': '2026-11-21 18:20:00',
      'Verdict': 'Qualified',
      'Verdict of the rules': 'Review',
      'Your verdict': 'Qualified',
      'Points': '0',
      'Pass mark': '2',
      'Reasons': 'Too little\n0 of 2 points',
      'Your note': 'Call on Monday',
      'Name': 'Ada Lovelace',
      'Email': 'ada@example.com',
      'Phone': "'+44 20",
      'Company': 'Engines, Ltd "of" London',
      'Website': 'https://engines.example/',
      'Message': 'An engine,\nplease; "soon".',
      'Other fields': 'topics: weaving, numbers\nsize: 3',
      'Next step': 'call',
      'Page': 'https://site.example/contact',
      'Came from': 'https://search.example/',
      'Referred by': 'anna',
      'UTM source': 'news',
      'UTM medium': 'mail',
      'UTM campaign': '',
      'UTM term': '',
      'UTM content': '',
      'UTM other': 'id: 7',
      'Language': 'en',
      'Consent': 'given',
      'Consent to': 'Write to me',
      'Consent at (UTC)': '2026-11-21T17:19:00.000Z',
      'Spam score': '0.3',
      'Test': 'yes',
      'Sends': '1',
      'Reference': 'HKMT-RCFW',
      'Lead': id,
      'Other answers': 'Which colour?: Red',
      'What have you set aside?': 'More than $5,000',
      'Work like this costs $5,000 to $8,000. How does that sound?': '',
    });
  });

  test('has the same columns without a lead, and with any', async () => {
    const { store, open } = await signedIn({ qualifiers: RULES });
    const heading = async () => (await open('?export=csv')).html.split('\r\n', 1)[0]!;
    const empty = await heading();
    expect(empty).toContain('Verdict of the rules');
    await save(store, { answers: { colour: 'red' } });
    expect(await heading()).toBe(empty);
  });

  test('without rules has the questions that the newest leads answered', async () => {
    const { store, open } = await signedIn();
    await save(store, { data: { answers: { a: { label: 'Same?', value: '1', text: 'One' } } } });
    await save(store, {
      data: { answers: { b: { label: 'Same?', value: '2', text: 'Two' } } },
      received: NOW + 1,
    });
    const rows = rowsOf((await open('?export=csv')).html);
    expect(rows.map((row) => [row['Same? (a)'], row['Same? (b)']])).toEqual([
      ['', 'Two'],
      ['One', ''],
    ]);
  });

  test('runs no formula in any cell or heading, in whatever field it came', async () => {
    const { store, open } = await signedIn();
    const formulas = ['=1+1', ' =1+1', '\n=1+1', '＝1+1', `a";"=cmd|' /C calc'!A1`, 'a\n=1+1', "-cmd|'x'!A1"];
    for (const evil of formulas) {
      const id = await save(store, {
        data: {
          contact: {
            name: evil,
            email: evil,
            phone: evil,
            company: evil,
            website: evil,
            message: evil,
            fields: { [evil]: [evil, evil] },
          },
          answers: { [evil]: { label: evil, value: evil, text: evil } },
          source: { page: evil, referrer: evil, ref: evil, utm: { source: evil, [evil]: evil } },
          consent: { given: true, text: evil, time: '2026-11-21T00:00:00Z' },
          reference: evil,
        },
        judgement: { verdict: 'review', reasons: [{ text: evil }], route: evil },
      });
      await store.annotate(id, { note: evil });
    }
    const { html: csv } = await open('?export=csv');
    // As our file is read, and as spreadsheets read it that take `;`, `|` or a tab, or split at every line break.
    const readings = [
      parse(csv, { bom: true }),
      ...[';', '|', '\t', ','].map((delimiter) =>
        parse(csv, { bom: true, delimiter, quote: false, relax_column_count: true }),
      ),
    ];
    for (const cells of readings) {
      expect(cells.length).toBeGreaterThanOrEqual(formulas.length);
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^[\s\p{Z}\p{C}"]*[=+\-@＝]/u);
    }
  });
});

test('cells of nothing but separators are read once, not once for each of them', () => {
  // Read once for each, these thousand cells would take minutes.
  const cell = ',-'.repeat(15_000);
  for (let index = 0; index < 1_000; index++) expect(safeCell(cell)).toBe(cell);
});
