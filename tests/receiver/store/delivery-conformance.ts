import { describe, expect, onTestFinished, test } from 'vitest';
import type { NewDelivery } from '../../../src/receiver/store/delivery-store.ts';
import { CLAMPED_MS, AHEAD_MS } from '../../../src/receiver/store/delivery-store.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { leadEvent, NOW } from '../lead.ts';
import type { StoreUnderTest } from './store-conformance.ts';

/** Keeps a lead that is to be told to the targets. */
async function save(
  store: Store,
  to: readonly (string | NewDelivery)[],
  change: { id?: string; sequence?: number } = {},
) {
  const event = leadEvent({ budget: '5k-plus' }, change);
  const deliveries = to.map((one) => (typeof one === 'string' ? { target: one, due: NOW } : one));
  const judgement = { verdict: 'qualified' as const, points: 2, pass: 2, reasons: [] };
  const { result } = await store.save({ event, judgement, received: NOW }, deliveries);
  return { id: event.data.id, event, result };
}

function lease(
  store: Store,
  more: { target?: string; now?: number; limit?: number; holder?: string; forMs?: number } = {},
) {
  return store.deliveries.lease({
    target: 'crm',
    now: NOW,
    limit: 10,
    holder: 'one',
    forMs: 60_000,
    ...more,
  });
}

const failed = (due: number) => ({ state: 'due', due, failure: '500' }) as const;
const dead = { state: 'dead', at: NOW, failure: '500' } as const;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the deliveries of every store must do; run it for each. */
export function deliveryConformance(name: string, { open }: StoreUnderTest): void {
  const opened = async () => {
    const all = await open();
    onTestFinished(() => all.store.close());
    return all;
  };

  describe(`the deliveries of ${name}`, () => {
    test('are written with the lead, for each target, and carry the lead', async () => {
      const { store } = await opened();
      const { id, event } = await save(store, ['crm', 'email']);
      expect(await lease(store)).toEqual([
        {
          number: expect.any(Number),
          id,
          sequence: 1,
          target: 'crm',
          failures: 0,
          lead: expect.objectContaining({ event, received: NOW }),
        },
      ]);
      expect(await lease(store, { target: 'email' })).toHaveLength(1);
      expect(await lease(store, { target: 'other' })).toEqual([]);
    });

    test('are not written for a repeat, though a target was added since', async () => {
      const { store } = await opened();
      const { id } = await save(store, ['crm'], { sequence: 2 });
      expect((await save(store, ['crm', 'new'], { id, sequence: 2 })).result).toBe('repeat');
      expect((await save(store, ['crm', 'new'], { id, sequence: 1 })).result).toBe('repeat');
      expect(await store.deliveries.ofLead(id)).toMatchObject([{ sequence: 2, target: 'crm', state: 'due' }]);
    });

    test('of a higher sequence are new ones, and each carries the lead as it was then', async () => {
      const { store } = await opened();
      const first = await save(store, ['crm']);
      const second = await save(store, ['crm'], { id: first.id, sequence: 2 });
      const leased = await lease(store);
      expect(leased.map(({ sequence, lead }) => [sequence, lead.event])).toEqual([
        [1, first.event],
        [2, second.event],
      ]);
    });

    test('are leased the longest due first, and not before they are due', async () => {
      const { store } = await opened();
      const later = await save(store, [{ target: 'crm', due: NOW + 1000 }]);
      const sooner = await save(store, [{ target: 'crm', due: NOW + 500 }]);
      expect(await lease(store, { now: NOW + 499 })).toEqual([]);
      expect((await lease(store, { now: NOW + 1000, limit: 1 })).map(({ id }) => id)).toEqual([sooner.id]);
      expect((await lease(store, { now: NOW + 1000 })).map(({ id }) => id)).toEqual([later.id]);
    });

    test('are leased to one of many that ask at once', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      for (let index = 0; index < 30; index++) await save(store, ['crm']);
      const asked = Array.from({ length: 12 }, (_, index) =>
        lease(index % 2 ? store : other, { holder: `${index}`, limit: 4 }),
      );
      const numbers = (await Promise.all(asked)).flat().map(({ number }) => number);
      // Who meets only rows that others are taking right now may go away with fewer.
      numbers.push(...(await lease(store, { limit: 30 })).map(({ number }) => number));
      expect(new Set(numbers).size).toBe(30);
      expect(numbers).toHaveLength(30);
    });

    test('come free when the lease runs out, and not while it is renewed', async () => {
      const { store } = await opened();
      await save(store, ['crm']);
      await save(store, ['crm']);
      const [renewed, lost] = await lease(store, { forMs: 150 });
      await store.deliveries.renew([renewed!.number], 'one', 60_000);
      await store.deliveries.renew([lost!.number], 'another', 60_000);
      expect(await lease(store, { holder: 'two' })).toEqual([]);
      await wait(200);
      expect((await lease(store, { holder: 'two' })).map(({ number }) => number)).toEqual([lost!.number]);
    });

    test('that are given back are free at once, only those of the one who gives', async () => {
      const { store } = await opened();
      await save(store, ['crm']);
      const [leased] = await lease(store);
      await store.deliveries.release([leased!.number], 'another');
      expect(await lease(store, { holder: 'two' })).toEqual([]);
      await store.deliveries.release([leased!.number], 'one');
      expect(await lease(store, { holder: 'two' })).toHaveLength(1);
    });

    test('that are delivered are never leased again, whoever says so', async () => {
      const { store } = await opened();
      const { id } = await save(store, ['crm']);
      const [leased] = await lease(store, { forMs: -1 });
      const [taken] = await lease(store, { holder: 'two', forMs: -1 });
      await store.deliveries.settle(leased!.number, 'one', { state: 'delivered', at: NOW + 5 });
      await store.deliveries.settle(taken!.number, 'two', failed(NOW));
      expect(await lease(store)).toEqual([]);
      expect(await store.deliveries.ofLead(id)).toEqual([
        {
          number: leased!.number,
          id,
          sequence: 1,
          target: 'crm',
          state: 'delivered',
          due: NOW,
          failures: 0,
          settled: NOW + 5,
        },
      ]);
    });

    test('that failed come again when they are due, and count their failures', async () => {
      const { store } = await opened();
      const { id } = await save(store, ['crm']);
      const [leased] = await lease(store);
      await store.deliveries.settle(leased!.number, 'one', failed(NOW + 5000));
      expect(await lease(store, { now: NOW + 4999 })).toEqual([]);
      expect(await store.deliveries.ofLead(id)).toMatchObject([
        { state: 'due', due: NOW + 5000, failures: 1, failure: '500' },
      ]);
      expect(await lease(store, { now: NOW + 5000 })).toMatchObject([{ failures: 1 }]);
    });

    test('a failure told after the lease was lost changes nothing', async () => {
      const { store } = await opened();
      const { id } = await save(store, ['crm']);
      const [leased] = await lease(store, { forMs: -1 });
      await lease(store, { holder: 'two' });
      await store.deliveries.settle(leased!.number, 'one', dead);
      expect(await store.deliveries.ofLead(id)).toMatchObject([{ state: 'due', failures: 0 }]);
    });

    test('planned by a clock far ahead are due soon once it is right, and a pause ends; nothing else changes', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      const { first, retry } = AHEAD_MS;
      const plan = async (ahead: number, failures: number) => {
        const { id } = await save(store, ['crm']);
        for (let failure = 1; failure < failures; failure++) {
          const [leased] = await lease(store);
          await store.deliveries.settle(leased!.number, 'one', failed(NOW));
        }
        const [leased] = await lease(store);
        if (failures > 0) await store.deliveries.settle(leased!.number, 'one', failed(NOW + ahead));
        return id;
      };
      const fresh = [first, first + 1, 3_650 * 24 * 3_600_000];
      const ids = [];
      for (const ahead of fresh) ids.push((await save(store, [{ target: 'crm', due: NOW + ahead }])).id);
      for (const ahead of [retry, retry + 1]) ids.push(await plan(ahead, 2));
      await store.deliveries.pause('crm', NOW + retry + 1);
      await store.deliveries.pause('email', NOW + retry);
      await other.deliveries.clampSchedule('email', NOW);
      expect((await store.deliveries.listTargets()).map(({ pausedUntil }) => pausedUntil)).toEqual([
        NOW + retry + 1,
        NOW + retry,
      ]);
      await other.deliveries.clampSchedule('crm', NOW);
      const dues = [];
      for (const id of ids) dues.push((await store.deliveries.ofLead(id))[0]!.due - NOW);
      expect(dues).toEqual([first, 0, 0, retry, CLAMPED_MS]);
      expect((await store.deliveries.listTargets())[0]).toEqual({
        target: 'crm',
        due: 5,
        dead: 0,
        failing: { why: '500', due: NOW + Math.min(retry, CLAMPED_MS) },
      });
    });

    test('leased by a clock that was ahead are free once it is right', async () => {
      const { store } = await opened();
      await save(store, ['crm']);
      await save(store, ['crm']);
      await lease(store, { forMs: AHEAD_MS.lease - 10_000, limit: 1 });
      await lease(store, { forMs: AHEAD_MS.lease + 10_000 });
      expect(await lease(store, { holder: 'two' })).toHaveLength(1);
    });

    test('dead letters are listed by pages and targets, and replayed one by one or all of a target', async () => {
      const { store } = await opened();
      for (let index = 0; index < 5; index++) await save(store, ['crm', 'email']);
      for (const target of ['crm', 'email'])
        for (const { number } of await lease(store, { target }))
          await store.deliveries.settle(number, 'one', dead);
      const page = await store.deliveries.listDeadLetters({ limit: 7 });
      const rest = await store.deliveries.listDeadLetters({ limit: 7, before: page.at(-1)!.number });
      const numbers = [...page, ...rest].map(({ number }) => number);
      expect(numbers).toHaveLength(10);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
      expect(page[0]).toMatchObject({ state: 'dead', failure: '500', settled: NOW, failures: 1 });
      const [mail] = await store.deliveries.listDeadLetters({ limit: 1, target: 'email' });
      expect(await store.deliveries.replay({ number: mail!.number }, NOW + 9)).toBe(1);
      expect(await store.deliveries.replay({ number: mail!.number }, NOW + 9)).toBe(0);
      expect(await lease(store, { target: 'email', now: NOW + 9 })).toMatchObject([
        { id: mail!.id, failures: 0 },
      ]);
      expect(await store.deliveries.replay({ target: 'crm' }, NOW + 9)).toBe(5);
      expect(await lease(store, { now: NOW + 9 })).toHaveLength(5);
      expect(await store.deliveries.listDeadLetters({ limit: 9 })).toHaveLength(4);
    });

    test('a target that failed so far says why, and when it is tried next', async () => {
      const { store } = await opened();
      for (let index = 0; index < 3; index++) await save(store, ['crm', 'email']);
      const [first, second] = await lease(store);
      await store.deliveries.settle(first!.number, 'one', failed(NOW + 9000));
      await store.deliveries.settle(second!.number, 'one', { state: 'due', due: NOW + 5000, failure: '503' });
      for (let index = 0; index < 120; index++) await save(store, ['crm']);
      expect(await store.deliveries.listTargets()).toEqual([
        { target: 'crm', due: 123, dead: 0, failing: { why: '503', due: NOW + 5000 } },
        { target: 'email', due: 3, dead: 0 },
      ]);
      for (const { number } of [first!, second!])
        await store.deliveries.settle(number, 'two', { state: 'delivered', at: NOW });
      expect((await store.deliveries.listTargets())[0]).toEqual({ target: 'crm', due: 121, dead: 0 });
    });

    test('a paused target is left until its time, and others go on', async () => {
      const { store } = await opened();
      await save(store, ['crm', 'email']);
      await store.deliveries.pause('crm', NOW + 100);
      expect(await lease(store, { now: NOW + 99 })).toEqual([]);
      expect(await lease(store, { target: 'email' })).toHaveLength(1);
      expect(await lease(store, { now: NOW + 100 })).toHaveLength(1);
    });

    test('a disabled target is shown with what waits for it, and goes on when it is enabled', async () => {
      const { store } = await opened();
      await save(store, ['crm', 'email']);
      const [mail] = await lease(store, { target: 'email' });
      await store.deliveries.settle(mail!.number, 'one', dead);
      await store.deliveries.disable('crm', NOW, '410');
      await store.deliveries.pause('idle', NOW + 5);
      expect(await lease(store)).toEqual([]);
      expect(await store.deliveries.listTargets()).toEqual([
        { target: 'crm', due: 1, dead: 0, disabled: { at: NOW, why: '410' } },
        { target: 'email', due: 0, dead: 1 },
        { target: 'idle', due: 0, dead: 0, pausedUntil: NOW + 5 },
      ]);
      expect(await store.deliveries.listDisabled()).toEqual([{ target: 'crm', at: NOW, why: '410' }]);
      await store.deliveries.enable('crm');
      expect(await store.deliveries.listDisabled()).toEqual([]);
      expect(await lease(store)).toHaveLength(1);
      expect((await store.deliveries.listTargets())[0]).toEqual({ target: 'crm', due: 1, dead: 0 });
    });
  });
}
