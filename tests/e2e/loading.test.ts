/** What a page loads of ours, and when. */
import { describe, expect, test } from 'vitest';
import { fillIn, formPage, open, outcome, setting, THANKS, until, waiting } from './browser.ts';

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

/** Runs in the page: marks the frame that paints the question. */
function markQuestion(): void {
  requestAnimationFrame(function look() {
    const radio = document.querySelector('lead-qualifier')?.shadowRoot?.querySelector('[type=radio]');
    if (radio?.checkVisibility()) performance.mark('question');
    else requestAnimationFrame(look);
  });
}

test('a page with one question loads one file; what sends comes once the question is painted, and no more', async () => {
  const { page, site, webhook } = here;
  const files = loadedFiles();
  // On a name that is no developer's own machine: there the rules would be explained as well.
  site.pages['/'] = formPage(webhook, { form: '' });
  await page.addInitScript(markQuestion);
  await page.goto(site.origin.replace('localhost', 'plain.test'));
  await until(() => expect(files).toEqual(['lead-qualifier.js', 'lead-qualifier/send.js']));
  const [question, part] = await page.evaluate(() => {
    const entries = performance.getEntries();
    return ['question', '/send.js'].map(
      (name) => entries.find((entry) => entry.name.endsWith(name))?.startTime,
    );
  });
  expect(part).toBeGreaterThan(question ?? Infinity);
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('Thank you').waitFor();
  expect(files).toHaveLength(2);
});

describe('where the network dies between the two files', () => {
  test('a form with an action is submitted, and the answers travel with it', async () => {
    const { page, site, webhook } = here;
    await page.route('**/send.js*', (route) => route.abort('internetdisconnected'));
    await open(here, formPage(webhook));
    await fillIn(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    expect(site.visits).toEqual([
      {
        method: 'POST',
        path: '/subscribe',
        fields: [
          ['email', 'ada@example.com'],
          ['fit', 'yes'],
          ['lead-verdict', 'qualified'],
          ['lead-points', '0'],
        ],
      },
    ]);
    expect(webhook.posts).toEqual([]);
  });

  test('a form without an action says so, keeps the submit, and sends the lead when the network is back', async () => {
    const { context, page, site, webhook } = here;
    await page.route('**/send.js*', async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await open(here, formPage(webhook, { form: '' }));
    await fillIn(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('status').getByText('Not sent yet: please keep this page open.').waitFor();
    expect(await outcome(page).count()).toBe(0);
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com');
    await page.unroute('**/send.js*');
    await context.setOffline(false);
    await outcome(page).getByText(THANKS).waitFor();
    expect(webhook.posts.map(({ event }) => event.data.contact)).toEqual([{ email: 'ada@example.com' }]);
    expect(await waiting(page)).toEqual([]);
    expect(site.visits).toEqual([]);
  });
});

test.each([
  ['Yes', THANKS, 1],
  ['No', 'Change my answer', 0],
] as const)(
  'the part that sends is asked for again after a failure, on the same page: %s',
  async (answer, shown, posts) => {
    const { page, webhook } = here;
    let fails = 2;
    await page.route('**/send.js*', (route) => (fails-- > 0 ? route.abort() : route.continue()));
    await open(here, formPage(webhook, { form: '' }));
    await fillIn(page, answer);
    await page.getByRole('button', { name: 'Send' }).click();
    await outcome(page).getByText(shown).waitFor({ timeout: 30_000 });
    expect(webhook.posts).toHaveLength(posts);
  },
);
