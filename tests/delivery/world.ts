/**
 * A browser with several tabs of one site, for tests of what they do to each other: localStorage that reaches the
 * other tabs late and the disk later, copies that take their time, a webhook in every mood, tabs that are closed and
 * a browser that is killed. All times are drawn from one seed.
 */
import type { DeliveryResult } from '../../src/delivery/attempt.ts';
import type { updateCopy, LeadCopy } from '../../src/delivery/copies.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import { createLeadStore, keyOf, type LeadStore, type QueuedLead } from '../../src/delivery/lead-store.ts';
import type { WebhookResponse } from '../../src/delivery/retry-policy.ts';
import { sampleEvent } from '../lead/sample.ts';
import { FakeStorage } from './storage.ts';
import { seeded } from '../setup/seeded.ts';

/** How the webhook treats what begins now. */
export type Mood = 'takes it' | 'is busy' | 'cuts the line' | 'hangs';
/** How the copies of a tab work. */
export type Copies = 'work' | 'are slow' | 'hang' | 'fail';

/** One POST. */
interface Post {
  key: string;
  tab: Tab;
  /** The lease it was sent under. */
  lease: number;
  isNew: boolean;
  /** By the clock of the browser. */
  began: number;
  /** By the time that passes for timers too. */
  ended?: number;
  /** The same by the clock. */
  endedAt: number;
}

/** What a tab learned of its lead. */
interface Report {
  key: string;
  tab: Tab;
  results: DeliveryResult[];
}

interface Tab {
  box: Outbox;
  view: View;
  copies: Copies;
  isAlive: boolean;
  /** It sends a lead that it has just written. */
  isSubmitting: boolean;
  opened: number;
}

/** Longest time in which a write reaches the other tabs, in milliseconds; what a change of a copy takes is longer. */
const LAG = 4;
/** Chromium and Firefox write localStorage to the disk after about so long. */
const WRITTEN_EVERY = 5_000;

/** localStorage as one tab sees it. */
class View extends FakeStorage {
  declare readonly spread: (key: string, value: string | null) => void;

  constructor(values: Map<string, string>, spread: (key: string, value: string | null) => void) {
    super();
    Object.defineProperty(this, 'spread', { value: spread });
    for (const [key, value] of values) this[key] = value;
  }
  override setItem(key: string, value: string): void {
    super.setItem(key, value);
    this.spread(key, value);
  }
  override removeItem(key: string): void {
    super.removeItem(key);
    this.spread(key, null);
  }
}

/** Passes as it does for timers, in milliseconds: stands still while the machine sleeps. */
const ticks = () => performance.now();
const never = () => new Promise<never>(() => undefined);
const after = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

export type World = ReturnType<typeof openWorld>;

/** Opens a browser without tabs. The clock, and the timers, must be fake ones. */
export function openWorld(seed: number) {
  const chance = seeded(seed);
  const between = (low: number, high: number): number => Math.floor(low + chance() * (high - low + 1));
  const shared = new Map<string, string>();
  let disk = new Map<string, string>();
  const writing = setInterval(() => void (disk = new Map(shared)), WRITTEN_EVERY);
  const copies = new Map<string, LeadCopy>();
  const changes = new Map<string, Promise<unknown>>();
  const tabs: Tab[] = [];
  const posts: Post[] = [];
  const reports: Report[] = [];
  const received = new Set<string>();
  /** Who wrote a lease first. */
  const leases = new Map<number, Tab>();
  /** Leases that were on the disk, or in a copy, when the browser was killed, whatever had become of them. */
  const orphans = new Set<number>();
  let mood: Mood = 'takes it';
  let leads = 0;

  /** Reaches the browser, and from there the other tabs, in one order for all. */
  const spread = (from: Tab, key: string, value: string | null): void => {
    if (!from.isAlive) return;
    set(shared, key, value);
    for (const tab of tabs)
      if (tab !== from)
        setTimeout(
          () => {
            if (!tab.isAlive) return;
            if (value === null) delete tab.view[key];
            else tab.view[key] = value;
            tab.box.onStorage({ key, newValue: value });
          },
          LAG, // the same for all: no write overtakes another
        );
  };

  /** One change after the other, as a database makes them. */
  const inTurn = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const result = (changes.get(key) ?? Promise.resolve()).then(work);
    changes.set(
      key,
      result.catch(() => undefined),
    );
    return result;
  };

  const noteLease = ({ next }: QueuedLead, tab: Tab): void => {
    if (next && isLease(next) && !leases.has(next)) leases.set(next, tab);
  };

  const changeFor =
    (tab: Tab): typeof updateCopy =>
    async (key, change, mayCreate) => {
      if (tab.copies === 'hang') return never();
      if (tab.copies === 'fail') throw new Error('No database here.');
      const slow = tab.copies === 'are slow' ? between(500, 3_000) : 0;
      const copy = await inTurn(key, async () => {
        await after(between(LAG + 1, 20));
        if (!tab.isAlive) return undefined;
        const known = copies.get(key);
        if (!known && !mayCreate) throw new Error('There is no copy.');
        const next = change(known) ?? known;
        if (next) copies.set(key, next);
        if (next && !next.isDone) noteLease(next, tab);
        return next;
      });
      await after(slow + between(0, 20));
      return tab.isAlive ? copy : never();
    };

  const storeFor = (tab: Tab): LeadStore => {
    const store = createLeadStore(() => tab.view);
    return {
      ...store,
      write(lead) {
        noteLease(lead, tab);
        return store.write(lead);
      },
      remove(key, keepsCopy) {
        store.remove(key, true);
        if (!keepsCopy && tab.isAlive)
          void inTurn(key, async () => {
            await after(between(1, 5));
            copies.delete(key);
          });
      },
      lostKeys: async () => [...copies.keys()].filter((key) => !store.read(key)),
    };
  };

  const postFor =
    (tab: Tab) =>
    async (lead: Pick<QueuedLead, 'event'>): Promise<WebhookResponse> => {
      if (!tab.isAlive) return never();
      const { next } = lead as QueuedLead;
      const key = keyOf(lead);
      const isNew = tab.isSubmitting;
      const post: Post = { key, tab, isNew, lease: next ?? 0, began: Date.now(), endedAt: Infinity };
      posts.push(post);
      const answer = ANSWERS[mood];
      await after(mood === 'hangs' ? 15_000 : between(2, 200));
      if (answer.result === 'delivered') received.add(key);
      await after(between(1, 20));
      if (!tab.isAlive) return never();
      post.ended = ticks();
      post.endedAt = Date.now();
      return answer;
    };

  const open = (state: Copies = 'work'): Tab => {
    const tab = { copies: state, isAlive: true, isSubmitting: false, opened: ticks() } as Tab;
    tab.view = new View(shared, (key, value) => spread(tab, key, value));
    tab.box = createOutbox({
      store: storeFor(tab),
      random: chance,
      updateCopy: changeFor(tab),
      post: postFor(tab),
      onReturn: () => undefined,
    });
    tabs.push(tab);
    void tab.box.flush(true);
    void tab.box.recover();
    return tab;
  };

  const submit = async (tab: Tab): Promise<void> => {
    const event = sampleEvent({ id: `0198c0de-0000-7000-8000-${String((leads += 1)).padStart(12, '0')}` });
    const lead = tab.box.add(event, 'https://example.com/leads');
    const report: Report = { key: keyOf(lead), tab, results: [] };
    reports.push(report);
    const note = (result: DeliveryResult): void => void (tab.isAlive && report.results.push(result));
    tab.isSubmitting = true;
    const sending = tab.box.send(lead); // the request of a new lead starts within the call
    tab.isSubmitting = false;
    note(await sending);
    tab.box.watch(lead, note);
  };

  const close = (tab: Tab): void => {
    tab.isAlive = false;
    for (const key of Object.keys(tab.view)) delete tab.view[key]; // its timers find nothing to do
  };

  return {
    posts,
    reports,
    received,
    shared,
    copies,
    leases,
    orphans,
    tabs,
    open,
    submit,
    close,
    ticks,
    alive: () => tabs.filter(({ isAlive }) => isAlive),
    webhook: (next: Mood) => void (mood = next),
    /** All at once, with what localStorage had not written to the disk. */
    kill() {
      tabs.forEach(close);
      shared.clear();
      for (const [key, value] of disk) shared.set(key, value);
      const left = [...disk.values()].map((value) => JSON.parse(value) as LeadCopy);
      for (const lead of [...left, ...copies.values()]) if (!lead.isDone) orphans.add(lead.next ?? 0);
    },
    end() {
      tabs.forEach(close);
      clearInterval(writing);
    },
  };
}

const ANSWERS: Record<Mood, WebhookResponse> = {
  'takes it': { result: 'delivered', status: 202 },
  'is busy': { result: 'retry', status: 503 },
  'cuts the line': { result: 'retry', status: 0 },
  'hangs': { result: 'retry', status: 0 },
};

/** All other times are whole milliseconds. */
export const isLease = (next: number): boolean => !Number.isInteger(next);

const set = (map: Map<string, string>, key: string, value: string | null): void => {
  if (value === null) map.delete(key);
  else map.set(key, value);
};
