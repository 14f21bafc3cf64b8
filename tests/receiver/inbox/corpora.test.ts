import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExportedLead } from '../../../src/receiver/inbox/export.ts';
import { FORMULAS } from '../../corpora/formulas.ts';
import { hostileLead } from '../../corpora/hostile-lead.ts';
import { xssVectors } from '../../corpora/xss.ts';
import { signedIn } from './signed-in.ts';

const TEXTS = [...FORMULAS, ...xssVectors('https://canary.example')];

/** Columns that hold one text of a stranger's and nothing else. */
const PLAIN = ['Name', 'Email', 'Phone', 'Company', 'Website', 'Message', 'Next step', 'Page', 'Came from'];

/** What a spreadsheet takes for the sign of a formula, in whatever width, … */
const SIGNS = /^[=+\-@＝＋－＠−]/;
/** … behind what it takes no notice of. */
const UNSEEN = /^[\s\p{Z}\p{C}"]+/u;

const withoutMarks = (text: string) => text.replaceAll("'", '');

/** An inbox with one lead for each text, and its exports. */
async function exported() {
  const { store, open } = await signedIn();
  const leads = TEXTS.map((text, index) => hostileLead(text, { at: Date.now() + index }));
  for (const lead of leads) {
    await store.save(lead);
    await store.annotate(lead.event.data.id, { note: lead.event.data.contact.name ?? '' });
  }
  const text = async (format: string) => (await open(`?export=${format}`)).html;
  return {
    leads: leads.toReversed(),
    texts: TEXTS.toReversed(),
    csv: await text('csv'),
    json: await text('json'),
  };
}

test('whatever strangers write, each cell of the CSV is their text, and none is a formula', async () => {
  const { texts, csv } = await exported();
  const [header = [], ...rows]: string[][] = parse(csv, { bom: true, record_delimiter: '\r\n' });
  expect(rows).toHaveLength(texts.length);
  for (const [index, row] of rows.entries()) {
    const text = texts[index] ?? '';
    expect(row).toHaveLength(header.length);
    for (const name of [...PLAIN, 'Your note'])
      expect(withoutMarks(row[header.indexOf(name)] ?? ''), name).toBe(
        withoutMarks(name === 'Your note' ? text.replaceAll('\0', '') : text),
      );
    for (const cell of row) {
      expect(cell.replace(UNSEEN, '')).not.toMatch(SIGNS);
      // What spreadsheets set to other separators would make cells of.
      for (const part of cell.split(/[;\t\r\n]/)) expect(part.replace(UNSEEN, '')).not.toMatch(/^[=＝]/);
    }
  }
  for (const cell of header) expect(cell.replace(UNSEEN, '')).not.toMatch(SIGNS);
});

test('whatever strangers write, the JSON says it to the letter', async () => {
  const { leads, json } = await exported();
  const read = JSON.parse(json) as ExportedLead[];
  expect(read.map(({ event }) => event)).toEqual(leads.map(({ event }) => JSON.parse(JSON.stringify(event))));
  expect(read.map(({ judgement }) => judgement)).toEqual(leads.map(({ judgement }) => judgement));
});
