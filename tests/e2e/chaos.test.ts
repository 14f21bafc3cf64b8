/** Leads on their way through a webhook of many moods, while tabs are closed, pages left, and browsers killed. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/receiver/stores/open.ts';
import { formPage, THANKS, waiting } from './browser.ts';
import { type MortalBrowser, openProfile } from './chaos-browser.ts';
import { type ChaosServer, serveChaos } from './chaos-server.ts';
import { receive, temporaryFolder } from './processes.ts';
import { serveSite, type Site } from './server.ts';

/** How many forms are sent; `CHAOS=200` for the full run. */
const RUNS = Number(process.env.CHAOS ?? 30);
/** What chance begins with; `CHAOS_SEED=…` for the moods and moments of an earlier run. */
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Forms that are filled in at the same time, in tabs of one browser. */
const TABS = 10;

/** Numbers in 0 … 1, always the same ones for a seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What becomes of a tab after its form was sent. */
const FATES = {
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
interface Run {
  email: string;
  /** The site's own form goes on to the site. */
  isNative: boolean;
  fate: keyof typeof FATES;
  /** The page judged the form, and has the lead: when, in milliseconds since 1970. */
  heldAt?: number;
  /** What the visitor has read, in order. */
  told: string[];
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
const isPromise = (text: string): boolean => THANKS.test(text) || text.includes('within three days');

function pagesOf(site: Site, webhook: string): void {
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
  await FATES[run.fate](page);
}

/** One browser from its start to its end, with a form in each tab. */
async function runRound(profile: string, site: Site, runs: Run[], chance: () => number): Promise<boolean> {
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
async function comeBack(profile: string, site: Site): Promise<unknown[]> {
  const { context, kill } = await openProfile(profile);
  onTestFinished(kill);
  const page = await context.newPage();
  const left = async () => [
    ...(await waiting(page)),
    ...(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))),
  ];
  for (let hours = 2; hours < 14; hours += 2) {
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
    await page.goto(`${site.origin}/outcome?email=nobody@example.com`);
    for (const began = Date.now(); (await left()).length && Date.now() < began + 25_000;) await pause(100);
    if ((await left()).length === 0) break;
  }
  const still = await left();
  await kill();
  return still;
}

async function storedLeads(database: string) {
  const store = await openStore(database);
  onTestFinished(() => store.close());
  return store.list({ limit: 10_000 });
}

/** How often each of some words stands there, for the figures. */
function count(words: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, number]) => `${word} ${number}`).join(', ');
}

function tellFigures(runs: Run[], { arrivals }: ChaosServer, kills: number, early: Run[]): void {
  const taken = arrivals.filter(({ isTaken }) => isTaken);
  const doubles = taken.filter(({ id }, place) => taken.findIndex((first) => first.id === id) < place);
  /** Sent again although the webhook had said yes: the browser was killed before it noted that, or the tab closed. */
  const needless = doubles.filter((double) =>
    taken
      .slice(0, taken.indexOf(double))
      .some(({ id, mood }) => id === double.id && mood.startsWith('works')),
  );
  const promised = runs.filter(({ told }) => told.some(isPromise)).length;
  console.log(`chaos, CHAOS_SEED=${SEED}: ${runs.length} forms, ${kills} browsers killed (SIGKILL)
  forms: ${count(runs.map(({ isNative }) => (isNative ? 'sent on to the site' : 'with our outcome')))}
  tabs: ${count(runs.map(({ fate }) => fate))}
  webhook: ${count(arrivals.map(({ mood }) => mood))}
  visitors: ${runs.filter(({ heldAt }) => heldAt).length} sent the form, ${promised} read that it is sent or kept;
    of those whose browser was killed before they read anything, ${early.length} lost their lead
  a consumer that does not look at the id: ${taken.length} posts of ${taken.length - doubles.length} leads, \
${doubles.length} doubles, ${((100 * doubles.length) / taken.length).toFixed(1)} %; \
${needless.length} of them after a yes`);
}

test(
  `of ${RUNS} leads none is lost that the visitor was told is sent or kept, and none is stored twice`,
  async () => {
    const folder = await temporaryFolder();
    const profile = await temporaryFolder();
    const chance = chanceOf(SEED);
    const site = await serveSite();
    onTestFinished(() => site.stop());
    const receiver = await receive(folder, site.origin, 0, ['--rate-limit', '0']);
    const chaos = await serveChaos(`http://localhost:${receiver.port}`, chanceOf(SEED + 1));
    onTestFinished(() => chaos.stop());
    pagesOf(site, chaos.url);

    const fates = Object.keys(FATES) as (keyof typeof FATES)[];
    const runs = Array.from({ length: RUNS }, (_, number): Run => ({
      email: `ada.${number}@example.com`,
      isNative: chance() < 0.3,
      fate: chance() < 0.4 ? 'stays' : (fates[Math.floor(chance() * fates.length)] ?? 'stays'),
      told: [],
    }));
    let kills = 0;
    for (let first = 0; first < RUNS; first += TABS)
      kills += Number(await runRound(profile, site, runs.slice(first, first + TABS), chance));
    chaos.calmDown();
    const left = await comeBack(profile, site);

    await receiver.stop();
    const leads = await storedLeads(join(folder, 'leads.db'));
    const emails = leads.map(({ event }) => event.data.contact.email);
    const isStored = ({ email }: Run): boolean => emails.includes(email);
    const seen = new Set(site.visits.flatMap(({ fields }) => fields.flatMap(([, value]) => value)));
    const isTold = ({ told, email }: Run): boolean => told.some(isPromise) || seen.has(email);
    // What a page has just written is with the browser, and not yet with the disk: a moment later it is.
    const early = runs.filter((run) => run.heldAt && !isTold(run) && !isStored(run));
    tellFigures(runs, chaos, kills, early);

    expect(left).toEqual([]);
    expect(runs.filter((run) => isTold(run) && !isStored(run))).toEqual([]);
    expect(early.filter(({ heldAt = 0, killedAt = Infinity }) => killedAt > heldAt + 2_000)).toEqual([]);
    expect(new Set(emails).size).toBe(leads.length);
    expect(runs.filter(({ told }) => told.some(isPromise)).length).toBeGreaterThan(RUNS / 10);
  },
  120_000 + RUNS * 10_000,
);
