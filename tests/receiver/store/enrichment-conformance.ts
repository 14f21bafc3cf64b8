import { describe, expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import type { Verdict } from '../../../src/qualifier/verdict.ts';
import { AHEAD_MS } from '../../../src/receiver/store/delivery-store.ts';
import type { LeadJudgement } from '../../../src/receiver/assess/judgement.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { leadEvent, NOW } from '../lead.ts';
import type { StoreUnderTest } from './store-conformance.ts';

const judged = (verdict: Verdict, text = 'A reason'): LeadJudgement => ({
  verdict,
  points: 2,
  pass: 2,
  reasons: [{ text }],
});

/** Keeps a lead that is to be enriched; by no time, where that is 0. @returns its id */
async function save(
  store: Store,
  { id = leadId(NOW), sequence = 1, enrichBy = NOW + 1000, due = ['crm', 'email'] } = {},
): Promise<string> {
  const event = leadEvent({ budget: '5k-plus' }, { id, sequence });
  const judgement = { ...judged('qualified'), route: 'proposal' };
  const deliveries = due.map((target) => ({ target, due: NOW + 2000 }));
  await store.save({ event, judgement, received: NOW }, deliveries, enrichBy || undefined);
  return id;
}

const take = (from: Store, now: number, limit = 9) => from.takeUnenriched({ now, until: now + 500, limit });

const lease = (store: Store, target: string, now = NOW) =>
  store.deliveries.lease({ target, now, limit: 9, holder: 'one', forMs: 60_000 });

const dues = async (store: Store, id: string) =>
  (await store.deliveries.ofLead(id)).map(({ sequence, target, due }) => [sequence, target, due - NOW]);

/** What becomes of leads that are to be enriched, in every store; run it for each. */
export function enrichmentConformance(name: string, { open }: StoreUnderTest): void {
  const opened = async () => {
    const all = await open();
    onTestFinished(() => all.store.close());
    return all;
  };

  describe(`the enrichment of leads in ${name}`, () => {
    test('puts its judgement and its deliveries in the place of the first ones, once', async () => {
      const { store } = await opened();
      const id = await save(store);
      const amended = judged('review', 'Disposable address');
      expect(await store.amend(id, 1, amended, [{ target: 'email', due: NOW }])).toBe(true);
      expect((await store.get(id))!.lead.judgement).toEqual(amended);
      expect((await store.list({ limit: 9, verdict: 'review' })).map((lead) => lead.id)).toEqual([id]);
      expect((await store.search({ text: 'proposal', limit: 9 })).leads).toEqual([]);
      expect(await dues(store, id)).toEqual([[1, 'email', 0]]);
      expect(await store.amend(id, 1, judged('unqualified'), [])).toBe(false);
      expect((await store.get(id))!.lead.judgement).toEqual(amended);
      expect(await dues(store, id)).toEqual([[1, 'email', 0]]);
      expect((await lease(store, 'email'))[0]!.lead.judgement).toEqual(amended);
    });

    test('leaves all deliveries where none are given', async () => {
      const { store } = await opened();
      const id = await save(store);
      const before = await dues(store, id);
      expect(await store.amend(id, 1, judged('review'))).toBe(true);
      expect(before).toHaveLength(2);
      expect(await dues(store, id)).toEqual(before);
    });

    test('leaves deliveries that were tried, or are just being made', async () => {
      const { store } = await opened();
      const id = await save(store, { due: ['tried', 'leased', 'delivered', 'waiting'] });
      const later = NOW + 2000;
      const [tried] = await lease(store, 'tried', later);
      await store.deliveries.settle(tried!.number, 'one', { state: 'due', due: NOW + 9000, failure: '500' });
      await lease(store, 'leased', later);
      const [delivered] = await lease(store, 'delivered', later);
      await store.deliveries.settle(delivered!.number, 'one', { state: 'delivered', at: later });
      const all = ['tried', 'leased', 'delivered', 'waiting'].map((target) => ({ target, due: NOW }));
      expect(await store.amend(id, 1, judged('review'), all)).toBe(true);
      expect(await store.deliveries.ofLead(id)).toMatchObject([
        { target: 'delivered', state: 'delivered' },
        { target: 'leased', due: later },
        { target: 'tried', failures: 1, due: NOW + 9000 },
        { target: 'waiting', due: NOW },
      ]);
    });

    test.each([
      ['was never to be enriched', async (store: Store) => save(store, { enrichBy: 0 })],
      ['is not there', async () => leadId(NOW)],
      [
        'was replaced',
        async (store: Store) => save(store, { id: await save(store), sequence: 2, due: ['crm'] }),
      ],
    ])('of a lead that %s comes to nothing', async (_, make) => {
      const { store } = await opened();
      const id = await make(store);
      const before = [await store.get(id), await dues(store, id)];
      expect(await store.amend(id, 1, judged('unqualified'), [{ target: 'new', due: NOW }])).toBe(false);
      expect([await store.get(id), await dues(store, id)]).toEqual(before);
    });

    test('of a repeat is still that of the first; of a correction it begins anew', async () => {
      const { store } = await opened();
      const id = await save(store);
      await save(store, { id, enrichBy: 0 });
      expect(await store.amend(id, 1, judged('review'), [])).toBe(true);
      await save(store, { id, enrichBy: NOW + 5000 });
      expect(await store.amend(id, 1, judged('review'))).toBe(false);
      await save(store, { id, sequence: 2 });
      expect(await store.amend(id, 2, judged('unqualified'), [])).toBe(true);
      expect(await dues(store, id)).toEqual([]);
    });

    test('is taken up by others when its time is over, and by none of them twice', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      const late = await save(store, { enrichBy: NOW + 2000 });
      const soon = await save(store, { enrichBy: NOW + 1000 });
      await save(store, { enrichBy: 0 });
      expect(await take(store, NOW + 999)).toEqual([]);
      const [taken, ...more] = await take(store, NOW + 2000, 1);
      expect(more).toEqual([]);
      expect(taken).toEqual({
        event: (await store.get(soon))!.lead.event,
        judgement: { ...judged('qualified'), route: 'proposal' },
        received: NOW,
      });
      expect((await take(other, NOW + 2000)).map(({ event }) => event.data.id)).toEqual([late]);
      expect(await take(other, NOW + 2400)).toEqual([]);
      expect(await take(other, NOW + 2500)).toHaveLength(2);
      expect(await store.amend(soon, 1, judged('review'))).toBe(true);
      expect((await take(store, NOW + 9000)).map(({ event }) => event.data.id)).toEqual([late]);
    });

    test('that a clock far ahead has put off is taken up once it is right', async () => {
      const { store } = await opened();
      await save(store, { enrichBy: NOW + AHEAD_MS.first });
      const late = await save(store, { enrichBy: NOW + AHEAD_MS.first + 1 });
      expect((await take(store, NOW)).map(({ event }) => event.data.id)).toEqual([late]);
      expect(await take(store, NOW)).toEqual([]);
    });

    test('that is taken up puts off the deliveries that nobody has tried, and no others', async () => {
      const { store } = await opened();
      const id = await save(store, { due: ['leased', 'waiting'] });
      const other = await save(store, { enrichBy: NOW + 9000 });
      await lease(store, 'leased', NOW + 2000);
      await store.takeUnenriched({ now: NOW + 1000, until: NOW + 3000, due: NOW + 4000, limit: 9 });
      const untouched = [
        [1, 'crm', 2000],
        [1, 'email', 2000],
      ];
      expect(await dues(store, id)).toEqual([
        [1, 'leased', 2000],
        [1, 'waiting', 4000],
      ]);
      expect(await dues(store, other)).toEqual(untouched);
      await store.takeUnenriched({ now: NOW + 3000, until: NOW + 3000, due: NOW + 1, limit: 9 });
      await store.takeUnenriched({ now: NOW + 3000, until: NOW + 5000, limit: 9 });
      expect(await dues(store, id)).toContainEqual([1, 'waiting', 4000]);
    });

    test('is taken by one of many that ask at once, and ended by one', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      const ids: string[] = [];
      for (let index = 0; index < 20; index++) ids.push(await save(store));
      const asked = Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).takeUnenriched({ now: NOW + 1000, until: NOW + 9000, limit: 4 }),
      );
      const taken = (await Promise.all(asked)).flat();
      taken.push(...(await store.takeUnenriched({ now: NOW + 1000, until: NOW + 9000, limit: 99 })));
      expect(taken.map(({ event }) => event.data.id).toSorted()).toEqual(ids.toSorted());
      const ends = Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? store : other).amend(ids[0]!, 1, judged('review', `${index}`), [
          { target: 'crm', due: NOW },
        ]),
      );
      const results = await Promise.all(ends);
      expect(results.filter(Boolean)).toHaveLength(1);
      const { reasons } = (await store.get(ids[0]!))!.lead.judgement;
      expect(results[Number(reasons[0]!.text)]).toBe(true);
    });

    test('beside the send that replaces it ends before it or comes to nothing', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      for (let round = 0; round < 20; round++) {
        const id = await save(store);
        const [isAmended] = await Promise.all([
          store.amend(id, 1, judged('unqualified'), []),
          save(other, { id, sequence: 2, due: ['crm'] }),
        ]);
        const { lead, earlier } = (await store.get(id))!;
        expect(lead.judgement.verdict).toBe('qualified');
        expect(earlier[0]!.judgement.verdict).toBe(isAmended ? 'unqualified' : 'qualified');
        const first = (await dues(store, id)).filter(([sequence]) => sequence === 1);
        expect(first).toHaveLength(isAmended ? 0 : 2);
      }
    });
  });
}
