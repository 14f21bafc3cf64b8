import type { Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { example } from '../package/readme.ts';
import { open, outcome, setting, until } from './browser.ts';

const here = setting();

/** The form and the CSS of the README, on a page with something below; `script` is how ours comes. */
function page(script = '<script async src="/dist/lead-qualifier.js"></script>'): string {
  const form = example('markup').replaceAll('https://hooks.example.com/leads', here.webhook.url);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>
    <style>${example('markup-css')}</style>${form}<p id="below">Below</p>${script}</html>`;
}

const radio = (on: Page, name: string) => on.getByRole('radio', { name, exact: true });

/** What of the questions can be seen. */
const legends = (on: Page): Promise<string[]> =>
  on
    .locator('legend')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));

const BUDGET = 'What have you set aside for this project?';
const RANGE = 'Work like this usually costs $5,000 to $8,000. How does that sound?';

async function openAndWait(script?: string): Promise<Page> {
  await open(here, { html: page(script) });
  await here.page.locator('lead-qualifier:state(asking)').waitFor();
  return here.page;
}

test('the markup of the README is asked, judged and sent once', async () => {
  const form = await openAndWait();
  expect(await legends(form)).toEqual([BUDGET]);
  await form.getByLabel('Email').fill('ada@example.com');
  await radio(form, 'I am not sure yet').check();
  expect(await legends(form)).toEqual([BUDGET, RANGE]);
  await radio(form, 'About what I had in mind').check();
  await form.getByRole('button').click();
  await form.getByRole('heading', { name: 'Received' }).waitFor();
  expect(here.site.visits.map(({ fields }) => fields)).toEqual([
    [
      ['email', 'ada@example.com'],
      ['budget', 'unsure'],
      ['range', 'fits'],
      ['lead-verdict', 'qualified'],
      ['lead-points', '2'],
    ],
  ]);
  await until(() => expect(here.webhook.posts).toHaveLength(1));
  expect(here.webhook.posts[0]?.event.data).toMatchObject({
    contact: { email: 'ada@example.com' },
    answers: {
      budget: { label: BUDGET, value: 'unsure', text: 'I am not sure yet' },
      range: { label: RANGE, value: 'fits', text: 'About what I had in mind' },
    },
    qualification: { verdict: 'qualified', points: 2, pass: 2 },
  });
  expect(here.webhook.posts[0]?.event.data.contact).not.toHaveProperty('fields');
  expect(here.console.filter((line) => line.includes('lead-qualifier'))).toEqual([]);
});

test('a decline puts the markup away, and a change of the answer brings it back', async () => {
  const form = await openAndWait();
  await form.getByLabel('Email').fill('ada@example.com');
  await radio(form, 'Under $2,000').check();
  await form.getByRole('button').click();
  await outcome(form).waitFor();
  expect(await legends(form)).toEqual([]);
  expect(here.site.visits).toEqual([]);
  await form.getByRole('button', { name: 'Change my answer' }).click();
  await radio(form, 'Under $2,000').waitFor();
  expect(await radio(form, 'Under $2,000').evaluate((one) => one === document.activeElement)).toBe(true);
  await radio(form, 'More than $5,000').check();
  await form.getByRole('button').click();
  await form.getByRole('heading', { name: 'Received' }).waitFor();
});

test('by keyboard: Tab, arrows and Enter do what they do in any form, and Enter submits once', async () => {
  const form = await openAndWait();
  await form.getByLabel('Email').fill('ada@example.com');
  await form.keyboard.press('Tab');
  await form.keyboard.press('Space');
  for (const _ of [1, 2]) await form.keyboard.press('ArrowDown');
  expect(await radio(form, 'More than $5,000').isChecked()).toBe(true);
  await form.keyboard.press('Tab');
  expect(await form.getByRole('button').evaluate((one) => one === document.activeElement)).toBe(true);
  await form.keyboard.press('Shift+Tab');
  await form.keyboard.press('Enter');
  await form.getByRole('heading', { name: 'Received' }).waitFor();
  expect(here.site.visits).toHaveLength(1);
  await until(() => expect(here.webhook.posts).toHaveLength(1));
});

describe('without our script', () => {
  test.each([
    ['JavaScript is off', { javaScriptEnabled: false }, ''],
    ['the script is blocked', {}, '**/dist/lead-qualifier.js'],
    ['its part that reads markup is blocked', {}, '**/dist/lead-qualifier/slotted-questions.js'],
  ])('the form posts the answers, and every question can be answered: %s', async (_, options, blocked) => {
    const context = await here.browser.newContext(options);
    onTestFinished(() => context.close());
    const form = await context.newPage();
    if (blocked) await form.route(blocked, (route) => route.abort());
    here.site.pages['/'] = { html: page() };
    await form.goto(here.site.origin);
    await form.getByLabel('Email').fill('ada@example.com');
    // The CSS of the README waits for the script, and no longer than four seconds.
    await radio(form, 'About what I had in mind').check({ timeout: 6_000 });
    await radio(form, 'I am not sure yet').check();
    await form.getByRole('button').click();
    await form.getByRole('heading', { name: 'Received' }).waitFor();
    expect(here.site.visits.map(({ fields }) => fields)).toEqual([
      [
        ['email', 'ada@example.com'],
        ['budget', 'unsure'],
        ['range', 'fits'],
      ],
    ]);
  });
});

describe('while the script comes', () => {
  test.each([
    ['it is there before the form is read', true, 0],
    ['it comes after the page is painted', false, 800],
    ['its parts come after it', false, 0],
  ])('nothing moves: %s', async (_, isFirst, delay) => {
    const { page: form, site } = here;
    const ours = '<script async src="/dist/lead-qualifier.js"></script>';
    const observer = `<script>
      window.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true });
    </script>`;
    const html = page(isFirst ? '' : ours);
    site.pages['/'] = {
      html: html.replace('<style>', `${observer}${isFirst ? ours.replace('async ', '') : ''}<style>`),
    };
    await form.route('**/dist/**', async (route) => {
      const isPart = route.request().url().includes('slotted-questions');
      await new Promise((done) => setTimeout(done, isPart ? 500 : delay));
      await route.continue();
    });
    await form.goto(site.origin);
    await form.locator('lead-qualifier:state(asking)').waitFor();
    const place = await form.locator('#below').boundingBox();
    expect(await legends(form)).toEqual([BUDGET]);
    await new Promise((done) => setTimeout(done, 300));
    expect(await form.evaluate('shifts')).toEqual([]);
    expect(await form.locator('#below').boundingBox()).toEqual(place);
  });
});
