import { describe, expect, onTestFinished, test } from 'vitest';
import type { JudgedLead } from '../../../src/receiver/assess/judgement.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { CORRECTION_MS } from '../../../src/receiver/store/store.ts';
import type { Verdict } from '../../../src/qualifier/verdict.ts';
import { leadId } from '../../../src/lead/id.ts';
import { leadEvent, NOW } from '../lead.ts';

/** How a store is opened for a test. */
export interface StoreUnderTest {
  /** Opens an empty database of its own for the running test. */
  open: () => Promise<{
    store: Store;
    /** Opens the same database once more, as another program would. */
    again: () => Promise<Store>;
  }>;
}

interface Changes {
  id?: string;
  sequence?: number;
  received?: number;
  verdict?: Verdict;
  message?: string;
}

function lead({
  id = leadId(NOW),
  sequence = 1,
  received = NOW,
  verdict = 'qualified',
  message = '',
}: Changes = {}) {
  return {
    event: leadEvent({ budget: '5k-plus' }, { id, sequence, contact: { email: 'ada@example.com', message } }),
    judgement: {
      verdict,
      points: 2,
      pass: 2,
      reasons: [{ verdict: 'review', text: 'A reason' }],
      route: 'call',
    },
    received,
  } satisfies JudgedLead;
}

/** What every store must do; run it for each. */
export function storeConformance(name: string, { open }: StoreUnderTest): void {
  const opened = async () => {
    const all = await open();
    onTestFinished(() => all.store.close());
    return all;
  };

  describe(`${name} as a store`, () => {
    test('a new lead is stored and read back as it was', async () => {
      const { store } = await opened();
      const one = lead({ message: 'Ünïcødé 🦊 مرحبا \u0000 "quoted" \u2028' });
      expect(await store.save(one)).toEqual({ result: 'stored', verdict: 'qualified' });
      const { lead: read, earlier } = (await store.get(one.event.data.id))!;
      expect(read).toEqual({ ...one, id: one.event.data.id, sequence: 1, arrived: NOW });
      expect(earlier).toEqual([]);
    });

    test('an unknown id is not there', async () => {
      const { store } = await opened();
      expect(await store.get(leadId())).toBeUndefined();
    });

    test.each([1, 2])('sequence %i after sequence 2 is a repeat and changes nothing', async (sequence) => {
      const { store } = await opened();
      const id = leadId(NOW);
      await store.save(lead({ id, sequence: 2, message: 'first' }));
      const before = await store.get(id);
      const repeat = await store.save(lead({ id, sequence, message: 'other', verdict: 'review' }));
      expect(repeat).toEqual({ result: 'repeat', verdict: 'qualified' });
      expect(await store.get(id)).toEqual(before);
    });

    test('a higher sequence replaces the lead and keeps the earlier sends', async () => {
      const { store } = await opened();
      const id = leadId(NOW);
      const sends = [1, 2, 5].map((sequence) =>
        lead({ id, sequence, received: NOW + sequence, message: `${sequence}` }),
      );
      const results = [];
      for (const send of sends) results.push((await store.save(send)).result);
      expect(results).toEqual(['stored', 'replaced', 'replaced']);
      const { lead: read, earlier } = (await store.get(id))!;
      expect(read).toMatchObject({
        sequence: 5,
        received: NOW + 5,
        arrived: NOW + 1,
        event: sends[2]!.event,
      });
      expect(earlier).toEqual([
        { ...sends[1], sequence: 2 },
        { ...sends[0], sequence: 1 },
      ]);
      expect(await store.list({ limit: 10 })).toEqual([read]);
      for (const most of [0, 1, 3])
        expect(await store.get(id, most)).toEqual({ lead: read, earlier: earlier.slice(0, most) });
    });

    test('within the hour, place in the inbox, note and overrule survive', async () => {
      const { store } = await opened();
      const id = leadId(NOW);
      await store.save(lead({ id }));
      await store.annotate(id, { note: 'Call on Monday', overrule: 'unqualified' });
      await store.save(lead({ id, sequence: 2, received: NOW + CORRECTION_MS, verdict: 'review' }));
      expect((await store.get(id))!.lead).toMatchObject({
        arrived: NOW,
        note: 'Call on Monday',
        overrule: 'unqualified',
        judgement: { verdict: 'review' },
      });
    });

    test('after the hour the lead comes to the top, keeps its note, and its overrule stays with the earlier send', async () => {
      const { store } = await opened();
      const id = leadId(NOW);
      const other = lead({ received: NOW + 1000 });
      await store.save(lead({ id }));
      await store.save(other);
      await store.annotate(id, { note: 'Call on Monday', overrule: 'unqualified' });
      const late = NOW + CORRECTION_MS + 1;
      await store.save(lead({ id, sequence: 2, received: late }));
      const all = await store.list({ limit: 10 });
      expect(all.map((one) => one.id)).toEqual([id, other.event.data.id]);
      expect(all[0]).toMatchObject({ arrived: late, note: 'Call on Monday' });
      expect(all[0]!.overrule).toBeUndefined();
      expect((await store.get(id))!.earlier).toMatchObject([{ sequence: 1, overrule: 'unqualified' }]);
    });

    test('pages list every lead once, newest first, though leads arrive in between', async () => {
      const { store } = await opened();
      // Seven leads for each millisecond, so that the id must break the tie.
      for (let index = 0; index < 40; index++)
        await store.save(lead({ received: NOW + Math.floor(index / 7) }));
      const seen: string[] = [];
      let last;
      for (;;) {
        const page = await store.list({ limit: 9, ...(last && { before: last }) });
        seen.push(...page.map(({ arrived, id }) => `${arrived} ${id}`));
        last = page.at(-1);
        if (last === undefined) break;
        await store.save(lead({ received: NOW + 1000 }));
      }
      expect(seen).toHaveLength(40);
      expect(seen).toEqual([...new Set(seen)].sort().toReversed());
    });

    test('a verdict is listed by what the owner says before what was judged', async () => {
      const { store } = await opened();
      const [good, poor] = [lead(), lead({ verdict: 'unqualified' })];
      await store.save(good);
      await store.save(poor);
      await store.annotate(poor.event.data.id, { overrule: 'qualified' });
      const ids = async (verdict: Verdict) =>
        (await store.list({ limit: 9, verdict })).map(({ id }) => id).sort();
      expect(await ids('qualified')).toEqual([good.event.data.id, poor.event.data.id].sort());
      expect(await ids('unqualified')).toEqual([]);
    });

    test('twenty saves of one lead at once store it once, also through two programs', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      const id = leadId(NOW);
      const saves = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? store : other).save(lead({ id, sequence: 1 + (index % 4) })),
      );
      const results = (await Promise.all(saves)).map(({ result }) => result);
      expect(results.filter((result) => result === 'stored')).toHaveLength(1);
      const { lead: read, earlier } = (await store.get(id))!;
      expect(read.sequence).toBe(4);
      expect(results.filter((result) => result === 'replaced')).toHaveLength(earlier.length);
      expect(await store.list({ limit: 9 })).toHaveLength(1);
    });

    test('leads are there after closing and opening', async () => {
      const { store, again } = await open();
      await store.save(lead());
      await store.close();
      const reopened = await again();
      expect(await reopened.list({ limit: 9 })).toHaveLength(1);
      await reopened.close();
    });
  });
}
