/** What a page loads of ours, and when. */
import { expect, test } from 'vitest';
import { fillIn, formPage, open, outcome, setting, until } from './browser.ts';

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

test('a page with one question loads one file; what follows a submit comes at the first touch of the form', async () => {
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

test.each([
  ['Yes', 1],
  ['No', 0],
] as const)(
  'where the part that tells the outcome never comes, the answer %s lets the site have the submit',
  async (answer, leads) => {
    const { page, site, webhook } = here;
    await page.route('**/submitted.js', (route) => route.abort());
    await open(here, formPage(webhook, { form: 'method="post"' }));
    await fillIn(page, answer);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    expect(Object.fromEntries(site.visits[0]?.fields ?? [])).toMatchObject({
      'email': 'ada@example.com',
      'fit': answer.toLowerCase(),
      'lead-verdict': leads ? 'qualified' : 'unqualified',
    });
    expect(webhook.posts).toHaveLength(leads);
  },
);

test('a visitor who submits at once, before that part has come, is told all the same', async () => {
  const { page, webhook } = here;
  await page.route('**/submitted.js', async (route) => {
    await new Promise((late) => setTimeout(late, 1_500));
    await route.continue();
  });
  await open(here, formPage(webhook, { form: '' }));
  await fillIn(page, 'No');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Change my answer' }).waitFor();
  expect(webhook.posts).toEqual([]);
});
