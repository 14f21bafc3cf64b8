import { expect, test } from 'vitest';
import type { Store } from '../../../src/receiver/store/store.ts';
import { NOW } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { asText, chosen, formToken, mainText, parsePage, typedNote } from './page.ts';
import { postOf, save, signedIn } from './signed-in.ts';

/** What the form of a lead's page holds, and what the owner changes in it. */
const fields = (change: Record<string, string> = {}) => ({
  action: 'save',
  sequence: '1',
  was: '',
  note: '',
  overrule: '',
  ...change,
});

async function withLead(store?: Store) {
  const visit = await signedIn(store && { store });
  const id = await save(visit.store, { judgement: { verdict: 'review' } });
  const kept = async () => {
    const { note, overrule } = (await visit.store.get(id))!.lead;
    return { note, overrule };
  };
  return { ...visit, id, kept };
}

test('note and verdict are kept, shown beside the verdict of the rules, and can be taken back', async () => {
  const { id, send, open, kept } = await withLead();
  const saved = await send(
    `?lead=${id}&verdict=review`,
    fields({ note: ' Call\r\non Monday ', overrule: 'qualified' }),
  );
  expect(saved.response.status).toBe(303);
  const back = saved.response.headers.get('location')!;
  expect(back).toBe(`?lead=${id}&saved=&verdict=review`);
  expect(await kept()).toEqual({ note: 'Call\non Monday', overrule: 'qualified' });
  const { page } = await open(back);
  expect(asText(page.querySelector('[role="status"]'))).toBe('Saved.');
  expect(mainText(page)).toContain('As the rules say: Review, 2 of 2 points');
  expect(chosen(page)).toBe('qualified');
  expect(typedNote(page)).toBe('Call\non Monday');
  await send(`?lead=${id}`, fields({ was: 'Call\r\non Monday', note: '', overrule: '' }));
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
});

test('saving without a change changes nothing', async () => {
  const { id, send, kept } = await withLead();
  expect((await send(`?lead=${id}`, fields())).response.status).toBe(303);
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
});

test('where the lead was sent again meanwhile, the new answers are shown and nothing typed is lost', async () => {
  const { id, store, send, kept } = await withLead();
  await save(store, {
    data: { id, sequence: 2, contact: { name: 'Grace' } },
    judgement: { verdict: 'review' },
  });
  const typed = fields({ note: 'Too small', overrule: 'unqualified' });
  const { response, page } = await send(`?lead=${id}`, typed);
  expect(response.status).toBe(409);
  expect(asText(page.querySelector('[role="alert"]'))).toContain(
    'This lead was sent again while you were looking at it',
  );
  expect(page.querySelector('h1')?.textContent).toBe('Grace');
  expect(typedNote(page)).toBe('Too small');
  expect(chosen(page)).toBe('unqualified');
  expect(page.querySelector('[name="sequence"]')?.getAttribute('value')).toBe('2');
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
  await send(`?lead=${id}`, { ...typed, sequence: '2' });
  expect(await kept()).toEqual({ note: 'Too small', overrule: 'unqualified' });
});

test('also where it came at the very moment of saving', async () => {
  const real = await temporaryStore();
  const store: Store = Object.assign(Object.create(real) as Store, {
    annotate: async (...given: Parameters<Store['annotate']>) => {
      await save(real, { data: { id: given[0], sequence: 2, contact: { name: 'Grace' } } });
      return real.annotate(...given);
    },
  });
  const { id, send, kept } = await withLead(store);
  const { response, page } = await send(`?lead=${id}`, fields({ overrule: 'unqualified' }));
  expect(response.status).toBe(409);
  expect(page.querySelector('h1')?.textContent).toBe('Grace');
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
});

test('where somebody else changed the note meanwhile, both notes are shown and neither is lost', async () => {
  const { id, store, send, kept } = await withLead();
  await store.annotate(id, { note: 'Theirs' });
  const { response, page } = await send(`?lead=${id}`, fields({ note: 'Mine' }));
  expect(response.status).toBe(409);
  expect(mainText(page)).toContain('it reads “Theirs” now');
  expect(typedNote(page)).toBe('Mine');
  expect(await kept()).toMatchObject({ note: 'Theirs' });
  await send(`?lead=${id}`, fields({ was: 'Theirs', note: 'Mine' }));
  expect(await kept()).toMatchObject({ note: 'Mine' });
});

test('a note that is too long comes back as it was typed', async () => {
  const { id, send, kept } = await withLead();
  const note = 'é'.repeat(10_001);
  const { response, page } = await send(`?lead=${id}`, fields({ note }));
  expect(response.status).toBe(422);
  expect(mainText(page)).toContain('The note has 10001 characters');
  expect(typedNote(page)).toBe(note);
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
});

test('a note of the greatest length in any script has room in the form, twice', async () => {
  const { id, send, kept } = await withLead();
  const note = '注'.repeat(10_000);
  await send(`?lead=${id}`, fields({ note }));
  await send(`?lead=${id}`, fields({ was: note, note, overrule: 'qualified' }));
  expect(await kept()).toEqual({ note, overrule: 'qualified' });
});

test.each([{ overrule: 'best' }, { sequence: 'x' }])('a form with %j changes nothing', async (wrong) => {
  const { id, send, kept } = await withLead();
  expect((await send(`?lead=${id}`, { ...fields({ note: 'x' }), ...wrong })).response.status).toBe(400);
  expect(await kept()).toEqual({ note: undefined, overrule: undefined });
});

test('a lead that was deleted meanwhile is said to be gone', async () => {
  const { id, store, open, inbox, cookie } = await withLead();
  const form = formToken((await open()).page);
  await store.erase({ id });
  const response = await inbox(postOf(`?lead=${id}`, { form, ...fields({ note: 'x' }) }, { cookie }));
  const page = parsePage(await response.text());
  expect([response.status, mainText(page)]).toEqual([404, expect.stringContaining('No such lead')]);
});

test('the note survives a send that corrects the lead', async () => {
  const { id, store, send, kept } = await withLead();
  await send(`?lead=${id}`, fields({ note: 'Call', overrule: 'qualified' }));
  await save(store, { data: { id, sequence: 2 }, received: NOW + 60_000 });
  expect(await kept()).toEqual({ note: 'Call', overrule: 'qualified' });
});
