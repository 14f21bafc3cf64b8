/** Leads on their way through a webhook of many moods, while tabs are closed, pages left, and browsers killed. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/receiver/store/open-store.ts';
import { fillIn, formPage, until, waiting } from './browser.ts';
import { openProfile } from './chaos-browser.ts';
import { addPages, comeBack, FATES, isPromise, type Run, runRound } from './chaos-round.ts';
import { type ChaosServer, serveChaos } from './chaos-server.ts';
import { receive, temporaryFolder } from './processes.ts';
import { serveSite, serveWebhook } from './server.ts';
import { seeded } from '../setup/seeded.ts';

/** How many forms are sent; `CHAOS=200` for the full run. */
const RUNS = Number(process.env.CHAOS ?? 30);
/** What chance begins with; `CHAOS_SEED=…` for the moods and moments of an earlier run. */
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Forms that are filled in at the same time, in tabs of one browser. */
const TABS = 10;

/** The browser was killed, and before that there was no time to write the lead down. */
const hadNoTime = ({ heldAt = 0, endedAt = Infinity, killedAt }: Run): boolean =>
  !!killedAt && Math.min(killedAt, endedAt) < heldAt + 2_000;

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
    of those whose browser was killed before they had read anything, ${early.length} lost their lead
  a consumer that does not look at the id: ${taken.length} posts of ${taken.length - doubles.length} leads, \
${doubles.length} doubles, ${((100 * doubles.length) / taken.length).toFixed(1)} %; \
${needless.length} of them after a yes`);
}

test(
  `of ${RUNS} leads none is lost that the visitor was told is sent or kept, and none is stored twice`,
  async () => {
    const folder = await temporaryFolder();
    const profile = await temporaryFolder();
    const chance = seeded(SEED);
    const site = await serveSite();
    onTestFinished(() => site.stop());
    const receiver = await receive(folder, site.origin, 0, ['--rate-limit', '0']);
    const chaos = await serveChaos(`http://localhost:${receiver.port}`, seeded(SEED + 1));
    onTestFinished(() => chaos.stop());
    addPages(site, chaos.url);

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
    // What a page has just written is with the browser, and on the disk some moments later.
    const early = runs.filter((run) => run.heldAt && !isTold(run) && !isStored(run));
    tellFigures(runs, chaos, kills, early);

    expect(left).toEqual([]);
    expect(runs.filter((run) => isTold(run) && !isStored(run))).toEqual([]);
    expect(early.filter((run) => !hadNoTime(run))).toEqual([]);
    expect(new Set(emails).size).toBe(leads.length);
    expect(runs.filter(({ told }) => told.some(isPromise)).length).toBeGreaterThan(RUNS / 10);
  },
  120_000 + RUNS * 10_000,
);

test('a lead is kept from the moment that the visitor reads so: the browser is killed then, and it arrives', async () => {
  const [site, webhook] = await Promise.all([serveSite(), serveWebhook()]);
  onTestFinished(() => Promise.all([site.stop(), webhook.stop()]).then(() => undefined));
  const profile = await temporaryFolder();
  webhook.treatment = { status: 500 };
  site.pages['/'] = formPage(webhook, { form: '' });
  const browser = await openProfile(profile);
  onTestFinished(browser.kill);
  const page = await browser.context.newPage();
  await page.goto(site.origin);
  await fillIn(page);
  await page.locator('#send').click();
  await page.getByText('within three days').waitFor();
  await browser.kill();

  webhook.treatment = { status: 202 };
  webhook.posts.length = 0;
  const next = await openProfile(profile);
  onTestFinished(next.kill);
  const later = await next.context.newPage();
  await later.clock.setSystemTime(Date.now() + 60_000);
  await later.goto(site.origin);
  await until(() =>
    expect(webhook.posts.map(({ event }) => event.data.contact.email)).toEqual(['ada@example.com']),
  );
  await until(async () => expect(await waiting(later)).toEqual([]));
});
