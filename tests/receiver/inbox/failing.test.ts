import { expect, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { formToken, mainText, parsePage } from './page.ts';
import { ADDRESS, postOf, save, signedIn } from './signed-in.ts';

const broken = () => Promise.reject(new Error('SQLITE_FULL: database or disk is full'));
const PEOPLE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** An inbox whose store can be read until it is broken, and what its owner is told. */
async function failing() {
  const troubles: string[] = [];
  const options = { onTrouble: (text: string) => troubles.push(text) };
  const { store } = await signedIn();
  const inbox = await signedIn({ ...options, store });
  const id = await save(store);
  const form = formToken((await inbox.open()).page);
  const breakStore = () => Object.assign(store, { list: broken, get: broken, annotate: broken });
  return { ...inbox, id, form, troubles, breakStore };
}

test('a store that fails is a page for people, a problem for programs, and a line for the owner', async () => {
  const { inbox, cookie, troubles, breakStore } = await failing();
  breakStore();
  const page = await inbox(new Request(ADDRESS, { headers: { cookie, ...PEOPLE } }));
  expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const shown = parsePage(await page.text());
  expect(shown.querySelector('h1')?.textContent).toBe('That failed');
  expect(mainText(shown)).toContain('Try it again in a while');
  const problem = await inbox(new Request(ADDRESS, { headers: { cookie, accept: '*/*' } }));
  expect([problem.status, problem.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  const line = 'The inbox could not be shown: SQLITE_FULL: database or disk is full';
  expect(troubles).toEqual([line, line]);
});

test('a change that fails says that it was probably not saved', async () => {
  const { inbox, cookie, id, form, troubles, breakStore } = await failing();
  breakStore();
  const fields = { form, action: 'save', note: 'Ada called', verdict: '', sequence: '1' };
  const answer = await inbox(postOf(`?lead=${id}`, fields, { cookie, ...PEOPLE }));
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining('probably nothing was saved'),
  ]);
  expect(troubles).toEqual(['A change in the inbox failed: SQLITE_FULL: database or disk is full']);
});

test.each(['csv', 'json'])('an export that fails is broken off, and told', async (format) => {
  const { inbox, cookie, troubles, breakStore } = await failing();
  breakStore();
  const answer = await inbox(new Request(`${ADDRESS}?export=${format}`, { headers: { cookie } }));
  await expect(answer.text()).rejects.toThrow();
  expect(troubles).toEqual(['An export broke off: SQLITE_FULL: database or disk is full']);
});

test('who is not signed in learns nothing of it', async () => {
  const { inbox, troubles, breakStore } = await failing();
  breakStore();
  expect((await inbox(new Request(`${ADDRESS}?lead=${leadId()}`, { headers: PEOPLE }))).status).toBe(401);
  expect(troubles).toEqual([]);
});
