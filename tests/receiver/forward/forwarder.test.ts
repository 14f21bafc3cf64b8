import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { leadEventSchema } from '../../../src/lead/schema.ts';
import type { Trouble } from '../../../src/receiver/forward/deliver.ts';
import type { ForwarderOptions } from '../../../src/receiver/forward/forwarder.ts';
import { createForwarder } from '../../../src/receiver/forward/forwarder.ts';
import { attempt } from '../../../src/receiver/forward/deliver.ts';
import { slackTarget } from '../../../src/receiver/forward/chat-targets.ts';
import type { Target } from '../../../src/receiver/forward/target.ts';
import { isTestId } from '../../../src/receiver/forward/test-lead.ts';
import { webhookTarget } from '../../../src/receiver/forward/webhook-target.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { leadEvent, NOW, RULES } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { never, outgoing } from './sample.ts';
import { targetServer } from './target-server.ts';

const MINUTE = 60_000;

/** A target that posts plain JSON to a server of the test. */
function postTo(url: string, name = 'crm', more: Partial<Parameters<typeof slackTarget>[0]> = {}): Target {
  return slackTarget({ name, url, allowPrivate: ['127.0.0.1'], ...more });
}

/** A store with a forwarder whose clock the test turns. */
async function forwarding(targets: Target[], options: Partial<ForwarderOptions> = {}) {
  const store = (options.store as Store | undefined) ?? (await temporaryStore());
  const clock = { now: NOW };
  const troubles: Trouble[] = [];
  const forwarder = createForwarder({
    targets,
    now: () => clock.now,
    onTrouble: (trouble) => troubles.push(trouble),
    ...options,
    store,
  });
  onTestFinished(() => forwarder.stop(0));
  const save = async (verdict: 'qualified' | 'review' | 'unqualified' = 'qualified') => {
    const event = leadEvent();
    const judgement = { verdict, points: 2, pass: 2, reasons: [] };
    await store.save({ event, judgement, received: clock.now }, forwarder.deliveriesOf(judgement, clock.now));
    return event.data.id;
  };
  return { store, forwarder, clock, troubles, save };
}

describe('a lead', () => {
  test('is told to each target once', async () => {
    const [one, two] = [await targetServer(), await targetServer()];
    const { forwarder, save, store } = await forwarding([postTo(one.url, 'one'), postTo(two.url, 'two')]);
    const ids = [await save(), await save(), await save()];
    await forwarder.forwardDue();
    await forwarder.forwardDue();
    expect([one.hits.length, two.hits.length]).toEqual([3, 3]);
    expect(await store.deliveries.ofLead(ids[0]!)).toMatchObject([
      { state: 'delivered', settled: NOW },
      { state: 'delivered' },
    ]);
  });

  test.each([
    [undefined, ['qualified', 'review']],
    [['qualified'] as const, ['qualified']],
    [['qualified', 'review', 'unqualified'] as const, ['qualified', 'review', 'unqualified']],
  ])('is told to a target that wants %j where its verdict is %j', async (verdicts, told) => {
    const server = await targetServer();
    const { save, store } = await forwarding([postTo(server.url, 'crm', verdicts && { verdicts })]);
    const seen = [];
    for (const verdict of ['qualified', 'review', 'unqualified'] as const)
      if ((await store.deliveries.ofLead(await save(verdict))).length > 0) seen.push(verdict);
    expect(seen).toEqual(told);
  });

  test('that a receiver takes is told at once', async () => {
    const server = await targetServer();
    const { store, forwarder } = await forwarding([postTo(server.url)]);
    forwarder.start();
    const receive = createReceiver({
      qualifiers: RULES,
      store,
      forwarder,
      origins: ['*'],
      allowNoOrigin: true,
      now: () => NOW,
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    const event = leadEvent();
    const send = () =>
      receive(new Request('https://x.example/', { method: 'POST', body: JSON.stringify(event) }));
    expect([(await send()).status, (await send()).status]).toEqual([202, 200]);
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    expect(performance.now() - begun).toBeLessThan(1500);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.hits).toHaveLength(1);
  });

  test('that failed is told again by the schedule, until it is a dead letter, and after a replay from the start', async () => {
    const server = await targetServer((_, count) => (count <= 10 ? 500 : 204));
    const { forwarder, clock, save, store, troubles } = await forwarding([postTo(server.url)]);
    const id = await save();
    const waits = [];
    for (;;) {
      await forwarder.forwardDue();
      const [delivery] = await store.deliveries.ofLead(id);
      if (delivery!.state !== 'due') break;
      waits.push(Math.floor((delivery!.due - clock.now) / MINUTE));
      clock.now = delivery!.due - 1;
      await forwarder.forwardDue();
      expect(server.hits).toHaveLength(waits.length);
      clock.now = delivery!.due;
    }
    expect(server.hits).toHaveLength(10);
    const least = [0, 5, 30, 120, 300, 600, 840, 1200, 1440];
    for (const [index, minutes] of least.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(minutes);
      expect(waits[index]).toBeLessThanOrEqual(minutes * 1.1);
    }
    expect(troubles.map(({ kind }) => kind)).toEqual([...Array<string>(9).fill('failed'), 'dead']);
    const [letter] = await store.deliveries.listDeadLetters({ limit: 9 });
    expect(letter).toMatchObject({ id, target: 'crm', failures: 10, failure: 'it answered 500' });
    await store.deliveries.replay({ number: letter!.number }, clock.now);
    await forwarder.forwardDue();
    expect(await store.deliveries.ofLead(id)).toMatchObject([{ state: 'delivered', failures: 0 }]);
  });

  test('is not told before its target wants to hear of it', async () => {
    const server = await targetServer((_, count) => (count === 1 ? [503, { 'retry-after': '3600' }] : 204));
    const { forwarder, clock, save } = await forwarding([postTo(server.url)]);
    await save();
    await forwarder.forwardDue();
    clock.now += 59 * MINUTE;
    await forwarder.forwardDue();
    expect(server.hits).toHaveLength(1);
    clock.now += MINUTE;
    await forwarder.forwardDue();
    expect(server.hits).toHaveLength(2);
  });
});

describe('a clock that was a year ahead and is right again', () => {
  const YEAR = 365 * 24 * 60 * MINUTE;

  test('keeps no lead from being told at once, whichever forwarder has the right clock', async () => {
    const server = await targetServer();
    const { clock, save, store } = await forwarding([postTo(server.url)]);
    clock.now += YEAR;
    await save();
    const other = await forwarding([postTo(server.url)], { store });
    await other.forwarder.forwardDue();
    expect(server.hits).toHaveLength(1);
  });

  test('lets what failed be told within the hour, and not at once', async () => {
    const server = await targetServer((_, count) => (count === 1 ? 503 : 204));
    const { forwarder, clock, save, store } = await forwarding([postTo(server.url)]);
    clock.now += YEAR;
    await save();
    await forwarder.forwardDue();
    const other = await forwarding([postTo(server.url)], { store });
    await other.forwarder.forwardDue();
    expect(server.hits).toHaveLength(1);
    other.clock.now += 60 * MINUTE;
    await other.forwarder.forwardDue();
    expect(server.hits).toHaveLength(2);
  });
});

describe('a target', () => {
  test.each([429, 502, 504])(
    'that answers %i is left alone for a while with all its leads',
    async (status) => {
      const server = await targetServer((_, count) =>
        count === 1 ? [status, { 'retry-after': '60' }] : 204,
      );
      const { forwarder, clock, save, store } = await forwarding([postTo(server.url)]);
      await save();
      await forwarder.forwardDue();
      await save();
      clock.now += 59_000;
      await forwarder.forwardDue();
      expect(server.hits).toHaveLength(1);
      expect(await store.deliveries.listTargets()).toMatchObject([
        { target: 'crm', due: 2, pausedUntil: NOW + 60_000 },
      ]);
      clock.now += 10_000;
      await forwarder.forwardDue();
      expect(server.hits).toHaveLength(3);
    },
  );

  test('that answers 410 gets nothing more until it is enabled, and then all', async () => {
    const server = await targetServer((_, count) => (count === 1 ? 410 : 204));
    const { forwarder, clock, save, store, troubles } = await forwarding([postTo(server.url)]);
    const id = await save();
    await forwarder.forwardDue();
    await save();
    clock.now += 100 * MINUTE;
    await forwarder.forwardDue();
    expect(server.hits).toHaveLength(1);
    expect(troubles).toEqual([
      { kind: 'disabled', target: 'crm', why: 'it answered 410, that it wants no more' },
    ]);
    expect(await store.deliveries.listTargets()).toMatchObject([{ due: 2, disabled: { at: NOW } }]);
    await store.deliveries.enable('crm');
    await forwarder.forwardDue();
    expect(server.hits).toHaveLength(3);
    expect(await store.deliveries.ofLead(id)).toMatchObject([{ state: 'delivered', failures: 0 }]);
  });

  test('that hangs holds up no other, and gets no more than four at once', async () => {
    let open = 0;
    let most = 0;
    const slow = await targetServer(() => (response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(204).end();
      }, 300);
    });
    const quick = await targetServer();
    const { forwarder, save } = await forwarding([postTo(slow.url, 'slow'), postTo(quick.url, 'quick')]);
    for (let index = 0; index < 10; index++) await save();
    forwarder.start();
    await vi.waitFor(() => expect(quick.hits).toHaveLength(10));
    expect(slow.hits.length).toBeLessThan(10);
    await vi.waitFor(() => expect(slow.hits).toHaveLength(10), 5000);
    expect(most).toBe(4);
  });

  test('that throws is a failure like any other', async () => {
    const broken: Target = {
      name: 'mine',
      verdicts: ['qualified'],
      send: () => Promise.reject(new Error('no key')),
    };
    const { forwarder, save, troubles } = await forwarding([broken]);
    await save();
    await forwarder.forwardDue();
    expect(troubles).toEqual([{ kind: 'failed', target: 'mine', why: 'no key' }]);
  });

  test('whose name is taken is refused', async () => {
    const store = await temporaryStore();
    const twice = [postTo('https://a.example'), postTo('https://b.example')];
    expect(() => createForwarder({ store, targets: twice })).toThrow('Two targets are called "crm"');
  });
});

describe('several forwarders on one store', () => {
  test('tell each lead once', async () => {
    const server = await targetServer(() => (response) => setTimeout(() => response.writeHead(204).end(), 5));
    const first = await forwarding([postTo(server.url)]);
    const others = [
      await forwarding([postTo(server.url)], { store: first.store }),
      await forwarding([postTo(server.url)], { store: first.store }),
    ];
    const ids = [];
    for (let index = 0; index < 60; index++) ids.push(await first.save());
    await Promise.all([first, ...others].map(({ forwarder }) => forwarder.forwardDue()));
    expect(server.hits).toHaveLength(60);
    for (const id of ids)
      expect(await first.store.deliveries.ofLead(id)).toMatchObject([{ state: 'delivered' }]);
  });

  test('do not take what another is at for longer than its lease', async () => {
    const server = await targetServer(
      () => (response) => setTimeout(() => response.writeHead(204).end(), 12_000),
    );
    const first = await forwarding([postTo(server.url)]);
    const other = await forwarding([postTo(server.url)], { store: first.store });
    await first.save();
    first.forwarder.start();
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    other.forwarder.start();
    await new Promise((resolve) => setTimeout(resolve, 12_500));
    expect(server.hits).toHaveLength(1);
  });
});

describe('a database that is away for a moment', () => {
  test('while a lead is told makes it be told no second time', async () => {
    const server = await targetServer(
      () => (response) => setTimeout(() => response.writeHead(204).end(), 600),
    );
    const store = await temporaryStore();
    const lease = store.deliveries.lease.bind(store.deliveries);
    // The lease runs out while nobody can renew it.
    store.deliveries.lease = (request) => lease({ ...request, forMs: 50 });
    const { forwarder, save } = await forwarding([postTo(server.url)], { store });
    const id = await save();
    forwarder.start();
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (let times = 0; times < 3; times++) {
      forwarder.wake();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await vi.waitFor(async () => {
      expect(await store.deliveries.ofLead(id)).toMatchObject([{ state: 'delivered' }]);
    });
    expect(server.hits).toHaveLength(1);
  });

  test('when a lead was told notes it as soon as it is back, and tells the owner once', async () => {
    const server = await targetServer((_, count) => (count === 1 ? 204 : 500));
    const store = await temporaryStore();
    const settle = store.deliveries.settle.bind(store.deliveries);
    let failures = 0;
    store.deliveries.settle = async (...settled) => {
      if (++failures % 3 > 0) throw new Error('away');
      return settle(...settled);
    };
    const { forwarder, save, troubles } = await forwarding([postTo(server.url)], { store });
    const ids = [await save(), await save()];
    await forwarder.forwardDue();
    const states = await Promise.all(ids.map((id) => store.deliveries.ofLead(id)));
    expect(states.flat().map(({ state, failures: tries }) => [state, tries])).toEqual(
      expect.arrayContaining([
        ['delivered', 0],
        ['due', 1],
      ]),
    );
    expect(troubles.filter(({ kind }) => kind === 'store')).toHaveLength(2);
  });

  test('for one target lets the others be told before a single call fails', async () => {
    const server = await targetServer(
      () => (response) => setTimeout(() => response.writeHead(204).end(), 300),
    );
    const store = await temporaryStore();
    const lease = store.deliveries.lease.bind(store.deliveries);
    store.deliveries.lease = (request) =>
      request.target === 'one' ? Promise.reject(new Error('away')) : lease(request);
    const { forwarder, save } = await forwarding([postTo(server.url, 'one'), postTo(server.url, 'two')], {
      store,
    });
    const id = await save();
    await expect(forwarder.forwardDue()).rejects.toThrow('away');
    const states = await store.deliveries.ofLead(id);
    expect(states.map(({ target, state }) => [target, state])).toEqual([
      ['one', 'due'],
      ['two', 'delivered'],
    ]);
  });
});

test('a target that never ends an attempt has failed', async () => {
  const hangs: Target = { name: 'mine', verdicts: [], send: () => new Promise(() => undefined) };
  expect(await attempt(hangs, outgoing(), never, 50)).toEqual({
    kind: 'failed',
    why: 'it did not end in time',
  });
});

describe('stopping', () => {
  test('while the database is asked what is due begins nothing, and gives it back', async () => {
    const server = await targetServer();
    const store = await temporaryStore();
    const lease = store.deliveries.lease.bind(store.deliveries);
    store.deliveries.lease = async (request) => {
      const leased = await lease(request);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return leased;
    };
    const { forwarder, save } = await forwarding([postTo(server.url)], { store });
    const id = await save();
    const asked = forwarder.forwardDue();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([forwarder.stop(), asked]);
    expect(server.hits).toHaveLength(0);
    const [delivery] = await store.deliveries.ofLead(id);
    expect(delivery).not.toHaveProperty('isUnderway');
  });

  test('waits for what is in flight, and begins nothing new', async () => {
    const server = await targetServer(
      () => (response) => setTimeout(() => response.writeHead(204).end(), 200),
    );
    const { forwarder, save, store } = await forwarding([postTo(server.url)]);
    for (let index = 0; index < 6; index++) await save();
    forwarder.start();
    await vi.waitFor(() => expect(server.hits.length).toBeGreaterThan(0));
    await forwarder.stop();
    expect(server.hits).toHaveLength(4);
    expect(await store.deliveries.listTargets()).toMatchObject([{ due: 2 }]);
  });

  test('leaves what hangs to the next one, at once and without a failure', async () => {
    const server = await targetServer((_, count) => (count === 1 ? () => undefined : 204));
    const { forwarder, save, store, troubles } = await forwarding([postTo(server.url)]);
    const id = await save();
    forwarder.start();
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    await forwarder.stop(50);
    const next = await forwarding([postTo(server.url)], { store });
    await next.forwarder.forwardDue();
    expect(server.hits).toHaveLength(2);
    expect(await store.deliveries.ofLead(id)).toMatchObject([{ state: 'delivered', failures: 0 }]);
    expect(troubles).toEqual([]);
  });
});

test('a store that fails is told, and does not end the forwarding', async () => {
  const server = await targetServer();
  const store = await temporaryStore();
  const lease = store.deliveries.lease.bind(store.deliveries);
  let isAway = true;
  store.deliveries.lease = (request) => (isAway ? Promise.reject(new Error('away')) : lease(request));
  const { forwarder, save, troubles } = await forwarding([postTo(server.url)], { store });
  await save();
  await expect(forwarder.forwardDue()).rejects.toThrow('away');
  forwarder.start();
  await vi.waitFor(() => expect(troubles).toEqual([{ kind: 'store', target: 'crm', why: 'away' }]));
  isAway = false;
  await vi.waitFor(() => expect(server.hits).toHaveLength(1), 4000);
});

describe('a test', () => {
  test('is told to one target at once, as a lead of its own each time, and is kept nowhere', async () => {
    const [server, other] = [await targetServer(), await targetServer()];
    const secret = Buffer.alloc(32, 7).toString('base64');
    const webhook = webhookTarget({ name: 'crm', url: server.url, secret, allowPrivate: ['127.0.0.1'] });
    const { forwarder, store, troubles } = await forwarding([webhook, postTo(other.url, 'other')]);
    expect(await forwarder.test('crm')).toEqual({ kind: 'delivered' });
    await forwarder.test('crm');
    const events = server.hits.map(({ body }) => leadEventSchema.parse(JSON.parse(body)));
    expect(events.map(({ data }) => data.test)).toEqual([true, true]);
    const [one, two] = events.map(({ data }) => data.id);
    expect(one).not.toBe(two);
    expect([isTestId(one!), isTestId(leadId())]).toEqual([true, false]);
    expect(server.hits[0]!.headers['webhook-id']).toBe(`${one}.1`);
    expect(other.hits).toEqual([]);
    expect([await store.list({ limit: 9 }), await store.deliveries.listTargets(), troubles]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('says why it failed; of a target that is not there, nothing', async () => {
    const server = await targetServer(() => 403);
    const throws: Target = { name: 'own', verdicts: [], send: () => Promise.reject(new Error('no way')) };
    const { forwarder } = await forwarding([postTo(server.url), throws]);
    expect(await forwarder.test('crm')).toEqual({ kind: 'failed', why: 'it answered 403' });
    expect(await forwarder.test('own')).toEqual({ kind: 'failed', why: 'no way' });
    expect(await forwarder.test('none')).toBeUndefined();
  });
});
