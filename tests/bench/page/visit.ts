/** One visit to a page by a fresh visitor: it loads, asks, is answered at once, and posts the answer. */
import type { Browser, CDPSession, Page } from 'playwright';
import { bundle } from './builds.ts';
import { PAINTED, type Seen, type Target } from './seen.ts';
import { CATEGORIES, scriptTime } from './script-time.ts';
import type { Site } from './site.ts';
import type { Way } from './subjects.ts';

/** A network as Chromium's own tools emulate it. */
export interface Network {
  latency: number;
  downloadThroughput: number;
  uploadThroughput: number;
}

/** Slow 4G as Lighthouse has it in the browser's tools: 150 ms and 1.6 Mbit/s, adjusted to act on each request. */
export const SLOW_4G: Network = {
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 0.9 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 0.9 * 1024) / 8,
};

/** What a visit measured, by name; times in milliseconds, sizes in bytes. */
export type Figures = Partial<Record<Figure, number>>;
export type Figure =
  | Exclude<keyof Seen, 'clicked'>
  /** From the click on the button until the webhook has the whole request. */
  | 'posted'
  | 'scriptUntilPainted'
  | 'scriptInAll'
  /** More than the page without a question holds. */
  | 'heap';

/** How long a visit may take to show the question or to post the lead. */
const LIMIT_MS = 30_000;
/** How long a page is left alone for everything it loads to come, on the fast network. */
const REST_MS = 600;
/** How long the visitor takes over the form; the longer, the less is left to load when it is sent. */
const FILL_MS = Number(process.env['FILL_MS'] ?? 0);

const PROBE = String(await bundle('probe.ts', 'iife'));

/** Measures how soon the question is there, and the way of the answer, on a network or an unthrottled one. */
export async function timedVisit(browser: Browser, site: Site, subject: string, way: Way, network?: Network) {
  return visit(browser, async (page, session) => {
    if (network) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    }
    site.preflightMs = network?.latency ?? 0;
    await untilPainted(page, site.address(subject, way));
    const posted = await answer(page, site);
    return { ...(await figuresOf(page)), posted };
  });
}

/** Measures script time, unthrottled. A trace slows a page down, hence a visit of its own. */
export async function tracedVisit(browser: Browser, site: Site, subject: string, way: Way) {
  return visit(browser, async (page) => {
    await browser.startTracing(page, { categories: CATEGORIES });
    await untilPainted(page, site.address(subject, way));
    await page.waitForTimeout(REST_MS);
    await answer(page, site);
    await page.waitForTimeout(REST_MS);
    const { untilMark, inAll } = scriptTime(await browser.stopTracing(), site.files(subject), PAINTED);
    return { scriptUntilPainted: untilMark, scriptInAll: inAll };
  });
}

/** What scripts and nodes of a page hold once it is at rest and all garbage is collected; nobody touches the form. */
export async function restingHeap(browser: Browser, address: string): Promise<number> {
  return visit(browser, async (page, session) => {
    await page.goto(address);
    await page.waitForTimeout(REST_MS);
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const usage = await session.send('Runtime.getHeapUsage');
    return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
  });
}

async function visit<T>(browser: Browser, go: (page: Page, session: CDPSession) => Promise<T>): Promise<T> {
  // A visitor's first visit: the cache of a fresh context is empty, and then works as it does for everybody.
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 } });
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    return await go(page, await context.newCDPSession(page));
  } catch (error) {
    const said = complaints.join('\n') || 'nothing';
    throw new Error(`The visit to ${page.url()} failed; the page said: ${said}`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Opens the page; the page itself tells when the question is painted, so that nobody has to keep asking it. */
async function untilPainted(page: Page, address: string): Promise<void> {
  let isPainted: (() => void) | undefined;
  const painted = new Promise<void>((resolve) => (isPainted = resolve));
  await page.exposeFunction('questionPainted', () => isPainted?.());
  await page.addInitScript({ content: PROBE });
  await page.goto(address, { waitUntil: 'commit' });
  await within(painted, 'the question was not painted');
}

/**
 * Fills in the form, sends it, and returns how long the lead took from the click to the webhook. By mouse and
 * keyboard: Playwright's own ways to fill in a form run more script in the page than what is measured.
 */
async function answer(page: Page, site: Site): Promise<number> {
  const arrival = site.nextLead();
  await clickOn(page, { selector: 'input[type=email]' });
  await page.keyboard.insertText('ada@example.com');
  await clickOn(page, { selector: 'input[autocomplete=name]' });
  await page.keyboard.insertText('Ada Lovelace');
  await clickOn(page, { selector: 'input[type=radio]' });
  await page.waitForTimeout(FILL_MS);
  await clickOn(page, { selector: 'button', text: 'Send' });
  const arrived = await within(arrival, 'no lead arrived');
  return arrived - (await page.evaluate(() => window.seen().clicked));
}

async function clickOn(page: Page, target: Target): Promise<void> {
  const { x, y } = await page.evaluate((wanted) => window.placeOf(wanted), target);
  await page.mouse.click(x, y);
}

async function figuresOf(page: Page): Promise<Figures> {
  const { clicked: _, ...figures } = await page.evaluate(() => window.seen());
  return figures;
}

async function within<T>(promise: Promise<T>, failure: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`After ${LIMIT_MS} ms, ${failure}.`)), LIMIT_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
