import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildExample, type Files } from '../../demo/frameworks/build.ts';
import { isLitNote, outcome, setting, until, waiting } from './browser.ts';

const here = setting();

interface Framework {
  name: string;
  /** What becomes of rules given as an object when the framework renders before the element is defined. */
  late: 'asks' | 'explains';
}

const FRAMEWORKS: Framework[] = [
  { name: 'react', late: 'explains' },
  { name: 'preact', late: 'explains' },
  { name: 'vue', late: 'asks' },
  { name: 'svelte', late: 'asks' },
  { name: 'solid', late: 'asks' },
  { name: 'angular', late: 'asks' },
];

const STAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Stage</title><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/stage.js"></script></html>';

const built = new Map<string, Promise<Files>>();
beforeAll(async () => {
  for (const { name } of FRAMEWORKS) built.set(name, buildExample(name, { stage: stageOf(name) }));
  await Promise.all(built.values());
});

/** The stage that a framework's example is put on. */
function stageOf(name: string): string {
  const files = ['ts', 'tsx'].map((type) =>
    fileURLToPath(new URL(`./frameworks/${name}/stage.${type}`, import.meta.url)),
  );
  return files.find(existsSync) ?? name;
}

/** Opens the stage of a framework; what a visitor needs there has names, and `complaints` are errors and warnings. */
async function enter(name: string, search = '') {
  const { page, site, webhook } = here;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !isLitNote(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  for (const [path, file] of (await built.get(name)) ?? []) site.files.set(path, file);
  site.pages['/stage'] = { html: STAGE };
  page.setDefaultTimeout(4_000);
  await page.goto(`${site.origin}/stage?webhook=${encodeURIComponent(webhook.url)}${search}`);
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
  const question = (label: string) => page.getByRole('radiogroup', { name: label });
  return {
    page,
    complaints,
    press,
    question,
    radio: (label: string) => page.getByRole('radio', { name: label }),
    budget: question('Have you set aside $5000'),
    status: page.locator('form > p[role=status]'),
    entries: () => page.evaluate(() => [...new FormData(document.forms[0])]),
    focused: () =>
      page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement as HTMLInputElement)?.value),
  };
}

const QUALIFIED = [
  ['email', 'ada@example.com'],
  ['budget', 'enough'],
  ['lead-verdict', 'qualified'],
  ['lead-points', '1'],
];

describe.each(FRAMEWORKS)('$name', ({ name, late }) => {
  test('has an example that asks', async () => {
    const { page, complaints, budget } = await enter(name);
    await page.goto(`${here.site.origin}/index.html`);
    await budget.waitFor();
    expect(complaints.filter((line) => !/favicon|404/.test(line))).toEqual([]);
  });

  test('renders again at each answer, and answers and focus stay, also under other rules', async () => {
    const { page, complaints, press, question, radio, entries, focused } = await enter(name);
    await radio('I am not sure yet').press('Space');
    await radio('About what I had in mind').press('Space');
    expect(await focused()).toBe('fits');
    await radio('Yes, at least that').press('Space');
    await page.getByText('we can start with a proposal').waitFor(); // the state of the page: it has rendered again
    expect(await focused()).toBe('enough');
    await radio('I am not sure yet').press('Space');
    await page.getByText('we can start with a proposal').waitFor({ state: 'detached' });
    expect(await radio('About what I had in mind').isChecked()).toBe(true);
    await press('Raise');
    await question('Have you set aside $8000').waitFor();
    expect(await radio('I am not sure yet').isChecked()).toBe(true);
    expect(await entries()).toEqual([
      ['email', ''],
      ['budget', 'unsure'],
      ['range', 'fits'],
      ['lead-verdict', 'qualified'],
      ['lead-points', '1'],
    ]);
    expect(complaints).toEqual([]);
  });

  test('sends its form with the answers, and the lead once', async () => {
    const { page, complaints, press, radio, status } = await enter(name);
    here.webhook.treatment = { status: 202, after: 200 };
    await page.getByLabel('Email').fill('ada@example.com');
    await radio('Yes, at least that').check();
    await press('Ask for a quote');
    await status.getByText('Sending your qualified request').waitFor();
    await status.getByText('We have got your request.').waitFor();
    expect(here.site.visits).toEqual([{ method: 'POST', path: '/subscribe', fields: QUALIFIED }]);
    expect(here.webhook.posts.map(({ event }) => [event.type, event.data.contact.email])).toEqual([
      ['lead.qualified', 'ada@example.com'],
    ]);
    expect(await waiting(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('does not hear of a submit that is held: unanswered, then declined', async () => {
    const { page, complaints, press, radio } = await enter(name);
    await page.getByLabel('Email').fill('ada@example.com');
    await press('Ask for a quote');
    await page.getByText('Please choose an answer.').waitFor();
    await radio('No, less than that').check();
    await press('Ask for a quote');
    await outcome(page).getByText('not the right people').waitFor();
    await press('Change my answer');
    await radio('Yes, at least that').check();
    expect([here.site.visits, here.webhook.posts]).toEqual([[], []]);
    await press('Ask for a quote');
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.webhook.posts[0]?.event.data.visit.changes).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('takes the form away while the lead is on its way, and the lead arrives', async () => {
    const { page, complaints, press, radio, question } = await enter(name);
    here.webhook.treatment = { status: 202, after: 500 };
    await page.getByLabel('Email').fill('ada@example.com');
    await radio('Yes, at least that').check();
    await press('Ask for a quote');
    await press('Call');
    await question('Can you decide this alone?').waitFor();
    await until(async () => expect(await waiting(page)).toEqual([]));
    expect(here.webhook.posts).toHaveLength(1);
    expect(await outcome(page).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('goes to another page and back: each asks its own, anew, and sends once', async () => {
    const { page, complaints, press, radio, question, budget, entries, status } = await enter(name);
    await radio('Yes, at least that').check();
    await press('Remount');
    await until(async () => expect(await entries()).toEqual([['email', '']]));
    await budget.waitFor();
    await radio('Yes, at least that').check();
    await press('Call');
    await question('Can you decide this alone?').waitFor();
    await radio('Yes').check();
    expect(await entries()).toEqual([
      ['decides', 'yes'],
      ['lead-verdict', 'qualified'],
      ['lead-points', '0'],
    ]);
    await press('Switch');
    await until(async () => expect(await radio('Yes').isDisabled()).toBe(true));
    expect(await entries()).toEqual([]);
    await press('Switch');
    await until(async () => expect(await radio('Yes').isDisabled()).toBe(false));
    await press('Contact');
    await until(async () => expect(await entries()).toEqual([['email', '']]));
    await budget.waitFor();
    await page.getByLabel('Email').fill('ada@example.com');
    await radio('Yes, at least that').check();
    await press('Ask for a quote');
    await status.getByText('We have got your request.').waitFor();
    expect(here.webhook.posts).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test(`rendered before the element is defined, ${late} with an object, and asks with attributes`, async () => {
    const { page, complaints, press, radio, question, budget, status } = await enter(name, '&late');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.evaluate(() => (globalThis as unknown as { define: () => Promise<void> }).define());
    if (late === 'asks') {
      await budget.waitFor();
      await radio('Yes, at least that').check();
      await press('Ask for a quote');
      await status.getByText('We have got your request.').waitFor();
    } else {
      await until(() => expect(complaints.join()).toContain('define'));
      complaints.length = 0;
    }
    await page.reload();
    await press('Call');
    await press('Switch');
    await page.evaluate(() => (globalThis as unknown as { define: () => Promise<void> }).define());
    await question('Can you decide this alone?').waitFor();
    expect(await radio('Yes').isDisabled()).toBe(true);
    await press('Switch');
    await until(async () => expect(await radio('Yes').isDisabled()).toBe(false));
    if (late === 'asks') expect(complaints).toEqual([]);
  });
});

test('a form action of React gets the answers, and empties the form after it', async () => {
  const { page, complaints, press, radio, status, entries } = await enter('react');
  await press('Action');
  await page.getByLabel('Email').fill('ada@example.com');
  await radio('Yes, at least that').check();
  await press('Ask for a quote');
  await status.getByText('We have got your request.').waitFor();
  expect(here.site.visits).toEqual([{ method: 'POST', path: '/subscribe', fields: QUALIFIED }]);
  await until(async () => expect(await waiting(page)).toEqual([]));
  expect(await entries()).toEqual([['email', '']]);
  expect(await radio('Yes, at least that').isChecked()).toBe(false);
  await page.getByLabel('Email').fill('bob@example.com');
  await radio('Yes, at least that').check();
  await press('Ask for a quote');
  await until(() => expect(here.webhook.posts).toHaveLength(2));
  const [first, second] = here.webhook.posts.map(({ event }) => event.data.id);
  expect(second).not.toBe(first);
  expect(complaints).toEqual([]);
});
