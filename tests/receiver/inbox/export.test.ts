import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import type { ExportedLead } from '../../../src/receiver/inbox/export.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { CORRECTION_MS } from '../../../src/receiver/store/store.ts';
import { NOW } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { ADDRESS, save, signedIn } from './signed-in.ts';

/** Many leads, `Person 0` the oldest, every third one for review. */
async function many(store: Store, count: number) {
  for (let index = 0; index < count; index++) {
    await save(store, {
      data: { contact: { name: `Person ${index}`, email: `p${index % 2}@example.com` } },
      judgement: { verdict: index % 3 ? 'qualified' : 'review' },
      received: NOW + index,
    });
  }
}

const down = (count: number) => Array.from({ length: count }, (_, index) => count - 1 - index);

test('every lead is in the export once, over all batches, the newest first', async () => {
  const { store, open } = await signedIn();
  await many(store, 1_100);
  const json = JSON.parse((await open('?export=json')).html) as ExportedLead[];
  expect(json.map(({ event }) => event.data.contact.name)).toEqual(
    down(1_100).map((index) => `Person ${index}`),
  );
  const rows: string[][] = parse((await open('?export=csv')).html, { bom: true });
  expect(rows.slice(1).map((row) => row[8])).toEqual(down(1_100).map((index) => `Person ${index}`));
});

test('what is looked at is exported: verdict and search, and not the page alone', async () => {
  const { store, open } = await signedIn();
  await many(store, 60);
  const names = async (query: string) =>
    (JSON.parse((await open(`?export=json&${query}`)).html) as ExportedLead[]).map(
      ({ event }) => event.data.contact.name,
    );
  const reviews = down(60).filter((index) => index % 3 === 0);
  expect(await names('verdict=review')).toEqual(reviews.map((index) => `Person ${index}`));
  const odd = down(60).filter((index) => index % 2 === 1);
  expect(await names('q=P1@+person')).toEqual(odd.map((index) => `Person ${index}`));
  expect(await names('q=nobody')).toEqual([]);
  const { html } = await open('?verdict=review&q=person');
  expect(html).toContain('href="?export=csv&amp;verdict=review&amp;q=person"');
});

test('the JSON has the lead event, the judgement, what the owner said, and no more', async () => {
  const { store, open } = await signedIn({ now: () => NOW });
  const id = await save(store, { judgement: { verdict: 'review', reasons: [{ text: 'Too little' }] } });
  await store.annotate(id, { note: 'Call', overrule: 'qualified' });
  const { response, html } = await open('?export=json');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="leads-2026-11-21.json"');
  const { lead } = (await store.get(id))!;
  expect(JSON.parse(html)).toEqual([
    {
      id,
      received: '2026-11-21T17:20:00.000Z',
      arrived: '2026-11-21T17:20:00.000Z',
      verdict: 'qualified',
      overrule: 'qualified',
      note: 'Call',
      judgement: lead.judgement,
      event: lead.event,
    },
  ]);
});

test('a person’s export has all of their leads, earlier sends, and whom they were told to; nobody else’s', async () => {
  const { store, open } = await signedIn();
  const id = leadId(NOW);
  await save(store, { data: { id }, deliveries: [{ target: 'crm', due: NOW }] });
  await save(store, { data: { id, sequence: 2, contact: { email: 'ADA@example.com' } } });
  await save(store, { received: NOW + 1 });
  await save(store, { data: { contact: { email: 'eve@example.com' } } });
  const { response, html } = await open(`?person=${id}`);
  expect(response.headers.get('content-disposition')).not.toMatch(/ada/i);
  const leads = JSON.parse(html) as ExportedLead[];
  expect(leads).toHaveLength(2);
  expect(html).not.toContain('eve@');
  const sentTwice = leads.find((lead) => lead.id === id);
  expect(sentTwice?.earlier).toMatchObject([{ event: { data: { sequence: 1 } } }]);
  expect(sentTwice?.forwarded).toEqual([{ target: 'crm', state: 'due' }]);
  expect((await open('?person=nobody')).response.status).toBe(404);
});

test('a person’s export is whole, also of more leads than the store gives at once', async () => {
  const { store, open } = await signedIn();
  const ids: string[] = [];
  for (let index = 0; index < 1_010; index++) ids.unshift(await save(store, { received: NOW + index }));
  const leads = JSON.parse((await open(`?person=${ids[3]!}`)).html) as ExportedLead[];
  expect(leads.map(({ id }) => id)).toEqual(ids);
});

test.each(['?export=json', '?person='])(
  'who comes back while %s runs, from where it has not been to where it has, is in it, and once',
  async (query) => {
    const store = await temporaryStore();
    const ids: string[] = [];
    for (let index = 0; index < 1_100; index++) ids.unshift(await save(store, { received: NOW + index }));
    const later = NOW + CORRECTION_MS * 2;
    const comeBack = (at: number, sequence: number) =>
      save(store, { data: { id: ids[at]!, sequence }, received: later + at + sequence });
    const { inbox, cookie } = await signedIn({ store, now: () => later });
    const address = ADDRESS + query + (query.endsWith('=') ? ids[0]! : '');
    const reader = (await inbox(new Request(address, { headers: { cookie } }))).body!.getReader();
    const chunks: Uint8Array[] = [];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      chunks.push(piece.value);
      if (chunks.length > 1) continue;
      // One that was read already, and two that were not; and one who is new.
      for (const at of [5, 700, 1_099]) await comeBack(at, 2);
      await save(store, { received: later });
    }
    const leads = JSON.parse(Buffer.concat(chunks).toString()) as ExportedLead[];
    const found = leads.map(({ id }) => id);
    expect(new Set(found).size).toBe(found.length);
    expect(found.toSorted()).toEqual(ids.toSorted());
  },
);

test('a person without an email address is the lead alone', async () => {
  const { store, open } = await signedIn();
  const id = await save(store, { data: { contact: { name: 'Ada' } } });
  await save(store, { data: { contact: { name: 'Ada' } } });
  expect(JSON.parse((await open(`?person=${id}`)).html)).toHaveLength(1);
});

test('is made as it is read, ends with its reader, and is not begun for HEAD', async () => {
  const store = await temporaryStore();
  await many(store, 1_100);
  let calls = 0;
  const counting: Store = Object.assign(Object.create(store) as Store, {
    list: (options: Parameters<Store['list']>[0]) => {
      calls++;
      return store.list(options);
    },
  });
  const { inbox, cookie } = await signedIn({ store: counting });
  const request = (method: string) => new Request(`${ADDRESS}?export=csv`, { method, headers: { cookie } });
  const head = await inbox(request('HEAD'));
  expect([head.headers.get('content-type'), await head.text()]).toEqual([
    'text/csv; charset=utf-8; header=present',
    '',
  ]);
  expect(calls).toBe(0);
  const reader = (await inbox(request('GET'))).body!.getReader();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toBe(0);
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(calls).toBe(1);
  await reader.cancel();
  expect(calls).toBe(1);
});

test('a store that fails in the midst breaks the file off', async () => {
  const store = await temporaryStore();
  await many(store, 600);
  let calls = 0;
  const failing: Store = Object.assign(Object.create(store) as Store, {
    list: async (options: Parameters<Store['list']>[0]) => {
      if (++calls > 1) throw new Error('The database went away');
      return store.list(options);
    },
  });
  const { inbox, cookie } = await signedIn({ store: failing });
  const response = await inbox(new Request(`${ADDRESS}?export=json`, { headers: { cookie } }));
  await expect(response.text()).rejects.toThrow('The database went away');
});

test('an unknown format is not found', async () => {
  const { open } = await signedIn();
  expect((await open('?export=xlsx')).response.status).toBe(404);
});
