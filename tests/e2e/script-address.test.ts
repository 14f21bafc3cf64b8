/** The script tag by its kind, its address, and how often it stands in the page: always one element that asks. */
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { outcome, setting, THANKS } from './browser.ts';
import { serveSite, type Site } from './server.ts';

const here = setting();

const QUESTION = 'Do you have at least $5,000 set aside?';

/** Another origin, which serves the script and its parts. */
let cdn: Site;
/** The files of ours that the page asked for, each time. */
let files: string[];

beforeEach(async () => {
  cdn = await serveSite();
  onTestFinished(() => cdn.stop());
  files = [];
  here.page.on('request', (request) => {
    if (request.resourceType() === 'script') files.push(request.url());
  });
});

/** The tag of an owner. */
const tag = (src = '/dist/lead-qualifier.js', more = ''): string =>
  `<script src="${src}" ${more} data-webhook="${here.webhook.url}" data-question="${QUESTION}"></script>`;

/** Opens a page with a form, an element in it or none, and these tags behind it. */
async function visit(tags: string, element = ''): Promise<void> {
  here.site.pages['/'] = {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact</title><link rel="icon" href="data:,">
      <form><label>Email <input name="email" type="email" required></label>${element}<button>Send</button></form>
      ${tags}</html>`,
  };
  await here.page.goto(here.site.origin);
}

/** Answers and sends the form: one question, one lead, each part loaded once, and nothing on the console. */
async function expectOneLead(folder: string): Promise<void> {
  const { page, webhook } = here;
  await page.getByRole('radio').first().waitFor();
  await page.getByLabel('Email').fill('ada@example.com');
  expect(await page.getByRole('radiogroup').count()).toBe(1);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText(THANKS).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('lead-qualifier').count()).toBe(1);
  expect(webhook.posts.map(({ event }) => event.data.answers)).toEqual([
    { fit: { label: QUESTION, value: 'yes', text: 'Yes' } },
  ]);
  const parts = files.filter((file) => !/\/(lead-qualifier|x9f2)[.\w]*js/.test(new URL(file).pathname));
  expect(parts.filter((file) => !file.startsWith(`${folder}/`))).toEqual([]);
  expect(parts).toContain(`${folder}/send.js`);
  expect(parts).toEqual([...new Set(parts)]);
  expect(here.console).toEqual([]);
}

const KINDS = ['', 'async', 'defer', 'type="module"', 'type="module" async'] as const;

describe.each(KINDS)('a tag with settings: <script %s src>', (kind) => {
  test('asks, and sends a lead', async () => {
    await visit(tag(undefined, kind));
    await expectOneLead(`${here.site.origin}/dist/lead-qualifier`);
  });

  test('with a query behind the name', async () => {
    await visit(tag('/dist/lead-qualifier.js?v=3', kind));
    await expectOneLead(`${here.site.origin}/dist/lead-qualifier`);
  });

  test('from another origin, appended by a tag manager', async () => {
    const type = kind.includes('module') ? "script.type = 'module';" : '';
    await visit(`<script>
      addEventListener('load', () => {
        const script = document.createElement('script');
        ${type}
        script.src = '${cdn.origin}/dist/lead-qualifier.js?v=3';
        Object.assign(script.dataset, { webhook: '${here.webhook.url}', question: '${QUESTION}' });
        document.head.append(script);
      });
    </script>`);
    await expectOneLead(`${cdn.origin}/dist/lead-qualifier`);
  });
});

describe.each(['', 'type="module"'])(
  'a script that was moved finds its parts by data-parts: <script %s src>',
  (kind) => {
    test.each([
      ['to another folder and name', () => '/cache/x9f2.js', () => '/dist/lead-qualifier'],
      [
        'to another origin',
        () => `${cdn.origin}/cache/x9f2.js`,
        () => `${here.site.origin}/dist/lead-qualifier`,
      ],
      ['while the parts lie elsewhere', () => '/cache/x9f2.js', () => `${cdn.origin}/dist/lead-qualifier`],
    ])('%s', async (_, src, parts) => {
      const script = await readFile('dist/lead-qualifier.js');
      for (const site of [here.site, cdn]) site.files.set('/cache/x9f2.js', script);
      await visit(tag(src(), `${kind} crossorigin data-parts="${parts()}"`));
      await expectOneLead(new URL(parts(), here.site.origin).href);
    });
  },
);

/** A tag without settings. */
const plain = (query: string): string => `<script src="/dist/lead-qualifier.js${query}"></script>`;

describe('a script that is loaded twice', () => {
  test.each([
    ['by the same tag', '', '', ''],
    ['with a query and without', '', '?v=3', ''],
    ['with two queries', '?v=3', '?v=4', ''],
    ['as a classic script and as a module', '?v=3', '?v=3', 'type="module"'],
  ])('defines one element, and asks once: %s', async (_, first, second, kind) => {
    await visit(tag(`/dist/lead-qualifier.js${first}`) + tag(`/dist/lead-qualifier.js${second}`, kind));
    await expectOneLead(`${here.site.origin}/dist/lead-qualifier`);
  });

  test('leaves an element of the page as it is', async () => {
    const element = `<lead-qualifier webhook="${here.webhook.url}" question="${QUESTION}"></lead-qualifier>`;
    await visit(plain('?v=3') + plain('?v=4'), element);
    await expectOneLead(`${here.site.origin}/dist/lead-qualifier`);
  });
});
