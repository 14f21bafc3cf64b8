import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QueuedLead } from '../../src/delivery/lead-store.ts';
import { SUBMITTED } from '../lead/sample.ts';
import { sized } from '../setup/long.ts';
import { type Copies, isLease, type Mood, openWorld, type World } from './world.ts';

/** How many browsers, each with what happens in it; the same ones each time, so that nothing fails by chance. */
const RUNS = { numRuns: sized(100, 400), seed: 4 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/**
 * How late a lead may be sent, in milliseconds: timers keep to the second, and a copy is waited for as long. Where copies hang, each try waits for two of them, and puts the next timer off.
 */
const SLACK = { 'work': 3_500, 'may fail': 8_000 };

beforeEach(() => {
  vi.useFakeTimers({ now: SUBMITTED });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What happens in the browser; `tab` chooses one of those that are open. */
type Step = { wait: number; tab: number } & (
  | { what: 'open'; copies: Copies }
  | { what: 'submit' | 'show' | 'close' | 'online' | 'kill' }
  | { what: 'webhook'; mood: Mood }
  | { what: 'sleep'; for: number }
);

/** Any steps; tabs work, or are broken in one of these ways. */
const steps = (broken: Copies[]): fc.Arbitrary<Step[]> => {
  const when = {
    wait: fc.oneof(fc.nat(30), fc.nat(6_000)), // what meets, and what follows
    tab: fc.nat(4),
  };
  const moods = fc.constantFrom<Mood>('takes it', 'is busy', 'cuts the line', 'hangs');
  const is = <const What extends string>(...what: What[]) => ({ ...when, what: fc.constantFrom(...what) });
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ ...is('open'), copies: fc.constantFrom<Copies>('work', ...broken) }),
    },
    { weight: 4, arbitrary: fc.record(is('submit')) },
    { weight: 5, arbitrary: fc.record(is('show', 'online')) },
    { weight: 2, arbitrary: fc.record(is('close')) },
    { weight: 1, arbitrary: fc.record(is('kill')) },
    { weight: 3, arbitrary: fc.record({ ...is('webhook'), mood: moods }) },
    {
      weight: 1,
      arbitrary: fc.record({ ...is('sleep'), for: fc.integer({ min: 1_000, max: MINUTE }) }),
    },
  );
  return fc.array(step, { minLength: 3, maxLength: 30 });
};

function take(world: World, step: Step): void {
  const alive = world.alive();
  const tab = alive[step.tab % alive.length];
  if (step.what === 'open' && alive.length < 5) world.open(step.copies);
  else if (step.what === 'webhook') world.webhook(step.mood);
  else if (step.what === 'kill') world.kill();
  else if (step.what === 'sleep') vi.setSystemTime(Date.now() + step.for);
  else if (step.what === 'online') for (const one of alive) void one.box.flush(true);
  else if (tab && step.what === 'submit') void world.submit(tab);
  else if (tab && step.what === 'show') void tab.box.flush(true);
  else if (tab && step.what === 'close') world.close(tab);
}

/** Leads that wait although nothing stands in their way: looks again and again, as time goes by. */
function watchIdleness(world: World, slack: number): { faults: string[]; stop: () => void } {
  const seen = new Map<string, { text: string; since: number }>();
  const faults: string[] = [];
  const look = (): void => {
    for (const [key, text] of world.shared) {
      if (seen.get(key)?.text !== text) seen.set(key, { text, since: world.ticks() });
      const { next } = JSON.parse(text) as QueuedLead;
      if (next === null) continue;
      const unchanged = world.ticks() - (seen.get(key)?.since ?? 0);
      const wasOpen = world.alive().some(({ opened }) => world.ticks() - opened > slack);
      if (unchanged <= slack || !wasOpen) continue;
      const wasAwake = world.ticks() - woke > MINUTE + slack || woke < world.ticks() - unchanged;
      if (next < Date.now() - slack && wasAwake) faults.push(`${key} is due and not sent`);
      if (!isLease(next) || next < Date.now() || world.orphans.has(next)) continue;
      const sends = world.posts.filter((post) => post.key === key && post.lease > Date.now());
      const post = sends.find(({ lease }) => lease === next);
      // One that was closed in the middle holds the lead until its lease is over.
      const isAtIt =
        sends.some(({ ended }) => ended === undefined) || (!post && !world.leases.get(next)?.isAlive);
      if (!isAtIt && world.ticks() - (post?.ended ?? 0) > slack)
        faults.push(`${key} is kept by a lease that nobody uses`);
    }
  };
  // While the machine sleeps the timers stand still, and for as long afterwards they do not know.
  let woke = -Infinity;
  let last = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - last > 500) woke = world.ticks();
    last = Date.now();
    look();
  }, 250);
  return { faults, stop: () => clearInterval(timer) };
}

/** Leads that were sent twice at the same time, though the first tab was there and its lease had not run out. */
function overlaps({ posts }: World, copies: 'work' | 'may fail'): string[] {
  const pairs = posts.flatMap((post, index) =>
    posts.slice(0, index).flatMap((earlier) => {
      const gap = post.began - earlier.began;
      const isSame =
        earlier.key === post.key &&
        earlier.tab.isAlive &&
        earlier.lease > post.began &&
        earlier.endedAt > post.began;
      // A new lead is sent without asking; where there are no copies, what a tab has not heard of yet it cannot know.
      const isBlind = gap < 100 && (post.isNew || earlier.isNew || copies === 'may fail');
      return isSame ? { key: post.key, gap, isBlind } : [];
    }),
  );
  // From then on there are two who plan.
  const blind = new Set(pairs.flatMap(({ key, isBlind }) => (isBlind ? key : [])));
  return pairs.flatMap(({ key, gap }) =>
    blind.has(key) ? [] : `${key} was sent twice at once, ${gap} ms apart`,
  );
}

async function live(seed: number, script: Step[], copies: 'work' | 'may fail'): Promise<void> {
  vi.setSystemTime(SUBMITTED);
  vi.clearAllTimers();
  const world = openWorld(seed);
  const idleness = watchIdleness(world, SLACK[copies]);
  for (const step of script) {
    await vi.advanceTimersByTimeAsync(step.wait);
    take(world, step);
  }
  await vi.advanceTimersByTimeAsync(20_000);
  const twice = overlaps(world, copies);
  world.webhook('takes it');
  world.open();
  await vi.advanceTimersByTimeAsync(25_000);
  idleness.stop();
  await vi.advanceTimersByTimeAsync(1.1 * HOUR);
  world.open(); // takes up what a tab left that was closed in the middle
  await vi.advanceTimersByTimeAsync(25_000);
  const { reports, received, shared } = world;
  const lost = reports.filter(
    ({ key, results }) =>
      !received.has(key) && results.some(({ delivery, kept }) => kept ?? delivery === 'delivered'),
  );
  const lies = reports
    .filter(
      ({ key, tab, results }) => tab.isAlive && received.has(key) && results.at(-1)?.delivery !== 'delivered',
    )
    .map(({ key, results }) => ({ key, results }));
  const left = [...world.copies.values()].filter(({ isDone }) => !isDone).length;
  world.end();
  expect({
    idle: idleness.faults,
    twice,
    lost: lost.length,
    lies,
    waiting: [...shared.keys()],
    left,
  }).toEqual({ idle: [], twice: [], lost: 0, lies: [], waiting: [], left: 0 });
}

describe('tabs that are opened, closed, killed and put to sleep in any order lose no lead, send none twice at once, and let none wait', () => {
  test('where the copies work', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), steps([]), (seed, script) => live(seed, script, 'work')),
      RUNS,
    );
  });

  test('where in some tabs the copies are slow, hang or fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), steps(['are slow', 'hang', 'fail']), (seed, script) =>
        live(seed, script, 'may fail'),
      ),
      RUNS,
    );
  });
});
