import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { solveChallenge, type Challenge } from 'altcha-lib';
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

test('the page fetches a challenge from the receiver, answers it, and the inbox says so', async () => {
  const { page, site } = here;
  const folder = await temporaryFolder();
  const receiver = await receive(folder, site.origin, 0, ['--challenge', 'altcha', '--require-challenge']);
  const url = `http://localhost:${receiver.port}/leads`;
  const field = '<input type="hidden" name="altcha"><button id="send">Send</button>';
  await open(here, formPage({ url }, { form: '', element: 'challenge', buttons: field }));
  await fillIn(page);
  // What ALTCHA's widget does: the page fetches, a worker solves, a hidden field holds the answer.
  const challenge = (await page.evaluate(
    async (address) => (await fetch(address)).json(),
    `${url}/challenge`,
  )) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  const token = btoa(JSON.stringify({ challenge, solution }));
  await page
    .locator('[name=altcha]')
    .evaluate((input: HTMLInputElement, value) => (input.value = value), token);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator('#send').click();
  expect((await answered).status()).toBe(202);
  await until(async () => expect(await outcome(page).innerText()).toMatch(THANKS));
  const inbox = await here.context.newPage();
  await inbox.goto(receiver.inbox);
  await inbox.getByText('More', { exact: true }).first().click();
  expect(await inbox.locator('article').innerText()).toContain('altcha: passed');
});
