import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTS } from '../hosts/hosts.ts';
import { serveHosts } from '../hosts/serve.ts';
import { LAUNCH } from './browser.ts';
import type { Server } from './server.ts';

let site: Server;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveHosts(), chromium.launch(LAUNCH)]);
});
afterAll(async () => {
  await Promise.all([site.stop(), browser.close()]);
});

interface Wishes {
  dark?: boolean;
  rtl?: boolean;
  element?: string;
}

/** Opens a host page, and waits until its questions are there. */
async function openHost(name: string, { dark, rtl, element = '' }: Wishes = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 800, height: 1_000 },
    colorScheme: dark ? 'dark' : 'light',
  });
  await page.goto(`${site.origin}/${name}?${dark ? 'dark&' : ''}${rtl ? 'rtl&' : ''}element=${element}`);
  await page.getByRole('radio').nth(5).waitFor();
  return page;
}

/** Measures in the page: contrast ratios as WCAG 2.2 defines them, and computed styles. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('lead-qualifier')!;
    const part = (name: string): HTMLElement => element.shadowRoot!.querySelector(`[part~=${name}]`)!;
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const paint = (...colours: string[]): number => {
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
        value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (colour: string, on: Element): number => {
      const ground: string[] = [];
      for (
        let one: Element | null = on;
        one;
        one = one.parentElement ?? (one.getRootNode() as ShadowRoot).host ?? null
      )
        ground.unshift(getComputedStyle(one).backgroundColor);
      const [dark, light] = [paint('#fff', ...ground), paint('#fff', ...ground, colour)].sort(
        (a, b) => a - b,
      );
      return (light! + 0.05) / (dark! + 0.05);
    };
    const text = (name: string): number => contrast(getComputedStyle(part(name)).color, part(name));
    element.reportValidity();
    const field = getComputedStyle(document.querySelector('input')!);
    const option = getComputedStyle(part('option'));
    const copied = [
      'fontFamily',
      'fontSize',
      'fontWeight',
      'color',
      'backgroundColor',
      'borderBottomColor',
    ] as const;
    const sized = [
      'borderTopWidth',
      'borderBottomWidth',
      'borderTopLeftRadius',
      'boxShadow',
      'lineHeight',
    ] as const;
    const styleOf = (style: CSSStyleDeclaration): Record<string, string> =>
      Object.fromEntries([...copied, ...sized].map((name) => [name, style[name]]));
    const label = document.querySelector('label')!;
    const words = ['fontSize', 'fontWeight', 'color'] as const;
    return {
      field: styleOf(field),
      option: styleOf(option),
      label: words.map((name) => getComputedStyle(label)[name]),
      question: words.map((name) => getComputedStyle(part('label'))[name]),
      texts: Object.fromEntries(['label', 'hint', 'option', 'error'].map((name) => [name, text(name)])),
      ring: contrast(getComputedStyle(part('option')).outlineColor, element),
      width:
        element.getBoundingClientRect().width - document.querySelector('form')!.getBoundingClientRect().width,
      overflow: document.documentElement.scrollWidth - innerWidth,
      targets: [...element.shadowRoot!.querySelectorAll('[part=option]')].map(
        (one) => one.getBoundingClientRect().height,
      ),
      cut: [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=option], [part=label]')].filter(
        (one) => one.scrollWidth > one.clientWidth + 1,
      ).length,
    };
  });

/** Touches the form, and waits for the look of what that leads to. */
async function touch(page: Page): Promise<void> {
  await page.locator('form').dispatchEvent('pointerdown');
  await page.waitForFunction(
    'document.querySelector("lead-qualifier").shadowRoot.adoptedStyleSheets.length > 3',
  );
}

/** Fields without a look of their own, and one that shows that it is wrong. */
const UNLIKE = ['plain', 'yellow'];
/** Labels that float in their fields, and none with a look of its own. */
const OWN_LABELS = ['bootstrap-floating', 'material', 'plain'];

describe.for(Object.keys(HOSTS))('on %s', (name) => {
  test.for([
    ['in the light, left to right', { dark: false, rtl: false }],
    ['in the dark, right to left', { dark: true, rtl: true }],
  ] as const)('the question looks as if the site had it built, %s', async ([, wishes]) => {
    const page = await openHost(name, wishes);
    try {
      await page.getByRole('radio').first().focus();
      const { field, option, label, question } = await measure(page);
      await touch(page);
      const { texts, ring } = await measure(page);
      if (!UNLIKE.includes(name)) expect(option).toEqual(field);
      if (!OWN_LABELS.includes(name)) expect(question).toEqual(label);
      for (const [part, contrast] of Object.entries(texts))
        expect(contrast, part).toBeGreaterThanOrEqual(4.5);
      expect(ring).toBeGreaterThanOrEqual(3);

      await page.setViewportSize({ width: 320, height: 1_000 });
      const { width, overflow, cut, targets } = await measure(page);
      expect({ width: Math.max(width, 0), overflow, cut }).toEqual({ width: 0, overflow: 0, cut: 0 });
      expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
    } finally {
      await page.close();
    }
  });
});
