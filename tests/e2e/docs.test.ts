/** The docs as `npm start` serves them. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildIfOlder, DOCS } from '../../demo/build.ts';
import type { Site } from '../../demo/listen.ts';
import { serveSite } from '../../demo/site-server.ts';
import { PAGES } from '../package/readme.ts';
import { LAUNCH } from './browser.ts';

/** Addresses of the pages, below the docs. */
const ADDRESSES = PAGES.filter((page) => page.startsWith('demo/docs/')).map((page) =>
  page.replace('demo/docs/', '').replace(/\.md$/, '.html'),
);

let browser: Browser;
let site: Site;

beforeAll(async () => {
  // A dead link fails their build.
  expect(await buildIfOlder(DOCS, () => undefined)).toBe(true);
  site = await serveSite({ port: 0, receiver: 'http://localhost:8788' });
  browser = await chromium.launch(LAUNCH);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page of the docs; fails the test where it says an error or asks another host for anything. */
async function open(address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 800 } });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) faults.push(request.url());
  });
  await page.goto(`${site.url}/docs/${address}`);
  onTestFinished(async () => {
    expect(faults).toEqual([]);
    await page.close();
  });
  return page;
}

test('every page has a title of its own, and every link to a place in a page finds it', async () => {
  const page = await open('');
  const pages = await page.evaluate(
    async (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const response = await fetch(address);
          const html = new DOMParser().parseFromString(await response.text(), 'text/html');
          const links = [...html.querySelectorAll('.vp-doc a[href*="#"]')];
          return {
            path: new URL(response.url).pathname,
            title: html.title,
            ids: [...html.querySelectorAll('[id]')].map(({ id }) => id),
            links: links.map((link) => new URL(link.getAttribute('href') ?? '', response.url).href),
          };
        }),
      ),
    ADDRESSES,
  );
  expect(pages.length).toBeGreaterThan(30);
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
  const ids = new Map(pages.map(({ path, ids: own }) => [path, own]));
  const lost = pages
    .flatMap(({ links }) => links.map((link) => new URL(link)))
    .filter(({ pathname, hash }) => !ids.get(pathname)?.includes(decodeURIComponent(hash.slice(1))));
  expect(lost.map(String)).toEqual([]);
});

test('every page fits a narrow phone', async () => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${site.url}/docs/404.html`);
  const found = await Promise.all(ADDRESSES.map((address) => page.evaluate(isTooWide, address)));
  expect(ADDRESSES.filter((_, index) => found[index])).toEqual([]);
});

test('the search finds an attribute in the reference', async () => {
  const page = await open('');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('contact-email');
  await page.getByRole('option', { name: 'Attributes' }).first().click();
  await page.waitForURL(/\/docs\/reference\/attributes\.html#contact-email$/);
});

test('the comments that name the examples are not seen', async () => {
  const page = await open('guide/start.html');
  const text = await page.locator('.vp-doc').innerText();
  expect(text).toContain('data-question=');
  expect(text).not.toContain('example:');
});

/** Runs in the page: whether another page, without its scripts, must be scrolled sideways on a phone. */
async function isTooWide(address: string): Promise<boolean> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.style.width = '360px';
  frame.src = address;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  return frame.contentDocument!.documentElement.scrollWidth > 360;
}
