import { describe, expect, onTestFinished, test } from 'vitest';
import type { ParsedLeadEvent } from '../../../src/lead/schema.ts';
import type { Cursor, Store } from '../../../src/receiver/store/store.ts';
import { CORRECTION_MS } from '../../../src/receiver/store/store.ts';
import type { Verdict } from '../../../src/qualifier/verdict.ts';
import { leadEvent, NOW } from '../lead.ts';
import type { StoreUnderTest } from './store-conformance.ts';

type Contact = ParsedLeadEvent['data']['contact'];

interface Changes {
  id?: string;
  sequence?: number;
  received?: number;
  verdict?: Verdict;
  contact?: Contact;
  route?: string;
  deliveries?: readonly string[];
}

/** Keeps a lead. @returns its id */
async function save(store: Store, change: Changes = {}): Promise<string> {
  const { received = NOW, verdict = 'qualified', route, deliveries = [], ...data } = change;
  const event = leadEvent({ budget: '5k-plus' }, data);
  const judgement = { verdict, points: 2, pass: 2, reasons: [], ...(route !== undefined && { route }) };
  const due = deliveries.map((target) => ({ target, due: NOW }));
  await store.save({ event, judgement, received }, due);
  return event.data.id;
}

/** The ids found, in their order. */
async function found(store: Store, text: string, verdict?: Verdict): Promise<string[]> {
  const { leads } = await store.search({ text, limit: 500, ...(verdict && { verdict }) });
  return leads.map(({ id }) => id);
}

const soon = () => Date.now() + 60_000;

/** What the owner does with leads, in every store; run it for each. */
export function ownerConformance(name: string, { open }: StoreUnderTest): void {
  const opened = async () => {
    const all = await open();
    onTestFinished(() => all.store.close());
    return all;
  };

  describe(`what the owner notes in ${name}`, () => {
    test('is kept, changed and taken away, each by itself', async () => {
      const { store } = await opened();
      const id = await save(store);
      const noted = async () => {
        const { note, overrule } = (await store.get(id))!.lead;
        return { note, overrule };
      };
      expect(await store.annotate(id, { note: 'Ünïcødé 🦊\u0000 "quoted"' })).toBe(true);
      expect(await noted()).toEqual({ note: 'Ünïcødé 🦊 "quoted"' });
      await store.annotate(id, { overrule: 'review' });
      expect(await noted()).toEqual({ note: 'Ünïcødé 🦊 "quoted"', overrule: 'review' });
      await store.annotate(id, { note: null });
      expect(await noted()).toEqual({ overrule: 'review' });
      await store.annotate(id, { note: 'Call', overrule: null });
      expect(await noted()).toEqual({ note: 'Call' });
      expect(await store.annotate(id, {})).toBe(true);
      expect(await noted()).toEqual({ note: 'Call' });
    });

    test('on a lead that is not there, or is no longer at that sequence, changes nothing and says so', async () => {
      const { store } = await opened();
      const id = await save(store, { sequence: 2 });
      const before = await store.get(id);
      expect(await store.annotate('unknown', { note: 'x' })).toBe(false);
      expect(await store.annotate(id, { overrule: 'unqualified' }, 1)).toBe(false);
      expect(await store.get(id)).toEqual(before);
      expect(await store.annotate(id, { overrule: 'unqualified' }, 2)).toBe(true);
      expect((await store.get(id))!.lead).toMatchObject({ overrule: 'unqualified' });
    });

    test('while the person returns is neither lost nor put on answers that the owner did not see', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      for (let round = 0; round < 20; round++) {
        const id = await save(store);
        const [isNoted] = await Promise.all([
          store.annotate(id, { overrule: 'unqualified' }, 1),
          save(other, { id, sequence: 2, received: NOW + CORRECTION_MS + 1 }),
          store.annotate(id, { note: 'Seen' }),
        ]);
        const { lead, earlier } = (await store.get(id))!;
        expect(lead.overrule).toBeUndefined();
        expect(earlier[0]!.overrule).toBe(isNoted ? 'unqualified' : undefined);
        expect(lead.note).toBe('Seen');
      }
    });
  });

  describe(`searching ${name}`, () => {
    const contacts: Record<string, Contact> = {
      accents: { name: 'Ünïcødé Łukasz Œuvre', email: 'X.Y@Ex-Ample.com' },
      german: { name: 'Weiß', company: 'GROSS & Söhne' },
      turkish: { name: 'İSTANBUL Işık' },
      greek: { name: 'Οδυσσέας' },
      arabic: { name: 'أَحْمَد', familyName: 'مُصطفى', phone: '٠١٢٣ ٤٥٦ ٧٨٩' },
      phone: { phone: '+1 (555) 010-2030' },
      signs: { company: '100%_off\\' },
      website: { website: 'https://portfolio.example/work' },
      fields: { fields: { team: 'Zebra', likes: ['One', 'Quagga'] } },
    };
    const searches = [
      ['unicode', 'accents'],
      ['UNÏCODE', 'accents'],
      ['lukasz', 'accents'],
      ['oeuv', 'accents'],
      ['x.y@ex-ample', 'accents'],
      ['weiss', 'german'],
      ['weiß', 'german'],
      ['groß', 'german'],
      ['sohne', 'german'],
      ['istanbul', 'turkish'],
      ['İstanbul', 'turkish'],
      ['isik', 'turkish'],
      ['ΟΔΥΣΣΕΑΣ', 'greek'],
      ['احمد', 'arabic'],
      ['أحمد', 'arabic'],
      ['أَحْمَد', 'arabic'],
      ['مصطفي', 'arabic'],
      ['احـمد مصطفى', 'arabic'],
      ['0123456789', 'arabic'],
      ['5550102030', 'phone'],
      ['+15550102030', 'phone'],
      ['555-010-2030', 'phone'],
      ['(555) 010', 'phone'],
      ['100%', 'signs'],
      ['%_', 'signs'],
      ['off\\', 'signs'],
      ['portfolio.example', 'website'],
      ['zebra', 'fields'],
      ['quagga', 'fields'],
    ] as const;
    test('leaves aside case, accents, vowel signs, the shape of letters and digits, and punctuation of numbers', async () => {
      const { store } = await opened();
      const ids = new Map<string, string>();
      for (const [key, contact] of Object.entries(contacts)) ids.set(await save(store, { contact }), key);
      const results = [];
      for (const [text] of searches)
        results.push([text, ...(await found(store, text)).map((id) => ids.get(id))]);
      expect(results).toEqual(searches);
    });

    test('goes by every word, in part, in any order; by the route, the reference, the id and the note', async () => {
      const { store } = await opened();
      const ada = await save(store, {
        contact: { name: 'Ada Lovelace', email: 'ada@example.com' },
        route: 'call',
      });
      const bob = await save(store, { contact: { name: 'Bob Love', message: 'lace' }, received: NOW + 1 });
      await store.annotate(bob, { note: 'Écrire MARDI' });
      expect(await found(store, '  lace\u00A0 ad ')).toEqual([ada]);
      expect(await found(store, 'love')).toEqual([bob, ada]);
      expect(await found(store, 'love lace')).toEqual([ada]);
      expect(await found(store, 'call')).toEqual([ada]);
      expect(await found(store, ada.toUpperCase())).toEqual([ada]);
      expect(await found(store, ada.slice(-9))).toEqual([ada]);
      // Three signs of an id may be anybody's name.
      expect(await found(store, ada.slice(0, 3))).toEqual([]);
      expect(await found(store, 'ecrire bob')).toEqual([bob]);
      expect(await found(store, 'ecrire lovelace')).toEqual([]);
      expect(await found(store, ' ')).toEqual([bob, ada]);
      await store.annotate(bob, { overrule: 'review' });
      expect(await found(store, 'ecrire')).toEqual([bob]);
      await store.annotate(bob, { note: null });
      expect(await found(store, 'ecrire')).toEqual([]);
    });

    test('finds by what the last send says, and by the verdict that the owner has the last word on', async () => {
      const { store } = await opened();
      const id = await save(store, { contact: { name: 'Before' } });
      await save(store, { id, sequence: 2, contact: { name: 'After' } });
      expect(await found(store, 'before')).toEqual([]);
      expect(await found(store, 'after', 'qualified')).toEqual([id]);
      await store.annotate(id, { overrule: 'review' });
      expect(await found(store, 'after', 'qualified')).toEqual([]);
      expect(await found(store, 'after', 'review')).toEqual([id]);
    });

    test('gives every lead found once, page by page, though leads come in and few are looked through at once', async () => {
      const { store } = await opened();
      const wanted: string[] = [];
      for (let index = 0; index < 60; index++) {
        const contact = { name: index % 7 === 0 ? 'Wanted' : 'Other' };
        const id = await save(store, { contact, received: NOW + Math.floor(index / 9) });
        if (index % 7 === 0) wanted.push(`${NOW + Math.floor(index / 9)} ${id}`);
      }
      for (const [limit, among] of [
        [2, 10],
        [3, 1],
        [1, 60],
        [500, 59],
        [9, 60],
      ] as const) {
        const seen: string[] = [];
        let next: Cursor | undefined;
        let calls = 0;
        do {
          const page = await store.search({ text: 'wanted', limit, among, ...(next && { before: next }) });
          seen.push(...page.leads.map(({ arrived, id }) => `${arrived} ${id}`));
          next = page.next;
          await save(store, { contact: { name: 'Wanted' }, received: NOW + 1000 + calls++ });
        } while (next && calls < 500);
        const old = seen.filter((one) => wanted.includes(one));
        expect(old, `${limit} among ${among}`).toEqual(wanted.toSorted().toReversed());
        expect(new Set(seen).size).toBe(seen.length);
      }
    });

    test('says where to go on only where leads are left', async () => {
      const { store } = await opened();
      for (let index = 0; index < 4; index++) await save(store, { contact: { name: 'Ada' } });
      const next = async (limit: number, among: number, text = 'ada') =>
        (await store.search({ text, limit, among })).next !== undefined;
      expect(await next(4, 4)).toBe(false);
      expect(await next(3, 4)).toBe(true);
      expect(await next(4, 3)).toBe(true);
      expect(await next(9, 3, 'nobody')).toBe(true);
      expect(await next(9, 4, 'nobody')).toBe(false);
      expect(await next(9, 100, 'nobody')).toBe(false);
    });

    test('takes texts and leads of any length', async () => {
      const { store } = await opened();
      const long = {
        name: '\u{10FFFF}ﷺ'.repeat(5_000),
        email: `${'é'.repeat(40_000)}@example.com`,
        company: 'Zebra',
      };
      const id = await save(store, { contact: long });
      await store.annotate(id, { note: `Giraffe ${'🦊ß'.repeat(20_000)}` });
      await store.annotate(id, { overrule: 'review' });
      expect(await found(store, 'giraffe')).toEqual([id]);
      expect(await found(store, 'x '.repeat(20_000))).toEqual([]);
      expect(await found(store, '\u0000\uD800 \u202E')).toEqual([id]);
    });
  });

  describe(`deleting from ${name}`, () => {
    test('one lead takes its earlier sends and deliveries with it, and leaves others', async () => {
      const { store } = await opened();
      const id = await save(store, { deliveries: ['crm'] });
      await save(store, { id, sequence: 2, deliveries: ['crm'] });
      const other = await save(store, { deliveries: ['crm'] });
      expect((await store.erase({ id })).ids).toEqual([id]);
      expect(await store.get(id)).toBeUndefined();
      expect(await store.deliveries.ofLead(id)).toEqual([]);
      expect((await store.list({ limit: 9 })).map((lead) => lead.id)).toEqual([other]);
      expect(await store.deliveries.ofLead(other)).toHaveLength(1);
      expect(await store.erase({ id })).toEqual({ ids: [], recipients: [] });
    });

    test('a person’s leads are theirs in any case, also where only an earlier send bore the address', async () => {
      const { store } = await opened();
      const contact = { email: 'ada@example.com' };
      const one = await save(store, { contact: { email: ' ADA@Example.COM ' }, received: NOW + 1 });
      const two = await save(store, { contact, received: NOW + 2 });
      await save(store, { id: two, sequence: 2, contact: { email: 'else@example.com' } });
      const others = [
        await save(store, { contact: { email: 'dada@example.com' } }),
        await save(store, { contact: { email: '' } }),
        await save(store, { contact: {} }),
      ];
      expect((await store.leadsOf('Ada@example.com ')).map(({ id }) => id)).toEqual([two, one]);
      expect((await store.erase({ email: 'Ada@example.com ' })).ids.toSorted()).toEqual(
        [one, two].toSorted(),
      );
      expect(await store.leadsOf('ada@example.com')).toEqual([]);
      expect((await store.list({ limit: 9 })).map(({ id }) => id).toSorted()).toEqual(others.toSorted());
    });

    test.each(['', '  ', 'nobody@example.com'])('%j is nobody', async (email) => {
      const { store } = await opened();
      await save(store, { contact: { email: '' } });
      expect(await store.leadsOf(email)).toEqual([]);
      expect(await store.erase({ email })).toEqual({ ids: [], recipients: [] });
      expect(await store.countOf(email)).toBe(0);
      expect(await store.list({ limit: 9 })).toHaveLength(1);
    });

    test('a lead that is just being forwarded goes as well, and what is told of its delivery is of no consequence', async () => {
      const { store } = await opened();
      const id = await save(store, { deliveries: ['crm', 'email'] });
      const lease = { target: 'crm', now: NOW, limit: 9, holder: 'one', forMs: 60_000 };
      const [leased] = await store.deliveries.lease(lease);
      expect((await store.erase({ id })).ids).toEqual([id]);
      await store.deliveries.settle(leased!.number, 'one', { state: 'due', due: NOW, failure: '500' });
      await store.deliveries.settle(leased!.number, 'one', { state: 'delivered', at: NOW });
      await store.deliveries.renew([leased!.number], 'one', 1000);
      await store.deliveries.release([leased!.number], 'one');
      expect(await store.deliveries.lease(lease)).toEqual([]);
      expect(await store.deliveries.lease({ ...lease, target: 'email' })).toEqual([]);
      expect(await store.deliveries.listTargets()).toEqual([]);
    });

    test('names whom the leads were told to, also where a dead letter is to be sent again', async () => {
      const { store } = await opened();
      const targets = ['sure', 'failed', 'replayed', 'underway', 'given-back', 'waits'];
      const one = await save(store, { deliveries: targets });
      await save(store, { deliveries: ['failed'], received: NOW + 1 });
      await save(store, { deliveries: ['of-another'], contact: { email: 'eve@example.com' } });
      for (const target of [...targets.slice(0, 5), 'of-another']) {
        const [leased] = await store.deliveries.lease({
          target,
          now: NOW,
          limit: 1,
          holder: 'one',
          forMs: 60_000,
        });
        const { number } = leased!;
        if (target === 'sure' || target === 'of-another')
          await store.deliveries.settle(number, 'one', { state: 'delivered', at: NOW });
        if (target === 'failed')
          await store.deliveries.settle(number, 'one', { state: 'due', due: NOW + 5, failure: '500' });
        if (target === 'replayed') {
          await store.deliveries.settle(number, 'one', { state: 'dead', at: NOW, failure: '500' });
          await store.deliveries.replay({ number }, NOW);
        }
        if (target === 'given-back') await store.deliveries.release([number], 'one');
      }
      const recipients = [
        { target: 'failed', isConfirmed: false },
        { target: 'replayed', isConfirmed: false },
        { target: 'sure', isConfirmed: true },
        { target: 'underway', isConfirmed: false },
      ];
      expect(await store.deliveries.recipients({ id: one })).toEqual(recipients);
      const [again] = await store.deliveries.lease({
        target: 'failed',
        now: NOW,
        limit: 1,
        holder: 'one',
        forMs: 60_000,
      });
      await store.deliveries.settle(again!.number, 'one', { state: 'delivered', at: NOW });
      recipients[0]!.isConfirmed = true;
      expect(await store.deliveries.recipients({ email: 'ADA@example.com' })).toEqual(recipients);
      expect((await store.erase({ email: 'ada@example.com' })).recipients).toEqual(recipients);
      expect(await store.deliveries.recipients({ id: one })).toEqual([]);
    });

    test('names also whoever begins to forward a lead at that very moment', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      for (let round = 0; round < 30; round++) {
        const id = await save(store, { deliveries: ['crm'] });
        const [leased, erased] = await Promise.all([
          other.deliveries.lease({ target: 'crm', now: NOW, limit: 1, holder: 'one', forMs: 60_000 }),
          store.erase({ id }),
        ]);
        // Who leases may find it gone, and is named all the same.
        expect(erased.recipients.length).toBeGreaterThanOrEqual(leased.length);
      }
    });

    test('a person’s leads are counted, and read page by page', async () => {
      const { store } = await opened();
      const ids: string[] = [];
      for (let index = 0; index < 7; index++) ids.unshift(await save(store, { received: NOW + index }));
      await save(store, { contact: { email: 'eve@example.com' } });
      expect(await store.countOf(' ADA@example.com')).toBe(7);
      const seen: string[] = [];
      for (let last: Cursor | undefined; ;) {
        const page = await store.leadsOf('ada@example.com', { limit: 3, ...(last && { before: last }) });
        seen.push(...page.map(({ id }) => id));
        last = page.at(-1);
        if (last === undefined) break;
      }
      expect(seen).toEqual(ids);
    });

    test('beside saves of the same person deletes each lead whole or not at all', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      for (let round = 0; round < 15; round++) {
        const id = await save(store, { deliveries: ['crm'] });
        // A store may refuse the save of a lead that is gone at that moment: its page sends it again.
        const [, erased] = await Promise.all([
          save(other, { id, sequence: 2, deliveries: ['crm'] }).catch(() => undefined),
          store.erase({ email: 'ada@example.com' }),
        ]);
        expect(erased.ids).toEqual([id]);
        const left = await store.get(id);
        expect(left?.earlier ?? []).toEqual([]);
        expect(await store.deliveries.ofLead(id)).toHaveLength(left ? 1 : 0);
        await store.erase({ id });
      }
    });

    test('what arrived before a time goes, the longest there first, some at a call', async () => {
      const { store } = await opened();
      const ids: string[] = [];
      for (let index = 0; index < 5; index++) ids.push(await save(store, { received: NOW + index }));
      await save(store, { id: ids[0]!, sequence: 2, received: NOW + CORRECTION_MS + 9 });
      expect(await store.expire(NOW + 4, 2)).toBe(2);
      expect((await store.list({ limit: 9 })).map(({ id }) => id)).toEqual([ids[0], ids[4], ids[3]]);
      expect(await store.expire(NOW + 4)).toBe(1);
      expect(await store.expire(NOW + 4)).toBe(0);
      expect((await store.list({ limit: 9 })).map(({ id }) => id)).toEqual([ids[0], ids[4]]);
    });
  });

  describe(`the tokens of ${name}`, () => {
    test('are used by one lead, which may use them again, in all programs and after closing', async () => {
      const { store, again } = await open();
      const other = await again();
      expect(await store.tokens.claim('one', 'ada', soon())).toBe(true);
      expect(await other.tokens.claim('one', 'ada', soon())).toBe(true);
      expect(await other.tokens.claim('one', 'bob', soon())).toBe(false);
      expect(await other.tokens.claim('two', 'bob', soon())).toBe(true);
      await store.close();
      await other.close();
      const later = await again();
      onTestFinished(() => later.close());
      expect(await later.tokens.claim('one', 'bob', soon())).toBe(false);
    });

    test('are used by one of many that claim them at once', async () => {
      const { store, again } = await opened();
      const other = await again();
      onTestFinished(() => other.close());
      const claims = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? store : other).tokens.claim('one', `${index}`, soon()),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });

    test('are forgotten when they are too old anyway', async () => {
      const { store } = await opened();
      expect(await store.tokens.claim('one', 'ada', Date.now() - 1)).toBe(true);
      expect(await store.tokens.claim('one', 'bob', soon())).toBe(true);
      expect(await store.tokens.claim('one', 'ada', soon())).toBe(false);
    });

    test('stay used when their lead is deleted', async () => {
      const { store } = await opened();
      const id = await save(store);
      await store.tokens.claim('one', id, soon());
      await store.erase({ id });
      expect(await store.tokens.claim('one', 'another', soon())).toBe(false);
    });
  });
}
