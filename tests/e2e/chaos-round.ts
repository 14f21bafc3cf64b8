/** A browser full of forms, from its start to its end, and the visitor who comes back later. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { formPage, THANKS, waiting } from './browser.ts';
import { type MortalBrowser, openProfile } from './chaos-browser.ts';
import type { Site } from './server.ts';

/** What becomes of a tab after its form was sent. */
export const FATES = {
  'stays': () => undefined,
  'is closed': (page) => page.close(),
  'is left': (page) => page.goto('about:blank'),
  'is left, and come back to': async (page) => {
    await page.goto('about:blank');
    await page.goBack();
  },
  'crashes': async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.crash');
  },
} satisfies Record<string, (page: Page) => Promise<unknown> | undefined>;

/** What is known of one form that was filled in. */
export interface Run {
  email: string;
  /** The site's own form goes on to the site. */
  isNative: boolean;
  fate: keyof typeof FATES;
  /** The page judged the form, and has the lead: when, in milliseconds since 1970. */
  heldAt?: number;
  /** What the visitor has read, in order. */
  told: string[];
  /** When the tab met its fate. */
  endedAt?: number;
  /** When the browser was killed. */
  killedAt?: number;
}

/** What a page says to the test: as soon as it is so, since it may be its last word. */
const REPORT = `
  const element = document.querySelector('lead-qualifier');
  const email = new URL(location.href).searchParams.get('email');
  form.email.value = email;
  element.addEventListener('lead-verdict', () => report(email, ''));
  customElements.whenDefined('lead-qualifier').then(() => {
    let last = '';
    const look = () => {
      const text = element.shadowRoot.querySelector('[part=outcome]')?.textContent ?? '';
      if (text !== last) report(email, (last = text));
    };
    new MutationObserver(look).observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
  });`;

/** The words that promise something. */
export const isPromise = (text: string): boolean => THANKS.test(text) || text.includes('within three days');

/** The pages with the form: one that shows our outcome, one that goes on to the site. */
export function addPages(site: Site, webhook: string): void {
  const parts = { script: REPORT };
  site.pages['/outcome'] = formPage({ url: webhook }, { ...parts, form: '' });
  site.pages['/native'] = formPage(
    { url: webhook },
    { ...parts, form: 'action="/subscribe" method="post"', element: 'when-qualified="submit"' },
  );
}

/** Fills in a form, sends it, and lets its tab meet its fate. Nothing here is sure to come to its end. */
async function runTab({ context }: MortalBrowser, site: Site, run: Run, chance: () => number): Promise<void> {
  const [late, when] = [chance() * 1_200, chance() < 0.5 ? chance() * 120 : chance() * 2_500];
  const page = await context.newPage();
  await page.goto(`${site.origin}/${run.isNative ? 'native' : 'outcome'}?email=${run.email}`);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await pause(late);
  await page.locator('#send').click({ noWaitAfter: true });
  await pause(when);
  if (run.fate !== 'stays') run.endedAt = Date.now();
  await FATES[run.fate](page);
}

/** One browser from its start to its end, with a form in each tab. */
export async function runRound(
  profile: string,
  site: Site,
  runs: Run[],
  chance: () => number,
): Promise<boolean> {
  const byEmail = new Map(runs.map((run) => [run.email, run]));
  const isKilled = chance() < 0.8;
  const [enough, end] = [runs.length - Math.floor(chance() * 3), chance() * 3_000];
  const browser = await openProfile(profile);
  let isOver = false;
  try {
    browser.context.setDefaultTimeout(20_000);
    await browser.context.exposeFunction('report', (email: string, text: string) => {
      const run = byEmail.get(email);
      if (!run || isOver) return;
      if (text) run.told.push(text);
      else run.heldAt ??= Date.now();
    });
    const tabs = runs.map((run) => runTab(browser, site, run, chance).catch(() => undefined));
    const held = () => runs.filter(({ heldAt }) => heldAt).length;
    for (const began = Date.now(); held() < enough && Date.now() < began + 10_000;) await pause(20);
    if (isKilled) await pause(end);
    else await Promise.race([Promise.all(tabs).then(() => pause(1_500)), pause(20_000)]);
    isOver = true;
    const now = Date.now();
    if (isKilled) for (const run of runs) run.killedAt = now;
    await (isKilled ? browser.kill() : browser.close());
  } finally {
    await browser.kill();
  }
  return isKilled;
}

/** Comes back to the site, hours later and again, until nothing waits there any more; returns what still does. */
export async function comeBack(profile: string, site: Site): Promise<unknown[]> {
  const { context, kill } = await openProfile(profile);
  onTestFinished(kill);
  const page = await context.newPage();
  const copies = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  for (let hours = 2; hours < 14; hours += 2) {
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
    await page.goto(`${site.origin}/outcome?email=nobody@example.com`);
    for (const began = Date.now(); (await waiting(page)).length && Date.now() < began + 25_000;)
      await pause(100);
    // Copies that say that a lead is delivered go with the next page, one by one: a full outbox takes its time.
    for (let before = Infinity, now = (await copies()).length; now && now < before;) {
      await pause(2_000);
      [before, now] = [now, (await copies()).length];
    }
    if ((await copies()).length === 0) break;
  }
  const left = [...(await waiting(page)), ...(await copies())];
  await kill();
  return left;
}
