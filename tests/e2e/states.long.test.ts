import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../demo/listen.ts';
import { serveSite } from '../../demo/site-server.ts';
import { groupsFor } from '../../demo/states/table.ts';
import { blockFont } from './block-font.ts';
import { LAUNCH } from './browser.ts';
import { differenceOf } from './pictures.ts';
import { layoutFaults } from './layout-faults.ts';

interface Variant {
  dir: 'ltr' | 'rtl';
  scheme: 'light' | 'dark';
  width?: number;
  /** CSS pixels are drawn as so many. */
  zoom?: number;
  forced?: 'active';
}

const VARIANTS: [name: string, variant: Variant][] = [
  ['ltr-light', { dir: 'ltr', scheme: 'light' }],
  ['ltr-dark', { dir: 'ltr', scheme: 'dark' }],
  ['rtl-light', { dir: 'rtl', scheme: 'light' }],
  ['rtl-dark', { dir: 'rtl', scheme: 'dark' }],
  ['forced-colours', { dir: 'ltr', scheme: 'light', forced: 'active' }],
  ['320-pixels', { dir: 'rtl', scheme: 'light', width: 320 }],
  // A window of 1280 pixels, zoomed to 200 %.
  ['zoomed', { dir: 'ltr', scheme: 'dark', width: 640, zoom: 2 }],
];

const FONT = `data:font/ttf;base64,${blockFont().toString('base64')}`;

let browser: Browser;
let site: Site;
beforeAll(async () => {
  const args = [...LAUNCH.args, '--font-render-hinting=none', '--disable-lcd-text', '--hide-scrollbars'];
  browser = await chromium.launch({ ...LAUNCH, args });
  site = await serveSite({ port: 0, receiver: 'http://localhost:9' });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens the page of all states, and waits until every one is reached. */
async function open({ dir, scheme, width = 1280, zoom = 1, forced }: Variant, style = ''): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    deviceScaleFactor: zoom,
    forcedColors: forced ?? 'none',
    locale: 'en-US',
    bypassCSP: true, // for the font
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${site.url}/states/?dir=${dir}&scheme=${scheme}`);
  if (style) await page.addStyleTag({ content: style });
  await page.locator('[data-reached]').waitFor({ state: 'attached', timeout: 60_000 });
  return page;
}

describe.for(VARIANTS)('every state, %s', ([name, variant]) => {
  test('looks as it did', async () => {
    const page = await open(
      variant,
      `@font-face { font-family: Blocks; src: url(${FONT}) } * { font-family: Blocks !important }`,
    );
    expect(await page.evaluate(async () => (await document.fonts.load('16px Blocks')).length)).toBe(1);
    const faults: (string | undefined)[] = [];
    // The outcomes first: one of them does not last.
    for (const group of groupsFor(variant.dir).toReversed()) {
      const section = page.locator(`#${group.name}-${variant.dir}-${variant.scheme}`);
      const drawn = await section.screenshot({ scale: 'css', animations: 'disabled' });
      faults.push(differenceOf(`${name}-${group.name}`, drawn, browser.version()));
    }
    expect(faults.filter(Boolean)).toEqual([]);
  });

  test('fits, with targets to hit and text to read', async () => {
    expect(await (await open(variant)).evaluate(layoutFaults)).toEqual([]);
  });
});
