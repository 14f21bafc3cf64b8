/** What becomes of leads for webhooks of others, at their real addresses; the network in between answers for them. */
import { readFile } from 'node:fs/promises';
import type { Page, Request } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { LeadQualifier } from '../../src/index.ts';
import { example } from '../package/readme.ts';
import { fillIn, formPage, open, outcome, setting, until, waiting } from './browser.ts';
import { bundled } from './bundled.ts';

const here = setting();
const SHEET = 'https://script.google.com/macros/s/AKfy/exec';

/** Opens a form whose leads go to `webhook`, fills it in and sends it. */
async function send(webhook: string, answer?: (page: Page) => Promise<unknown>): Promise<Request[]> {
  const requests: Request[] = [];
  here.page.on('request', (request) => request.url().startsWith(webhook) && requests.push(request));
  await answer?.(here.page);
  const { html } = formPage({ ...here.webhook, url: webhook }, { form: '' });
  await open(here, { html });
  await fillIn(here.page);
  await here.page.getByRole('button', { name: 'Send' }).click();
  return requests;
}

describe('a host whose answers no page may read', () => {
  test('took a lead when it answers at all: it gets it once, as text, and the visitor is thanked', async () => {
    const requests = await send(SHEET, (page) =>
      page.route(SHEET, (route) => route.fulfill({ status: 200 })),
    );
    await outcome(here.page).getByText('Thank you').waitFor();
    expect(await waiting(here.page)).toEqual([]);
    await here.page.reload();
    await here.page.waitForLoadState('networkidle');
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect([request?.method(), request?.headers()['content-type']]).toEqual([
      'POST',
      'text/plain;charset=UTF-8',
    ]);
    expect(JSON.parse(request?.postData() ?? '')).toMatchObject({
      type: 'lead.qualified',
      data: { contact: { email: 'ada@example.com' } },
    });
  });

  test('that cannot be reached did not: the lead waits, and is sent again', async () => {
    let isUp = false;
    const requests = await send(SHEET, (page) =>
      page.route(SHEET, (route) => (isUp ? route.fulfill({ status: 200 }) : route.abort())),
    );
    await outcome(here.page).getByText('could not be sent yet').waitFor();
    expect(await waiting(here.page)).toHaveLength(1);
    isUp = true;
    await outcome(here.page).getByText('Thank you').waitFor();
    expect(requests.length).toBeGreaterThan(1);
    expect(await waiting(here.page)).toEqual([]);
  });
});

describe('an address that is a secret', () => {
  test.each([
    'https://hooks.slack.com/services/T0/B0/x',
    'https://discord.com/api/webhooks/1/x',
    'https://flow.example.com/leads?sig=abc',
  ])('is sent nothing, the visitor is not thanked, and the console says why: %s', async (webhook) => {
    const requests = await send(webhook);
    await outcome(here.page).getByText('could not be sent').waitFor();
    await here.page.getByRole('link', { name: 'Write to me@example.com' }).waitFor();
    await until(() =>
      expect(here.console.filter((line) => line.includes('did not take a lead'))).toEqual([
        expect.stringMatching(/its address is a secret.*receiver/),
      ]),
    );
    expect(here.console.join('\n')).toContain(`no lead goes to the webhook ${webhook}`);
    expect(requests).toEqual([]);
    expect(await waiting(here.page)).toHaveLength(1);
  });
});

test('a webhook on http is no use to a page on https, and the console says so', async () => {
  const { page } = here;
  const site = 'https://portfolio.example';
  await page.route(`${site}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/dist/'))
      return route.fulfill({
        contentType: 'text/html',
        body: formPage({ ...here.webhook, url: 'http://hooks.example/leads' }, { form: '' }).html,
      });
    const body = await readFile(new URL(`../..${pathname}`, import.meta.url));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto(site);
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('could not be sent yet').waitFor();
  await until(() => expect(here.console.join('\n')).toMatch(/did not take a lead: this page is on https/));
});

describe('a live test, with #lead-debug', () => {
  test('marks the lead, and tells each step on the console', async () => {
    const { page, site, webhook } = here;
    site.pages['/'] = formPage(webhook, { form: '' });
    await page.goto(`${site.origin}/#lead-debug`);
    await fillIn(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await outcome(page).getByText('Thank you').waitFor();
    expect(webhook.posts.map(({ event }) => event.data.test)).toEqual([true]);
    const told = here.console.filter((line) => line.startsWith('lead-qualifier, live test:'));
    const steps = [
      'marked as tests',
      'asks "Do you have at least $5,000 set aside?"',
      'touches the form',
      'the answer to "fit" is yes',
      'the verdict is "qualified"',
      'the webhook took lead',
    ];
    expect(steps.filter((step) => !told.some((line) => line.includes(step)))).toEqual([]);
  });

  test('without it leads are none of a test, and nothing is told', async () => {
    const { page, webhook } = here;
    await open(here, formPage(webhook, { form: '' }));
    await fillIn(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await outcome(page).getByText('Thank you').waitFor();
    expect(webhook.posts.map(({ event }) => 'test' in event.data)).toEqual([false]);
    expect(here.console.filter((line) => line.includes('live test'))).toEqual([]);
  });
});

test('a site can look at the leads that wait in the browser, and have them forgotten, as the README does', async () => {
  const { page, site, webhook } = here;
  webhook.treatment = { status: 500 };
  await open(here, formPage(webhook, { form: '' }));
  await fillIn(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText('could not be sent yet').waitFor();
  const emails = await page.evaluate(async () => {
    const { outbox } = customElements.get('lead-qualifier') as typeof LeadQualifier;
    const leads = await outbox.leads();
    return leads.map(({ data }) => data.contact.email);
  });
  expect(emails).toEqual(['ada@example.com']);
  const files = await bundled('index');
  for (const [path, file] of files) site.files.set(path, file);
  const imports = JSON.stringify({ imports: { 'lead-qualifier': files[0]?.[0] } });
  const html = `<script type="importmap">${imports}</script><script type="module">${example('outbox')}</script>`;
  site.pages['/forget'] = { html };
  await page.goto(`${site.origin}/forget`);
  await until(async () => expect(await waiting(page)).toEqual([]));
  expect(here.console).toContain('1');
});
