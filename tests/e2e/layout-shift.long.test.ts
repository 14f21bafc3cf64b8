import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { example } from '../package/readme.ts';
import { formPage, setting, until } from './browser.ts';

const here = setting();

const RULES = JSON.stringify({
  version: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside?',
      options: [
        { value: 'small', label: 'Under $2,000', verdict: 'unqualified' },
        { value: 'unsure', label: 'I am not sure yet' },
      ],
    },
    { kind: 'yes-no', name: 'range', when: { budget: 'unsure' }, label: 'It is often $5,000. Is that fine?' },
  ],
}).replaceAll('"', '&quot;');

/** Sums up what the browser holds against the page: shifts that no input led to. */
const OBSERVE = `
  window.shifts = { counted: 0, excused: 0 };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) shifts[hadRecentInput ? 'excused' : 'counted'] += value;
  }).observe({ type: 'layout-shift', buffered: true });`;

const CSS = 'body { font: 16px/1.5 Arial } label, button { display: block } footer { height: 200px }';

/** Opens a form with things below it, to which ours comes only after the page has been painted. */
async function openLate(element: string, reserved = ''): Promise<Page> {
  const { page, site, webhook } = here;
  site.pages['/'] = formPage(webhook, {
    element,
    src: '',
    after: '<footer>Below the form</footer>',
    head: `<style>${CSS}</style>${reserved}<script>${OBSERVE}</script>`,
  });
  await page.goto(site.origin);
  await page.waitForTimeout(300);
  await page.addScriptTag({ url: '/dist/lead-qualifier.js' });
  await page.waitForFunction('customElements.get("lead-qualifier")');
  await page.waitForTimeout(300);
  return page;
}

interface Shifts {
  counted: number;
  excused: number;
}

/** What has shifted once everything painted so far is reported. */
async function shiftsOf(page: Page): Promise<Shifts> {
  await page.waitForTimeout(700); // longer than input is an excuse
  return page.evaluate('shifts');
}

describe('layout shift', () => {
  test('of a question without room is seen by this test', async () => {
    const page = await openLate(`qualifier="${RULES}"`);
    expect((await shiftsOf(page)).counted).toBeGreaterThan(0);
  });

  test('is none with the room of the README, however late we come', async () => {
    const page = await openLate(`qualifier="${RULES}"`, `<style>${example('room')}</style>`);
    expect(await page.getByRole('radio').count()).toBe(2);
    expect(await shiftsOf(page)).toEqual({ counted: 0, excused: 0 });
  });

  test('is none that counts when the question opens at a touch, or another one follows an answer', async () => {
    const page = await openLate(`reveal="interaction" qualifier="${RULES}"`);
    expect(await page.getByRole('radio').count()).toBe(0);
    expect(await shiftsOf(page)).toEqual({ counted: 0, excused: 0 });
    await page.getByLabel('Email').click();
    await page.getByRole('radio').first().waitFor();
    const opened = await shiftsOf(page);
    expect(opened).toEqual({ counted: 0, excused: expect.any(Number) as number });
    expect(opened.excused).toBeGreaterThan(0);
    await page.getByRole('radio', { name: 'I am not sure yet' }).click();
    await until(async () => expect(await page.getByRole('radio').count()).toBe(4));
    const asked = await shiftsOf(page);
    expect(asked.counted).toBe(0);
    expect(asked.excused).toBeGreaterThan(opened.excused);
  });

  test('is none that counts when the question opens by the tabulator key', async () => {
    const page = await openLate(`reveal="interaction" qualifier="${RULES}"`);
    await page.keyboard.press('Tab');
    await page.getByRole('radio').first().waitFor();
    expect((await shiftsOf(page)).counted).toBe(0);
  });

  test('is none when a field is left and the look is taken again', async () => {
    const page = await openLate(`reveal="interaction" qualifier="${RULES}"`);
    await page.getByLabel('Email').click();
    await page.keyboard.type('ada@example.com');
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('Tab');
    await page.waitForTimeout(1_500);
    expect((await shiftsOf(page)).counted).toBe(0);
  });
});
