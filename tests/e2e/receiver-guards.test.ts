import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fillIn, formPage, open, outcome, setting, THANKS, until, waiting } from './browser.ts';
import { receive, temporaryFolder } from './processes.ts';

const here = setting();

test('a visitor who is told to wait by the rate limit is thanked once the lead got through, as told', async () => {
  const { page, site } = here;
  const receiver = await receive(await temporaryFolder(), site.origin, 0, ['--rate-limit', '20']);
  const url = `http://localhost:${receiver.port}/leads`;
  await open(here, formPage({ url }, { form: '' }));
  await fillIn(page);
  // Somebody else in the same house has just used up what this client may send: one more every three seconds.
  await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
  const answers: { status: number; at: number; wait: string | undefined }[] = [];
  page.on('response', (response) => {
    if (response.request().method() !== 'POST') return;
    const wait = response.headers()['retry-after'];
    answers.push({ status: response.status(), at: Date.now(), wait });
  });
  await page.locator('#send').click();
  await outcome(page).waitFor();
  expect(await outcome(page).innerText()).not.toMatch(THANKS);
  expect(await waiting(page)).toHaveLength(1);
  await until(async () => expect(await outcome(page).innerText()).toMatch(THANKS), 30_000);
  expect(await waiting(page)).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual([429, 202]);
  const [refused, taken] = answers;
  expect(taken!.at - refused!.at).toBeGreaterThanOrEqual(Number(refused!.wait) * 1_000 - 50);
});

test('ALTCHA’s own widget fetches a challenge from the receiver, solves it, and the inbox says so', async () => {
  const { page, site } = here;
  const folder = await temporaryFolder();
  const receiver = await receive(folder, site.origin, 0, ['--challenge', 'altcha', '--require-challenge']);
  const url = `http://localhost:${receiver.port}/leads`;
  site.files.set('/altcha.js', await readFile('node_modules/altcha/dist/main/altcha.umd.cjs'));
  const widget = `<altcha-widget challenge="${url}/challenge" auto="onfocus"></altcha-widget>`;
  const head = '<script async src="/altcha.js"></script>';
  const buttons = `${widget}<button id="send">Send</button>`;
  await open(here, formPage({ url }, { form: '', element: 'challenge', buttons, head }));
  await fillIn(page);
  await page.locator('altcha-widget [data-state=verified]').waitFor();
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('#send').click();
  expect((await answered).status()).toBe(202);
  await until(async () => expect(await outcome(page).innerText()).toMatch(THANKS));
  const inbox = await here.context.newPage();
  await inbox.goto(receiver.inbox);
  await inbox.getByText('More', { exact: true }).first().click();
  expect(await inbox.locator('article').innerText()).toContain('altcha: passed');
});
