/** What a page loads of ours, and when. */
import { expect, test } from 'vitest';
import { fillIn, formPage, open, outcome, setting, until, waiting } from './browser.ts';

const here = setting();

/** The files of ours that the page asked for, in order. */
function loadedFiles(): string[] {
  const files: string[] = [];
  here.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/dist/')) files.push(pathname.slice('/dist/'.length));
  });
  return files;
}

test('a page with one question loads one file; what sends comes at the first touch of the form', async () => {
  const { page, site, webhook } = here;
  const files = loadedFiles();
  // On a name that is no developer's own machine: there the rules would be explained as well.
  site.pages['/'] = formPage(webhook, { form: '' });
  await page.goto(site.origin.replace('localhost', 'plain.test'));
  await page.getByRole('radio').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(files).toEqual(['lead-qualifier.js']);
  await page.getByLabel('Email').click();
  await until(() => expect(files).toEqual(['lead-qualifier.js', 'lead-qualifier/submitted.js']));
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('Thank you').waitFor();
  expect(files).toHaveLength(2);
});

test('where the part that sends never comes, the lead waits, and nobody is thanked for it', async () => {
  const { page, webhook } = here;
  await page.route('**/submitted.js*', (route) => route.abort());
  await open(here, formPage(webhook, { form: '' }));
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('could not be sent yet').waitFor();
  expect(await waiting(page)).toHaveLength(1);
  await page.unroute('**/submitted.js*');
  await page.reload();
  await until(() => expect(webhook.posts).toHaveLength(1));
  await until(async () => expect(await waiting(page)).toEqual([]));
});

test('it is asked for again after a failure, on the same page', async () => {
  const { page, webhook } = here;
  let fails = 2;
  await page.route('**/submitted.js*', (route) => (fails-- > 0 ? route.abort() : route.continue()));
  await open(here, formPage(webhook, { form: '' }));
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('Thank you').waitFor({ timeout: 30_000 });
  expect(webhook.posts).toHaveLength(1);
});

test('a decline needs no part that has to come first', async () => {
  const { page, webhook } = here;
  await page.route('**/submitted.js*', (route) => route.abort());
  await open(here, formPage(webhook, { form: '' }));
  await fillIn(page, 'No');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Change my answer' }).waitFor();
  expect(webhook.posts).toEqual([]);
});
