import { once } from 'node:events';
import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alpineSite } from '../../demo/frameworks/alpine/site.ts';
import { buildExample } from '../../demo/frameworks/build.ts';
import { htmxSite } from '../../demo/frameworks/htmx/site.ts';
import { jquerySite } from '../../demo/frameworks/jquery/site.ts';
import type { Place } from '../../demo/frameworks/site.ts';
import { reactSite } from '../../demo/frameworks/react-ssr/site.tsx';
import { turboSite } from '../../demo/frameworks/turbo/site.ts';
import { listen, type Site } from '../../demo/listen.ts';
import { fillIn, isLitNote, setting, until, waiting } from './browser.ts';
import { run } from './processes.ts';

const here = setting();
let site: Site | undefined;
let complaints: string[] = [];
let sent: [string, string][][] = [];

beforeEach(() => {
  [complaints, sent, site] = [[], [], undefined];
  here.page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !isLitNote(message.text())) complaints.push(message.text());
  });
  here.page.on('pageerror', (error) => complaints.push(String(error)));
});
afterEach(() => site?.close());

/** Opens a site of the examples. */
async function enter(siteOf: (place: Place) => Hono, path = '/') {
  const { page, webhook } = here;
  site = await listen(siteOf({ webhook: webhook.url, subscribed: (fields) => sent.push(fields) }), 0);
  await page.goto(site.url + path);
  await page.getByRole('radio').first().waitFor();
  return { page, send: () => page.getByRole('button', { name: 'Ask for a quote' }).click() };
}

/** The same with React's own script, which takes over what the server rendered. */
function hydrated(place: Place): Hono {
  const app = reactSite(place);
  app.get('*', async (context) => {
    const file = (await client).get(context.req.path);
    return file ? context.body(String(file), 200, { 'content-type': 'text/javascript' }) : context.notFound();
  });
  return app;
}
const client = buildExample('react-ssr');

/** What a form sends when the question was answered with yes. */
const answered = (message = 'A shop'): [string, string][] => [
  ['email', 'ada@example.com'],
  ['message', message],
  ['fit', 'yes'],
  ['lead-verdict', 'qualified'],
  ['lead-points', '0'],
];

const leads = () =>
  here.webhook.posts.map(({ event: { data } }) => [data.contact.message, data.id, data.sequence] as const);

describe.each([
  ['htmx', htmxSite, '/', 'Thank you, ada@example.com.'],
  ['Turbo Drive', turboSite, '/', 'Thank you.'],
  ['a Turbo Frame', turboSite, '/frame', 'Thank you.'],
  ['jQuery', jquerySite, '/', 'Thank you, ada@example.com.'],
  ['Alpine', alpineSite, '/', 'Thank you, ada@example.com.'],
] as const)('%s', (_, siteOf, path, thanks) => {
  test('sends the form with the answers, and the lead once', async () => {
    const { page, send } = await enter(siteOf, path);
    await fillIn(page);
    await page.getByLabel('Message').fill('A shop');
    await send();
    await page.getByText(thanks).waitFor();
    await until(async () => expect(await waiting(page)).toEqual([]));
    expect(sent).toEqual([answered()]);
    expect(leads().map(([message]) => message)).toEqual(['A shop']);
    expect(complaints).toEqual([]);
  });

  test('does not hear of a submit that is held', async () => {
    const { page, send } = await enter(siteOf, path);
    await page.getByLabel('Email').fill('ada@example.com');
    await send();
    await page.getByText('Please choose an answer.').waitFor();
    await page.getByRole('radio', { name: 'No' }).check();
    await send();
    await page.getByText('not the right people').waitFor();
    expect([sent, leads(), complaints]).toEqual([[], [], []]);
  });
});

describe.each([
  ['htmx', htmxSite, '/'],
  ['Turbo Drive', turboSite, '/'],
  ['a Turbo Frame', turboSite, '/frame'],
] as const)('%s shows a form again with its errors', (_, siteOf, path) => {
  test('and the answers stay, and it is the same lead, counted on', async () => {
    const { page, send } = await enter(siteOf, path);
    await fillIn(page);
    await send();
    await page.getByText('Please tell us').waitFor();
    expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
    await page.getByLabel('Message').fill('A shop');
    await send();
    await page.getByText('Thank you').waitFor();
    expect(sent).toEqual([answered(''), answered()]);
    await until(() => expect(leads()).toHaveLength(2));
    const [first, second] = leads();
    expect(second).toEqual(['A shop', first?.[1], 2]);
    // Chromium itself says that an answer was 422.
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
  });
});

test('a form that htmx replaces is a new one: it asks again', async () => {
  const { page, send } = await enter(htmxSite);
  await page.locator('form').evaluate((form) => form.setAttribute('hx-swap', 'outerHTML'));
  await fillIn(page);
  await send();
  await page.getByText('Please tell us').waitFor();
  await page.getByLabel('Message').fill('A shop');
  await send();
  await page.getByText('Please choose an answer.').waitFor();
  await page.getByRole('radio', { name: 'Yes' }).check();
  expect(sent).toEqual([answered('')]);
});

test('htmx may take the answers out of the element when it morphs a form: they come back', async () => {
  const { page, send } = await enter(htmxSite);
  await page.evaluate(() => {
    const { htmx } = globalThis as unknown as { htmx: { config: Record<string, unknown> } };
    htmx.config['morphSkipChildren'] = '[data-never]';
  });
  await fillIn(page);
  await send();
  await page.getByText('Please tell us').waitFor();
  expect(await page.evaluate(() => [...new FormData(document.forms[0])])).toEqual(answered(''));
  await page.getByLabel('Message').fill('A shop');
  await send();
  await page.getByText('Thank you').waitFor();
  expect(sent).toEqual([answered(''), answered()]);
});

describe('Turbo', () => {
  test('shows the page as it was, on the way back to it', async () => {
    const { page, send } = await enter(turboSite);
    await fillIn(page);
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('heading', { name: 'About' }).waitFor();
    await page.goBack();
    await page.getByRole('radio', { name: 'Yes' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Message').fill('A shop');
    await send();
    await page.getByText('Thank you').waitFor();
    expect(sent).toEqual([answered()]);
    await until(() => expect(leads()).toHaveLength(1));
    expect(complaints).toEqual([]);
  });

  test.each(['permanent', 'morphed'])(
    'keeps the answers when a stream refreshes the page: %s',
    async (kind) => {
      const { page, send } = await enter(turboSite);
      const element = page.locator('lead-qualifier');
      if (kind === 'morphed') await element.evaluate((it) => it.removeAttribute('data-turbo-permanent'));
      await fillIn(page);
      await page.getByLabel('Message').fill('A shop');
      await page.evaluate(async () => {
        const rendered = new Promise((done) => addEventListener('turbo:render', done, { once: true }));
        document.body.insertAdjacentHTML('beforeend', '<turbo-stream action="refresh"></turbo-stream>');
        await rendered;
      });
      expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
      await fillIn(page);
      await page.getByLabel('Message').fill('A shop');
      await send();
      await page.getByText('Thank you').waitFor();
      expect(sent).toEqual([answered()]);
      expect(complaints).toEqual([]);
    },
  );
});

describe('React takes over what the server rendered, and says nothing', () => {
  const HEARD = 'Good: we can start with a proposal.';

  test.each([
    ['', 'after our script, and after a quick answer', [['budget', 'enough']]],
    ['', 'before our script', []],
    ['?budget=enough', 'after our script, with an answer given beforehand', [['budget', 'enough']]],
    ['?budget=enough', 'before our script, with an answer given beforehand', [['budget', 'enough']]],
  ])('%s %s', async (search, when, before) => {
    const { page } = here;
    const isLate = when.startsWith('after');
    const gate = new EventTarget();
    const mayStart = once(gate, 'open');
    // In the other case React's script brings the element along.
    if (!isLate) await page.route('**/lead-qualifier.js', (route) => route.fulfill({ body: '' }));
    else await page.route('**/client.js', async (route) => (await mayStart, route.continue()));
    site = await listen(
      hydrated({ webhook: here.webhook.url, subscribed: (fields) => sent.push(fields) }),
      0,
    );
    await page.goto(`${site.url}/${search}`, { waitUntil: 'commit' });
    const yes = page.getByRole('radio', { name: 'Yes, at least that' });
    if (isLate) await yes.waitFor();
    if (isLate && !search) await yes.check();
    gate.dispatchEvent(new Event('open'));
    await page.waitForFunction(() =>
      Object.keys(document.forms[0] ?? {}).some((key) => key.startsWith('__reactProps')),
    );
    await yes.waitFor();
    const budget = () => page.evaluate(() => [...new FormData(document.forms[0])].slice(1, 2));
    expect(await budget()).toEqual(before);
    await page.getByRole('radio', { name: 'I am not sure yet' }).press('Space');
    await yes.press('Space');
    await page.getByText(HEARD).waitFor();
    expect(await budget()).toEqual([['budget', 'enough']]);
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByRole('button').click();
    await page.getByText('Thank you, ada@example.com.').waitFor();
    expect(leads()).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});

test.each([
  ['jQuery', jquerySite],
  ['Alpine', alpineSite],
] as const)('%s hears the answers', async (_, siteOf) => {
  const { page } = await enter(siteOf);
  await page.getByRole('radio', { name: 'Yes' }).press('Space');
  await page.getByText('You said yes.').waitFor();
});

test('npm run example starts the example it is told', async () => {
  const program = run(['--import', 'tsx', 'demo/frameworks/start.ts', 'solid'], {
    PORT: '0',
    NODE_ENV: 'production',
  });
  const url = await until(() => {
    const [found] = /http:\S+/.exec(program.out()) ?? [];
    if (!found) throw new Error(program.error());
    return found;
  }, 30_000);
  await here.page.goto(url);
  await here.page.getByLabel('Email').fill('ada@example.com');
  await here.page.getByRole('radio', { name: 'Yes, at least that' }).check();
  await here.page.getByRole('button').click();
  await here.page.getByText('We have got your request.').waitFor();
  // It prints what it gets, in the order in which that comes.
  await until(() => expect(program.out()).toMatch(/The form sent[^]*lead-verdict/));
  await until(() => expect(program.out()).toContain('"type": "lead.qualified"'));
});
