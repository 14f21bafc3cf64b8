/**
 * The question in a browser: ours before and after, a component on lit and a plain script written by hand, in the
 * same run. Prints a report and never fails on time. Compare figures of one run with each other, not with those of
 * another machine or hour. `npm run bench:page`, with these settings from the environment: `ROUNDS=3` takes a quick
 * look, `BEFORE` names another commit to compare with, `AFTER_TAG` the attributes of the tag of the working tree's
 * script, `FILL_MS` how long a visitor takes over the form.
 */
import { cpus } from 'node:os';
import { type Browser, chromium } from 'playwright';
import { CHROMIUM_ARGS, findChromium } from '../../setup/chromium.ts';
import { type Measurements, printWay } from './report.ts';
import { HOSTS, type Site, startSite } from './site.ts';
import { type Subject, subjects, type Way, WAYS } from './subjects.ts';
import { tracedVisit, restingHeap, SLOW_4G, timedVisit } from './visit.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 15);

const all = await subjects();
const site = await startSite(all);
const rules = Object.values(HOSTS).map((host) => `MAP ${host} 127.0.0.1`);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...CHROMIUM_ARGS, `--host-resolver-rules=${rules.join(', ')}`],
});
try {
  const ways = (Object.keys(WAYS) as Way[]).map((way) => ({ way, measurements: emptyMeasurements() }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { way, measurements } of ways) await measure(browser, site, way, inTurn(round), measurements);
    console.error(`Round ${round + 1} of ${ROUNDS}`);
  }
  console.log('# The question in the page\n');
  const machine = `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'})`;
  console.log(`Chromium ${browser.version()}, Node ${process.version}, ${machine}; ${ROUNDS} rounds.`);
  console.log(
    'Medians with quartiles. The visitor answers as soon as the question is painted. On slow 4G each request',
  );
  console.log(
    'takes 562 ms and its bytes at 1.4 Mbit/s; script is time on the processor, until it is painted and in all.',
  );
  for (const { way, measurements } of ways) printWay(WAYS[way], measurements);
} finally {
  await browser.close();
  await site.stop();
}

/** Visits each subject in every way of measuring, one after another, so that all have the same machine. */
async function measure(
  from: Browser,
  to: Site,
  way: Way,
  order: readonly Subject[],
  measurements: Measurements,
): Promise<void> {
  const bare = await restingHeap(from, to.address('bare', way));
  const kinds = {
    fast: (name: string) => timedVisit(from, to, name, way),
    slow: (name: string) => timedVisit(from, to, name, way, SLOW_4G),
    traced: (name: string) => tracedVisit(from, to, name, way),
    resting: async (name: string) => ({ heap: (await restingHeap(from, to.address(name, way))) - bare }),
  };
  // The shortest time wavers most, and is soon measured again.
  for (const kind of ['fast', 'fast', 'fast', 'slow', 'traced', 'resting'] as const)
    for (const { name } of order) measurements.get(name)?.[kind].push(await kinds[kind](name));
}

/** Nobody is always the first: each round begins with the next subject. */
function inTurn(round: number): Subject[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

function emptyMeasurements(): Measurements {
  return new Map(all.map(({ name }) => [name, { fast: [], slow: [], traced: [], resting: [] }]));
}
