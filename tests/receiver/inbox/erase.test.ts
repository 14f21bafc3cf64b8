import { expect, test } from 'vitest';
import type { Store } from '../../../src/receiver/store/store.ts';
import { NOW } from '../lead.ts';
import { all, asText, linkTo, mainText } from './page.ts';
import { save, signedIn } from './signed-in.ts';

const LATE = NOW + 86_400_000;

/** Two leads of Ada, told to some, and one of Eve. */
async function people() {
  const visit = await signedIn();
  const { store } = visit;
  const first = await save(store, { deliveries: [{ target: 'crm', due: NOW }] });
  const second = await save(store, {
    data: { contact: { name: 'Ada L.', email: 'ADA@example.com' } },
    received: LATE,
    deliveries: [
      { target: 'mail', due: NOW },
      { target: 'slack', due: NOW },
      { target: 'waits', due: NOW },
    ],
  });
  const eve = await save(store, { data: { contact: { email: 'eve@example.com' } } });
  await settle(store, 'crm', 'delivered');
  await settle(store, 'mail', 'dead');
  await settle(store, 'slack', 'delivered');
  const left = async () => (await store.list({ limit: 9 })).map(({ id }) => id);
  return { ...visit, first, second, eve, left };
}

/** The parts of the page: this lead, and all of the person. */
const sections = (page: Document) => all(page, 'main > section');

async function settle({ deliveries }: Store, target: string, state: 'delivered' | 'dead') {
  const [leased] = await deliveries.lease({ target, now: NOW, limit: 1, holder: 'test', forMs: 1_000 });
  await deliveries.settle(leased!.number, 'test', { state, at: NOW, failure: 'answered 500' });
}

test('the lead’s page leads to one that asks first, says what would go, and where copies are', async () => {
  const { open, first, second, eve, left } = await people();
  expect(linkTo((await open(`?lead=${first}`)).page, /^Delete this lead/)).toBe(`?lead=${first}&delete`);
  const { html, page } = await open(`?lead=${first}&delete`);
  const [one, person] = sections(page);
  expect(linkTo(page, /Back to the lead/)).toBe(`?lead=${first}`);
  expect(one?.innerHTML).toContain(`href="?lead=${first}"`);
  expect(asText(one!)).toContain('Already sent to crm: delete it there, too');
  expect(one?.innerHTML).not.toContain(second);
  expect(person?.innerHTML).toContain(first);
  expect(person?.innerHTML).toContain(second);
  expect(asText(person!)).toContain('Already sent to crm, slack: delete it there, too');
  expect(asText(person!)).toContain('Perhaps sent to mail, where');
  for (const target of all(page, '.trouble bdi')) expect(target.textContent).toMatch(/^(crm|slack|mail)$/);
  expect(person?.innerHTML).not.toContain('waits');
  expect(asText(person!.querySelector('button'))).toBe('Delete all 2 leads of this person');
  expect(html).not.toContain(eve);
  expect(await left()).toHaveLength(3);
});

test('a person of one lead is asked about once', async () => {
  const { open, eve } = await people();
  expect(all((await open(`?lead=${eve}&delete`)).page, 'button[value="erase"]')).toHaveLength(1);
});

test('one lead is deleted, and the page says where copies are', async () => {
  const { send, first, second, eve, left } = await people();
  const { response, page } = await send(`?lead=${first}`, { action: 'erase', scope: 'lead' });
  expect(response.status).toBe(200);
  expect(mainText(page)).toContain('1 lead deleted. Already sent to crm: delete it there, too.');
  expect((await left()).toSorted()).toEqual([second, eve].toSorted());
});

test('all leads of a person are deleted, in any case of the address, and nobody else’s', async () => {
  const { send, inbox, cookie, first, eve, left } = await people();
  const fields = { action: 'erase', scope: 'person', email: 'ada@example.com' };
  const { html } = await send(`?lead=${first}&delete`, fields);
  expect(html).toContain('2 leads deleted.');
  expect(await left()).toEqual([eve]);
  const again = await send(`?lead=${eve}&delete`, fields);
  expect(again.response.status).toBe(404);
  const gone = await inbox(new Request(`http://localhost/?lead=${first}&delete`, { headers: { cookie } }));
  expect(gone.status).toBe(404);
});

test('what is just being sent to a target may be there: it is said before and after', async () => {
  const { open, send, store, second } = await people();
  await store.deliveries.lease({ target: 'waits', now: NOW, limit: 1, holder: 'test', forMs: 1_000 });
  const copies = 'Perhaps sent to mail, waits, where an attempt failed';
  expect(mainText((await open(`?lead=${second}&delete`)).page)).toContain(copies);
  const erased = await send(`?lead=${second}`, { action: 'erase', scope: 'lead' });
  expect(mainText(erased.page)).toContain(copies);
});

test('of many leads of a person the page says how many, lists some, and links to the others', async () => {
  const { store, open, send } = await signedIn();
  const ids: string[] = [];
  for (let index = 0; index < 120; index++) ids.unshift(await save(store, { received: NOW + index }));
  const seen: string[] = [];
  for (let query: string | undefined = `?lead=${ids[7]!}&delete`; query !== undefined;) {
    const person = sections((await open(query)).page)[1]!;
    expect(asText(person.querySelector('button'))).toBe('Delete all 120 leads of this person');
    expect(asText(person)).toContain(`${seen.length < 100 ? 50 : 20} of 120 leads are listed here.`);
    expect(linkTo(person, 'Newest leads') !== undefined).toBe(seen.length > 0);
    seen.push(...all(person, 'li a').map((link) => link.getAttribute('href')!.replace('?lead=', '')));
    query = linkTo(person, 'Older leads');
  }
  expect(seen).toEqual(ids);
  const fields = { action: 'erase', scope: 'person', email: 'ada@example.com' };
  expect((await send(`?lead=${ids[7]!}&delete`, fields)).html).toContain('120 leads deleted.');
});

test.each([{ scope: '' }, { scope: 'all' }, { scope: 'person' }, { scope: 'person', email: ' ' }])(
  'a form with %j deletes nothing',
  async (fields) => {
    const { send, first, left } = await people();
    const { response } = await send(`?lead=${first}&delete`, { action: 'erase', ...fields });
    expect(response.status).toBe(400);
    expect(await left()).toHaveLength(3);
  },
);
