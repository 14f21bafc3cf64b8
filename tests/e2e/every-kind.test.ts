/** A visitor with a keyboard, or with a screen reader, in a form that asks every kind of question. */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { fillIn, formPage, open, outcome, setting, until } from './browser.ts';
import { focused, tabTo } from './keyboard.ts';

const bands = [{ value: 'small', below: 2000 }, { value: 'large' }];
const RULES: Qualifier = {
  version: 1,
  questions: [
    { kind: 'yes-no', name: 'fit', label: 'Is it for a business?', otherwise: 'review', always: true },
    {
      kind: 'choice',
      name: 'size',
      label: 'How large is it?',
      always: true,
      options: ['small', 'middle', 'large'].map((value) => ({ value, label: value })),
    },
    {
      kind: 'choices',
      name: 'services',
      label: 'What do you need?',
      min: 2,
      always: true,
      options: ['logo', 'site', 'shop'].map((value) => ({ value, label: value })),
    },
    {
      kind: 'amount',
      name: 'sum',
      label: 'What have you set aside?',
      currency: 'USD',
      bands,
      unsure: { label: 'I am not sure yet' },
      always: true,
    },
    { kind: 'date', name: 'start', label: 'When shall it start?', bands, always: true },
    { kind: 'text', name: 'story', label: 'What is the story?', rows: 3, always: true },
    { kind: 'text', name: 'goal', label: 'What shall it achieve?', always: true },
    {
      kind: 'choice',
      display: 'select',
      name: 'terms',
      label: 'Half of it is paid in advance. Is that all right?',
      options: [
        { value: 'fine', label: 'Fine with me' },
        { value: 'never', label: 'Never', verdict: 'unqualified' },
      ],
    },
  ],
};
const asking = (rules: Qualifier): string => `qualifier='${JSON.stringify(rules)}'`;

/** The ring around what has the focus: its width in pixels, and its contrast with the page. */
async function ring(page: Page): Promise<{ width: number; contrast: number }> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const around: Element[] = [];
    for (let one = element; one; one = one.parentElement) around.push(one);
    const style = around.map((one) => getComputedStyle(one)).find((one) => one.outlineStyle === 'solid');
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    const luminance = (colour: string): number => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05;
    };
    // Nothing behind the form has a colour of its own.
    const [one, other] = [luminance(style?.outlineColor ?? 'Canvas'), luminance('Canvas')];
    return {
      width: Number.parseFloat(style?.outlineWidth ?? '0'),
      contrast: Math.max(one, other) / Math.min(one, other),
    };
  });
}

async function expectRing(page: Page): Promise<void> {
  const { width, contrast } = await ring(page);
  const name = await focused(page);
  expect(width, `ring around ${name}`).toBeGreaterThanOrEqual(2);
  expect(contrast, `ring around ${name}`).toBeGreaterThanOrEqual(3);
}

/** Goes on to a field of ours, and sees where it is. */
async function goTo(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await expectRing(page);
}

const hasFocus = (page: Page, part: string): Promise<boolean> =>
  page
    .locator(`lead-qualifier [part~=${part}]`)
    .first()
    .evaluate((one) => one.matches(':focus'));

describe('by keyboard alone', () => {
  const setup = setting();

  test.each(['none', 'active'] as const)(
    'every kind is answered, sent, declined, changed and sent again; forced colours: %s',
    async (forcedColors) => {
      const { page, webhook } = setup;
      await page.emulateMedia({ forcedColors });
      await open(setup, formPage(webhook, { form: '', element: asking(RULES) }));
      const { keyboard } = page;

      await tabTo(page, 'email');
      await keyboard.type('ada@example.com');
      await goTo(page, 'fit');
      await keyboard.press('Space');
      await goTo(page, 'size');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      await expectRing(page);
      await goTo(page, 'services');
      await keyboard.press('Space');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      await goTo(page, 'sum');
      await keyboard.type('5000');
      await goTo(page, 'start');
      await keyboard.type('03152030');
      await goTo(page, 'story');
      await keyboard.type('Oil');
      await keyboard.press('Enter'); // another line, no submit
      await keyboard.type('and wine');
      await goTo(page, 'goal');
      await keyboard.type('More guests');
      await page.locator('lead-qualifier select').waitFor();

      // Enter submits: what is missing gets the focus and says so.
      await keyboard.press('Enter');
      await until(async () => expect(await focused(page)).toBe('terms'));
      await expectRing(page);
      await page.getByText('Please choose an answer.').waitFor();
      await keyboard.type('Never');
      await tabTo(page, 'button');
      await keyboard.press('Enter');

      // Declined: the outcome has the focus, and the way back is the next stop.
      await until(async () => expect(await hasFocus(page, 'outcome')).toBe(true));
      await keyboard.press('Tab');
      expect(await hasFocus(page, 'change')).toBe(true);
      await expectRing(page);
      await keyboard.press('Enter');
      await until(async () => expect(await focused(page)).toBe('fit'));
      await keyboard.press('Shift+Tab');
      expect(await focused(page)).toBe('email');

      await tabTo(page, 'terms');
      await keyboard.type('Fine');
      await tabTo(page, 'button');
      await keyboard.press('Enter');
      await until(async () => expect(await hasFocus(page, 'outcome')).toBe(true));
      expect(webhook.posts).toHaveLength(1);
      const { answers, contact } = webhook.posts[0]!.event.data;
      const values = Object.entries(answers).map(([name, { value }]) => [name, value]);
      expect(Object.fromEntries(values)).toEqual({
        fit: 'yes',
        size: 'large',
        services: ['logo', 'site'],
        sum: 5000,
        start: '2030-03-15',
        story: 'Oil\nand wine',
        goal: 'More guests',
        terms: 'fine',
      });
      expect(contact.email).toBe('ada@example.com');
    },
  );

  test('nothing moves for who wants no motion', async () => {
    const { page, webhook } = setup;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(setup, formPage(webhook, { form: '', element: asking(RULES) }));
    await fillIn(page);
    const moving = await page.locator('lead-qualifier').evaluate(
      (element) =>
        [...element.shadowRoot!.querySelectorAll('[part]')].filter((part) => {
          const { transitionDuration, animationName } = getComputedStyle(part);
          return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none';
        }).length,
    );
    expect(moving).toBe(0);
  });
});

describe('what is announced', () => {
  const setup = setting();
  const FOLLOW_UP: Qualifier = {
    version: 1,
    pass: 1,
    questions: [
      {
        kind: 'yes-no',
        name: 'fit',
        label: 'Is it for a business?',
        otherwise: 'review',
        always: true,
      },
      { kind: 'yes-no', name: 'far', label: 'Is it far away?', otherwise: 'review', points: 1 },
    ],
  };

  test.each([
    ['en', /^One more question: Is it far away\?$/, 'Sending…', /^Thank you/],
    ['ar', /^سؤال آخر: Is it far away\?$/, 'جارٍ الإرسال…', /^شكرًا/],
  ])(
    'in %s, each thing once: the next question, the sending, the late delivery',
    async (lang, next, sending, thanks) => {
      const { page, webhook } = setup;
      webhook.treatment = { status: 503, after: 300 };
      await open(setup, formPage(webhook, { form: '', element: `${asking(FOLLOW_UP)} lang="${lang}"` }));
      await page.locator('lead-qualifier').evaluate((element) => {
        const status = element.shadowRoot!.querySelector('[role=status]')!;
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        const note = (): unknown => status.textContent && heard.push(status.textContent);
        new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
      });
      const heard = (): Promise<string[]> =>
        page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

      await page.getByLabel('Email').fill('ada@example.com');
      await page.locator('lead-qualifier [name=fit][value=yes]').check();
      await until(async () => expect(await heard()).toEqual([expect.stringMatching(next)]));
      await page.locator('lead-qualifier [name=far][value=yes]').check();
      await page.getByRole('button').click();
      await until(async () => expect(await hasFocus(page, 'outcome')).toBe(true));
      expect(await heard()).toEqual([expect.stringMatching(next), sending]);
      // It has the focus: that is how it is told. It is no live region as well.
      expect(
        await outcome(page).evaluate((one) => one.closest('[role=status], [role=alert], [aria-live]')),
      ).toBeNull();

      webhook.treatment = { status: 202 };
      await until(async () => expect(await heard()).toHaveLength(3), 30_000);
      expect(await heard()).toEqual([expect.stringMatching(next), sending, expect.stringMatching(thanks)]);
    },
  );
});
