import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Verdict } from '../../../../src/qualifier/verdict.ts';
import type { EnricherOptions } from '../../../../src/receiver/assess/enrich/enricher.ts';
import { createEnricher } from '../../../../src/receiver/assess/enrich/enricher.ts';
import type { EnrichHook } from '../../../../src/receiver/assess/enrich/hook.ts';
import { createForwarder } from '../../../../src/receiver/forward/forwarder.ts';
import { webhookTarget } from '../../../../src/receiver/forward/webhook-target.ts';
import { OptionError } from '../../../../src/receiver/errors.ts';
import { createReceiver } from '../../../../src/receiver/receiver.ts';
import type { Store } from '../../../../src/receiver/store/store.ts';
import { openPostgresStore } from '../../../../src/receiver/store/postgres/postgres-store.ts';
import { postgresServer } from '../../../setup/postgres.ts';
import { targetServer } from '../../forward/target-server.ts';
import { leadEvent, RULES } from '../../lead.ts';
import { temporaryStore } from '../../temporary.ts';

const SITE = 'https://site.example';
const secret = Buffer.alloc(32, 7).toString('base64');

/** A lead of today. */
function todaysLead(change: Parameters<typeof leadEvent>[1] = {}) {
  const event = leadEvent({ budget: '5k-plus' }, change);
  event.data.visit.today = new Date().toISOString().slice(0, 10);
  return event;
}

/** A receiver with a hook and a target, on a real database file. */
async function enriching(
  enrich: EnrichHook,
  {
    store: given,
    isAlone = false,
    ...options
  }: Partial<EnricherOptions> & { store?: Store; isAlone?: boolean } = {},
) {
  const store = given ?? (await temporaryStore());
  const server = await targetServer();
  const target = webhookTarget({ name: 'crm', url: server.url, secret, allowPrivate: ['127.0.0.1'] });
  const forwarder = createForwarder({ store, targets: [target], ...(options.now && { now: options.now }) });
  const troubles: string[] = [];
  const onTrouble = (text: string) => void troubles.push(text);
  const enricher = createEnricher({ store, ...(!isAlone && { forwarder }), enrich, onTrouble, ...options });
  onTestFinished(async () => {
    await enricher.stop(0);
    await forwarder.stop(0);
  });
  const receive = createReceiver({ qualifiers: RULES, store, forwarder, enricher, origins: [SITE] });
  const send = async (event = todaysLead()) => {
    const body = JSON.stringify(event);
    const headers = { 'origin': SITE, 'content-type': 'application/json' };
    const answer = await receive(
      new Request('https://leads.example/leads', { method: 'POST', body, headers }),
    );
    return { status: answer.status, id: event.data.id, event };
  };
  const judgementOf = async (id: string) => (await store.get(id))!.lead.judgement;
  /** What the target was told: the verdict, by id and sequence. */
  const told = () =>
    server.hits.map(({ headers, body }) => [
      headers['webhook-id'],
      JSON.parse(body).data.qualification.verdict,
    ]);
  return { store, forwarder, enricher, send, judgementOf, told, troubles };
}

/** Is open when it is told to be. */
function gate() {
  const opening = new AbortController();
  const opened = new Promise((resolve) => opening.signal.addEventListener('abort', resolve));
  return { opened, open: () => opening.abort() };
}

const untilTold = (told: () => unknown[], count = 1) =>
  vi.waitFor(() => expect(told()).toHaveLength(count), { timeout: 8_000 });

describe('a lead that is looked up', () => {
  test('by an enricher that was not given the forwarder is still to be told to its targets', async () => {
    const { store, send, judgementOf } = await enriching(async () => ({ verdict: 'review' }), {
      isAlone: true,
    });
    const { id } = await send();
    await vi.waitFor(async () => expect((await judgementOf(id)).verdict).toBe('review'));
    expect(await store.deliveries.ofLead(id)).toMatchObject([{ target: 'crm', state: 'due' }]);
  });

  test('is answered before, keeps what was found, and its target hears the last verdict, once', async () => {
    const { opened, open } = gate();
    const { forwarder, send, judgementOf, told } = await enriching(async (lead, { judgement }) => {
      await opened;
      expect([lead.contact.email, judgement.verdict]).toEqual(['ada@example.com', 'qualified']);
      return { verdict: 'review', reasons: ['Disposable address', { text: 'Third this week' }] };
    });
    forwarder.start();
    const { status, id } = await send();
    expect(status).toBe(202);
    expect(await judgementOf(id)).toMatchObject({ verdict: 'qualified', route: 'proposal' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told()).toEqual([]);
    open();
    await untilTold(told);
    expect(told()).toEqual([[`${id}.1`, 'review']]);
    const { verdict, reasons, route } = await judgementOf(id);
    expect([verdict, route]).toEqual(['review', undefined]);
    expect(reasons).toEqual([{ verdict: 'review', text: 'Disposable address' }, { text: 'Third this week' }]);
  });

  test('is not told of where its last verdict is none that a target wants', async () => {
    const { enricher, store, forwarder, send, told } = await enriching(async () => ({
      verdict: 'unqualified',
    }));
    const { id } = await send();
    await enricher.stop();
    await forwarder.forwardDue();
    expect(told()).toEqual([]);
    expect(await store.deliveries.ofLead(id)).toEqual([]);
  });

  const NOT_FOUND = { text: 'Could not be looked up' };
  test.each<[string, unknown, Verdict, unknown[], number]>([
    ['nothing', undefined, 'qualified', [], 0],
    ['null', null, 'qualified', [], 0],
    ['reasons alone', { reasons: ['Known customer'] }, 'qualified', [{ text: 'Known customer' }], 0],
    [
      'a verdict alone',
      { verdict: 'unqualified' },
      'unqualified',
      [{ verdict: 'unqualified', text: 'Lowered when it was looked up' }],
      0,
    ],
    ['a higher verdict', { verdict: 'qualified', reasons: ['Rich'] }, 'qualified', [{ text: 'Rich' }], 0],
    ['blank reasons', { reasons: ['', ' '] }, 'qualified', [], 0],
    ['an unknown verdict', { verdict: 'ada@example.com' }, 'qualified', [NOT_FOUND], 1],
    ['a text', 'ada@example.com', 'qualified', [NOT_FOUND], 1],
    ['other reasons', { reasons: [7, { 'ada@example.com': 1 }] }, 'qualified', [NOT_FOUND], 1],
    ['a judgement', { verdict: 'review', points: 99, reasons: 'x' }, 'qualified', [NOT_FOUND], 1],
  ])('by a hook that returns %s stays or is lowered', async (_, answer, verdict, reasons, count) => {
    const { enricher, send, judgementOf, troubles } = await enriching((async () => answer) as EnrichHook);
    const { id } = await send();
    await enricher.stop();
    expect(await judgementOf(id)).toMatchObject({ verdict, reasons });
    expect(troubles).toHaveLength(count);
    expect(troubles.join()).not.toContain('ada');
  });

  test('keeps its lower verdict', async () => {
    const { enricher, send, judgementOf } = await enriching(async () => ({
      verdict: 'review',
      reasons: ['Checked'],
    }));
    const event = todaysLead({ answers: { budget: { label: 'b', value: 'under-2k', text: 't' } } });
    const { id } = await send(event);
    await enricher.stop();
    expect(await judgementOf(id)).toMatchObject({ verdict: 'unqualified' });
  });

  test('keeps no more than twenty reasons of 500 characters', async () => {
    const { enricher, send, judgementOf } = await enriching(async () => ({
      reasons: Array.from({ length: 10_000 }, () => 'x'.repeat(10_000)),
    }));
    const { id } = await send();
    await enricher.stop();
    const { reasons } = await judgementOf(id);
    expect([reasons.length, reasons[0]!.text.length]).toEqual([20, 500]);
  });

  test('cannot be changed by the hook', async () => {
    const { enricher, send, store } = await enriching(async (lead, { judgement }) => {
      lead.contact.email = 'other@example.com';
      judgement.verdict = 'qualified';
      Object.assign(judgement, { reasons: [] });
      return {};
    });
    const event = todaysLead({ answers: { budget: { label: 'b', value: '2k-5k', text: 't' } } });
    const { id } = await send(event);
    await enricher.stop();
    const { lead } = (await store.get(id))!;
    expect(lead.event.data.contact.email).toBe('ada@example.com');
    expect(lead.judgement.verdict).toBe('review');
    expect(lead.judgement.reasons.length).toBeGreaterThan(0);
  });

  test.each<[string, EnrichHook, string, RegExp]>([
    [
      'hangs',
      () => new Promise(() => undefined),
      'Could not be looked up in time',
      /^A lead could not be looked up: enrich took longer than 150 ms$/,
    ],
    [
      'rejects',
      async (lead) => Promise.reject(new RangeError(lead.contact.email)),
      'Could not be looked up',
      /^A lead could not be looked up: enrich failed \(RangeError\)$/,
    ],
    [
      'throws at once',
      (lead) => {
        throw lead.contact.email;
      },
      'Could not be looked up',
      /^A lead could not be looked up: enrich failed \(string\)$/,
    ],
  ])('by a hook that %s stays as it was judged, says so, and is told of', async (_, hook, text, trouble) => {
    const { forwarder, send, judgementOf, told, troubles } = await enriching(hook, { timeout: 150 });
    forwarder.start();
    const { id } = await send();
    await untilTold(told);
    expect(told()).toEqual([[`${id}.1`, 'qualified']]);
    expect(await judgementOf(id)).toMatchObject({
      verdict: 'qualified',
      route: 'proposal',
      reasons: [{ text }],
    });
    expect(troubles).toEqual([expect.stringMatching(trouble)]);
  });

  test('tells the hook when it is no longer waited for', async () => {
    const aborted = gate();
    const { send } = await enriching(
      (_, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            aborted.open();
            resolve(undefined);
          }),
        ),
      { timeout: 100 },
    );
    await send();
    await aborted.opened;
  });

  test('and corrected meanwhile: the correction is looked up anew, and nothing of the first is noted', async () => {
    const { opened, open } = gate();
    const { enricher, forwarder, store, send, told } = await enriching(async ({ sequence }) => {
      if (sequence === 1) await opened;
      return sequence === 1 ? { verdict: 'unqualified' } : { reasons: ['Second'] };
    });
    const first = await send();
    await send(todaysLead({ id: first.id, sequence: 2 }));
    await vi.waitFor(async () =>
      expect((await store.get(first.id))!.lead.judgement.reasons).toEqual([{ text: 'Second' }]),
    );
    open();
    await enricher.stop();
    const { lead, earlier } = (await store.get(first.id))!;
    expect(lead).toMatchObject({
      sequence: 2,
      judgement: { verdict: 'qualified', reasons: [{ text: 'Second' }] },
    });
    expect(earlier).toMatchObject([{ sequence: 1, judgement: { verdict: 'qualified', reasons: [] } }]);
    await forwarder.forwardDue();
    expect(told()).toEqual([[`${first.id}.2`, 'qualified']]);
  });

  test('is looked up once, though it is sent again', async () => {
    const hook = vi.fn<EnrichHook>(async () => undefined);
    const { enricher, send } = await enriching(hook);
    const { event } = await send();
    expect((await send(event)).status).toBe(200);
    await enricher.stop();
    expect(hook).toHaveBeenCalledOnce();
  });

  test('is one of sixteen at once, and of many none is left out', async () => {
    let running = 0;
    let most = 0;
    const { enricher, send, store } = await enriching(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      return { reasons: ['Seen'] };
    });
    await Promise.all(Array.from({ length: 50 }, () => send()));
    await vi.waitFor(async () => {
      const leads = await store.list({ limit: 99 });
      expect(leads.filter(({ judgement }) => judgement.reasons.length === 1)).toHaveLength(50);
    });
    expect(most).toBe(16);
    await enricher.stop();
  });
});

describe('what one program leaves', () => {
  test('when it stops it waits for, if that is soon enough; the next one takes up the rest', async () => {
    const store = await temporaryStore();
    const clock = { ahead: 0 };
    const now = () => Date.now() + clock.ahead;
    const soon = await enriching(async () => ({ reasons: ['Soon'] }), { store, now });
    const { id } = await soon.send();
    await soon.enricher.stop();
    expect((await soon.judgementOf(id)).reasons).toEqual([{ text: 'Soon' }]);

    const never = await enriching(() => new Promise(() => undefined), { store, now });
    const { id: left } = await never.send();
    await never.enricher.stop(50);
    expect((await never.judgementOf(left)).reasons).toEqual([]);
    expect(never.troubles).toEqual([]);
    const late = await never.send();
    expect((await never.judgementOf(late.id)).reasons).toEqual([]);

    const next = await enriching(async () => ({ verdict: 'review', reasons: ['Next'] }), { store, now });
    await next.enricher.enrichDue();
    expect((await next.judgementOf(left)).reasons).toEqual([]);
    clock.ahead = 60_000;
    await next.enricher.start();
    next.forwarder.start();
    await untilTold(next.told, 3);
    expect(new Map(next.told() as [string, string][])).toEqual(
      new Map([
        [`${id}.1`, 'qualified'],
        [`${left}.1`, 'review'],
        [`${late.id}.1`, 'review'],
      ]),
    );
  });

  test('is told of after a while, where nobody looks it up any more', async () => {
    const { enricher, store, send } = await enriching(async () => undefined);
    await enricher.stop(0);
    const before = Date.now();
    const { id } = await send();
    const [delivery] = await store.deliveries.ofLead(id);
    const { due } = enricher.deadlines(before);
    expect(delivery!.due).toBeGreaterThanOrEqual(due);
    expect(due - before).toBe(16_000);
    const lease = { target: 'crm', limit: 9, holder: 'one', forMs: 1_000 };
    expect(await store.deliveries.lease({ ...lease, now: due - 1 })).toEqual([]);
    expect(await store.deliveries.lease({ ...lease, now: due + 1_000 })).toHaveLength(1);
  });

  test('is told, where the database fails, without ending anything', async () => {
    const { store, enricher, send, troubles } = await enriching(async () => undefined);
    store.amend = async () => Promise.reject(new Error('disk full'));
    store.takeUnenriched = async () => Promise.reject(new Error('disk full'));
    await send();
    await enricher.start();
    await enricher.stop();
    expect(troubles.toSorted()).toEqual([
      'Looking up leads waits for the database: disk full',
      'What was looked up could not be stored: disk full',
    ]);
  });
});

test('in a worker the answer waits for nothing, and the program lives until the lead is looked up and told of', async () => {
  const { store, forwarder, enricher, told } = await enriching(async () => ({ verdict: 'review' }));
  const kept: Promise<void>[] = [];
  const receive = createReceiver<{ waitUntil: (work: Promise<void>) => void }>({
    qualifiers: RULES,
    store,
    forwarder,
    enricher,
    origins: [SITE],
    waitUntil: (work, host) => host.waitUntil(work),
  });
  const event = todaysLead();
  const init = { method: 'POST', body: JSON.stringify(event), headers: { origin: SITE } };
  const answer = await receive(new Request('https://leads.example/leads', init), {
    waitUntil: (work) => void kept.push(work),
  });
  expect([answer.status, kept.length, told()]).toEqual([202, 1, []]);
  await Promise.all(kept);
  expect(told()).toEqual([[`${event.data.id}.1`, 'review']]);
});

test.each([0, 99, 60_001, NaN])('a timeout of %s ms is refused', async (timeout) => {
  const store = await temporaryStore();
  expect(() => createEnricher({ store, enrich: async () => undefined, timeout })).toThrow(OptionError);
});

describe('on PostgreSQL', () => {
  const server = postgresServer();

  test('two receivers look up each lead once, also those that a third has left, and tell of each once', async () => {
    const url = await server.database();
    const looked: string[] = [];
    const hook: EnrichHook = async ({ id }) => {
      looked.push(id);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50));
      return { verdict: 'review', reasons: ['Seen'] };
    };
    const programs = await Promise.all(
      [0, 1, 2].map(async () => {
        const store = await openPostgresStore(url);
        onTestFinished(() => store.close());
        return enriching(hook, { store, timeout: 500 });
      }),
    );
    const [dead, ...living] = programs;
    await dead!.enricher.stop(0);
    const ids: string[] = [];
    for (let index = 0; index < 30; index++) ids.push((await programs[index % 3]!.send()).id);
    for (const { enricher, forwarder } of living) {
      await enricher.start();
      forwarder.start();
    }
    const told = () => programs.flatMap((program) => program.told().map((one) => one.join(' ')));
    await untilTold(told, 30);
    expect(looked.toSorted()).toEqual(ids.toSorted());
    expect(told().toSorted()).toEqual(ids.toSorted().map((id) => `${id}.1 review`));
  });
});
