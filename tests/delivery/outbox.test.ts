import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeliveryResult } from '../../src/delivery/attempt.ts';
import type { LeadCopy, updateCopy } from '../../src/delivery/copies.ts';
import type { Outbox } from '../../src/delivery/outbox.ts';
import { keyOf, MAX_AGE_MS } from '../../src/delivery/lead-store.ts';
import { REQUEST_TIMEOUT_MS } from '../../src/delivery/transport.ts';
import type { WebhookResponse } from '../../src/delivery/retry-policy.ts';
import { sampleEvent, SUBMITTED } from '../lead/sample.ts';
import { FakeStorage, forbidden } from './storage.ts';
import { CONFIRMED, copiesIn, openTab } from './tab.ts';

const WEBHOOK = 'https://example.com/leads';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const BUSY: WebhookResponse = { result: 'retry', status: 503 };
const NO_ANSWER: WebhookResponse = { result: 'retry', status: 0 };
const GONE: WebhookResponse = { result: 'retry-slowly', status: 404 };
const REDIRECTED: WebhookResponse = { result: 'retry-slowly', status: 0 };
const REFUSED: WebhookResponse = { result: 'rejected', status: 400 };
const BLOCKED: WebhookResponse = { result: 'retry-slowly', status: 0, blocked: true };

// Timers and the clock stand still unless a test moves them.
beforeEach(() => {
  vi.useFakeTimers({ now: SUBMITTED });
});
afterEach(() => {
  vi.useRealTimers();
});

const add = (box: Outbox, sequence = 1) => box.add(sampleEvent({ sequence }), WEBHOOK);
/** Copies in a database that takes so many milliseconds to say that a change is made. */
const slowly =
  (copies: Map<string, LeadCopy>, delay: number): typeof updateCopy =>
  async (...args) => {
    const copy = await copiesIn(copies)(...args);
    await new Promise((later) => setTimeout(later, delay));
    return copy;
  };
const kept = (storage: FakeStorage) => Object.keys(storage).map((key) => key.slice(-3));
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** Lets the webhook take its time: it answers when the returned function is called. */
function answerLater(answerBy: (next: () => Promise<WebhookResponse>) => void, atSend?: () => void) {
  const settle: ((posted: WebhookResponse) => void)[] = [];
  const answer = new Promise<WebhookResponse>((resolve) => settle.push(resolve));
  answerBy(() => {
    atSend?.();
    return answer;
  });
  return (posted: WebhookResponse) => settle.forEach((resolve) => resolve(posted));
}
const never = () => new Promise<never>(() => undefined);

describe('a lead', () => {
  test('is written before it is sent, and deleted only after the webhook has confirmed it', async () => {
    const { box, storage, answerBy } = openTab();
    let atSend: string[] = [];
    const resolve = answerLater(answerBy, () => void (atSend = kept(storage)));
    const lead = add(box);
    expect(kept(storage)).toEqual(['1:1']);
    const sending = box.send(lead);
    await pass(1_000);
    expect([atSend, kept(storage)]).toEqual([['1:1'], ['1:1']]);
    resolve(CONFIRMED);
    expect(await sending).toMatchObject({ delivery: 'delivered', status: 202 });
    expect(kept(storage)).toEqual([]);
  });

  test.each<[string, WebhookResponse, Partial<DeliveryResult>]>([
    ['delivered', CONFIRMED, { delivery: 'delivered' }],
    ['queued when the webhook is busy', BUSY, { delivery: 'queued', kept: true, status: 503 }],
    ['queued without an answer', NO_ANSWER, { delivery: 'queued', kept: true, status: 0 }],
    ['queued when the webhook is gone', GONE, { delivery: 'queued', kept: true }],
    ['queued when it is sent elsewhere', REDIRECTED, { delivery: 'queued', kept: true }],
    ['undelivered when it is refused', REFUSED, { delivery: 'undelivered', kept: true, status: 400 }],
    ['undelivered when the page may not reach the webhook', BLOCKED, { delivery: 'undelivered', kept: true }],
  ])('is %s', async (_, posted, expected) => {
    const { box, storage } = openTab({ answers: [posted] });
    expect(await box.send(add(box))).toMatchObject(expected);
    expect(kept(storage)).toEqual(posted === CONFIRMED ? [] : ['1:1']);
  });

  test('refused stays, and is never sent again by itself, not even when the network is back', async () => {
    const { box, sent, storage } = openTab({ answers: [REFUSED] });
    await box.send(add(box));
    await box.flush(true);
    await pass(MAX_AGE_MS - 1);
    await box.flush(true);
    expect([sent, kept(storage)]).toEqual([['1:1'], ['1:1']]);
  });

  test('that nobody confirms within three days is deleted, and sent no more', async () => {
    const { box, sent, storage, answerBy } = openTab();
    answerBy(async () => BUSY);
    await box.send(add(box));
    await pass(MAX_AGE_MS - 1);
    expect(kept(storage)).toEqual(['1:1']);
    const tries = sent.length;
    await pass(2 * HOUR);
    await box.flush(true);
    expect([kept(storage), sent.length]).toEqual([[], tries]);
    expect(tries).toBeGreaterThan(70); // about once an hour
  });
});

describe('a later send of the same lead', () => {
  test('takes the place of the one that waits', async () => {
    const { box, sent, storage } = openTab({ answers: [BUSY] });
    await box.send(add(box, 1));
    add(box, 2);
    expect(kept(storage)).toEqual(['1:2']);
    await pass(HOUR);
    expect(sent).toEqual(['1:1', '1:2']);
  });

  test('stays when the earlier one is confirmed meanwhile', async () => {
    const { box, storage, answerBy } = openTab();
    const resolve = answerLater(answerBy);
    const sending = box.send(add(box, 1));
    await pass(0);
    add(box, 2);
    resolve(CONFIRMED);
    await sending;
    expect(kept(storage)).toEqual(['1:2']);
  });

  test('is not joined again by the earlier one when that fails meanwhile', async () => {
    const { box, storage, answerBy } = openTab();
    const resolve = answerLater(answerBy);
    const sending = box.send(add(box, 1));
    await pass(0);
    add(box, 2);
    resolve(BUSY);
    expect(await sending).toMatchObject({ delivery: 'queued' });
    expect(kept(storage)).toEqual(['1:2']);
  });

  test('does not touch the leads of other fillings', () => {
    const { box, storage } = openTab();
    box.add(sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002' }), WEBHOOK);
    add(box, 2);
    expect(kept(storage)).toEqual(['2:1', '1:2']);
  });
});

describe('the next try', () => {
  test.each([
    [BUSY, 1, 4_000],
    [BUSY, 0.5, 2_000],
    [GONE, 1, 4 * MINUTE],
    [{ ...BUSY, retryAfterMs: 90_000 }, 0.5, 90_000],
    [{ ...GONE, retryAfterMs: 2 * HOUR }, 1, 2 * HOUR],
  ])('after %j at chance %d is made by itself after %d ms, and no sooner', async (posted, random, wait) => {
    const { box, sent, storage } = openTab({ random, answers: [posted] });
    await box.send(add(box));
    await box.flush();
    await pass(wait - 1);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
    expect(kept(storage)).toEqual([]);
  });

  test.each([0, 1_000])('never comes sooner than the backoff because of Retry-After: %d ms', async (wait) => {
    const { box, sent, answerBy } = openTab();
    answerBy(async () => ({ ...BUSY, retryAfterMs: wait }));
    await box.send(add(box));
    await pass(HOUR);
    expect(sent.length).toBeLessThan(15);
  });

  test('is made when the page opens again, if its time has come while the page was closed', async () => {
    const { box, storage } = openTab({ answers: [BUSY] });
    await box.send(add(box));
    vi.clearAllTimers();
    await pass(MINUTE);
    const next = openTab({ storage });
    await next.box.flush(true);
    expect([next.sent, kept(storage)]).toEqual([['1:1'], []]);
  });

  test('is made at once when the network is back, for a lead that got no answer', async () => {
    const { box, sent } = openTab({ answers: [NO_ANSWER] });
    await box.send(add(box));
    await box.flush();
    expect(sent).toHaveLength(1);
    await box.flush(true);
    expect(sent).toHaveLength(2);
  });

  test.each([BUSY, GONE, REDIRECTED, BLOCKED])('is not hastened by the network after %j', async (posted) => {
    const { box, sent } = openTab({ answers: [posted, posted] });
    await box.send(add(box));
    await box.flush(true);
    expect(sent).toHaveLength(1);
  });
});

describe('a webhook that never lets itself be read', () => {
  test('is sent a lead three times within seconds, then seldom: it may have taken it each time', async () => {
    const { box, sent, answerBy } = openTab();
    answerBy(async () => NO_ANSWER);
    await box.send(add(box));
    await pass(MINUTE);
    expect(sent).toHaveLength(3);
    await pass(MAX_AGE_MS);
    expect(sent.length).toBeLessThan(80);
  });

  test('that answers at last, busy, is asked again soon', async () => {
    const { box, sent, answers } = openTab({ answers: [NO_ANSWER, NO_ANSWER, NO_ANSWER, BUSY] });
    await box.send(add(box));
    await pass(HOUR);
    expect([sent.length, answers]).toEqual([5, []]);
  });
});

describe('the clock', () => {
  test('set back by days does not put the next try off', async () => {
    const { box, sent } = openTab({ answers: [BUSY] });
    await box.send(add(box));
    vi.setSystemTime(SUBMITTED - 40 * 24 * HOUR);
    await box.flush();
    expect(sent).toEqual(['1:1', '1:1']);
  });

  test('set back does not keep a refused lead for longer than three days', async () => {
    const { box, storage } = openTab({ answers: [REFUSED] });
    await box.send(add(box));
    vi.setSystemTime(SUBMITTED - 40 * 24 * HOUR);
    await box.flush();
    await pass(MAX_AGE_MS - 1);
    await box.flush();
    expect(kept(storage)).toEqual(['1:1']);
    await pass(1);
    await box.flush();
    expect(kept(storage)).toEqual([]);
  });

  test('put forward by years deletes what is older than three days by it, and nothing else', async () => {
    const { box, sent, storage } = openTab({ answers: [BUSY] });
    await box.send(add(box));
    vi.setSystemTime(SUBMITTED + 4 * 365 * 24 * HOUR);
    await box.flush();
    expect([kept(storage), sent]).toEqual([[], ['1:1']]);
    await box.send(add(box, 2));
    expect(sent).toEqual(['1:1', '1:2']);
  });

  test('that jumps while a laptop sleeps, and timers stand still, is seen within a minute', async () => {
    const { box, sent } = openTab({ answers: [{ ...BUSY, retryAfterMs: HOUR }] });
    await box.send(add(box));
    vi.setSystemTime(SUBMITTED + 2 * HOUR);
    await pass(MINUTE);
    expect(sent).toHaveLength(2);
  });

  test('a webhook that wants us to wait for weeks is asked again after a day', async () => {
    const { box, sent } = openTab({ answers: [{ ...BUSY, retryAfterMs: 1000 * HOUR }] });
    await box.send(add(box));
    await pass(24 * HOUR - 1);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  });
});

describe('the leads that wait', () => {
  test('can be looked at, in whatever state they are', async () => {
    const { box } = openTab({ answers: [BUSY, REFUSED] });
    expect(box.leads()).toEqual([]);
    const second = sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002' });
    await box.send(add(box));
    await box.send(box.add(second, WEBHOOK));
    expect(box.leads()).toEqual([sampleEvent({ sequence: 1 }), second]);
    await pass(HOUR);
    expect(box.leads()).toEqual([second]);
  });
});

describe('two tabs', () => {
  test.each([
    ['by the copy of the lead', new Map<string, LeadCopy>()],
    ['also where each has no copies but its own', undefined],
  ])('that flush at once send a lead once, %s', async (_, copies) => {
    const storage = new FakeStorage();
    const [one, two] = [openTab({ storage, copies }), openTab({ storage, copies, random: 0.5 })];
    add(one.box);
    await Promise.all([one.box.flush(true), two.box.flush(true)]);
    await pass(HOUR);
    expect([...one.sent, ...two.sent]).toEqual(['1:1']);
  });

  test('send a lead where the one that may send it learns so last', async () => {
    const [storage, copies] = [new FakeStorage(), new Map<string, LeadCopy>()];
    const [one, two] = [openTab({ storage, change: slowly(copies, 10) }), openTab({ storage, copies })];
    add(one.box);
    await Promise.all([one.box.flush(true), two.box.flush(true), pass(20)]);
    expect([one.sent, two.sent]).toEqual([['1:1'], []]);
  });

  test('do not put the next attempt off where the one that lost learns so only after that is planned', async () => {
    const [storage, copies] = [new FakeStorage(), new Map<string, LeadCopy>()];
    const one = openTab({ storage, copies, answers: [BUSY] });
    const two = openTab({ storage, random: 0.5, change: slowly(copies, 10) });
    add(one.box);
    await Promise.all([one.box.flush(true), two.box.flush(true), pass(20)]);
    await pass(5_000);
    expect([one.sent, two.sent, kept(storage)]).toEqual([['1:1', '1:1'], [], []]);
  });

  test('send a lead where the copy of the one that may takes too long, and another has seen it', async () => {
    const [storage, copies] = [new FakeStorage(), new Map<string, LeadCopy>()];
    const one = openTab({ storage, change: slowly(copies, 1_200) });
    const two = openTab({ storage, random: 0.5, change: slowly(copies, 900) });
    add(one.box);
    await Promise.all([one.box.flush(true), two.box.flush(true), pass(1_000)]);
    expect([one.sent, two.sent]).toEqual([['1:1'], []]);
  });

  test.each([BUSY, CONFIRMED])(
    'keep to what came of the later send, where the earlier one ends last: %j',
    async (later) => {
      const [storage, copies] = [new FakeStorage(), new Map<string, LeadCopy>()];
      const one = openTab({ storage, copies });
      const two = openTab({ storage, copies, answers: [{ ...later, retryAfterMs: HOUR }] });
      const end = answerLater(one.answerBy);
      const sending = one.box.send(add(one.box));
      await pass(0);
      vi.setSystemTime(SUBMITTED + 21_000); // the laptop slept
      await two.box.flush();
      const known = [Object.assign({}, storage), new Map(copies)];
      end(NO_ANSWER);
      await sending;
      expect([Object.assign({}, storage), copies]).toEqual(known);
      expect(two.sent).toHaveLength(1);
    },
  );

  test('leave a lead to the one that is at it, until that must have given up', async () => {
    const storage = new FakeStorage();
    const [one, two] = [openTab({ storage }), openTab({ storage })];
    one.answerBy(never);
    void one.box.send(add(one.box));
    await pass(REQUEST_TIMEOUT_MS);
    await two.box.flush(true);
    expect(two.sent).toEqual([]);
    await pass(5_000);
    await two.box.flush();
    expect(two.sent).toEqual(['1:1']);
  });
});

describe.each([
  ['full', () => new FakeStorage(10) as Storage],
  ['forbidden', forbidden],
])('with a storage that is %s', (_, look) => {
  test('a lead is sent, waits in memory, says that it will not outlive the page, and is sent again', async () => {
    const { box, sent } = openTab({ look, answers: [BUSY] });
    expect(await box.send(add(box))).toMatchObject({ delivery: 'queued', kept: false });
    await pass(4_000);
    expect(sent).toEqual(['1:1', '1:1']);
    await pass(MAX_AGE_MS);
    expect(sent).toHaveLength(2);
  });
});

describe('what is in the storage and not a lead', () => {
  const spoilt = { 'lead-qualifier:1:1': '{"event":', 'lead-qualifier:2:1': '{}' };

  test('stops no lead, is never sent, and what is of others is left alone for ever', async () => {
    const storage = new FakeStorage();
    Object.assign(storage, spoilt, { cart: '3 apples' });
    const { box, sent } = openTab({ storage });
    await box.send(box.add(sampleEvent({ sequence: 7 }), WEBHOOK));
    await box.flush(true);
    await pass(MAX_AGE_MS + HOUR);
    await box.flush(true);
    expect([Object.assign({}, storage), sent]).toEqual([{ cart: '3 apples' }, ['1:7']]);
  });

  test('is forgotten with the leads: a person’s words may stand in it', () => {
    const storage = new FakeStorage();
    Object.assign(storage, spoilt, { cart: '3 apples' });
    openTab({ storage }).box.forget();
    expect(Object.assign({}, storage)).toEqual({ cart: '3 apples' });
  });
});

describe('forgetting', () => {
  test('deletes every lead that waits, whatever became of it', async () => {
    const { box, sent, storage, answers } = openTab({ answers: [BUSY, REFUSED] });
    await box.send(add(box));
    await box.send(box.add(sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002' }), WEBHOOK));
    expect(kept(storage)).toEqual(['1:1', '2:1']);
    box.forget();
    await pass(HOUR);
    expect([kept(storage), sent.length, answers]).toEqual([[], 2, []]);
  });

  test('also holds for a lead on its way: it is not written back when that fails', async () => {
    const { box, storage, answerBy } = openTab();
    const resolve = answerLater(answerBy);
    const sending = box.send(add(box));
    await pass(0);
    box.forget();
    resolve(NO_ANSWER);
    expect(await sending).toMatchObject({ kept: false });
    expect(kept(storage)).toEqual([]);
  });
});

describe('the watcher of a lead', () => {
  test('is called after each later attempt, and not after the first', async () => {
    const { box } = openTab({ answers: [BUSY, BUSY] });
    const results: string[] = [];
    const lead = add(box);
    box.watch(lead, ({ delivery }) => results.push(delivery));
    await box.send(lead);
    expect(results).toEqual([]);
    await pass(4_000);
    expect(results).toEqual(['queued']);
    await pass(8_000);
    expect(results).toEqual(['queued', 'delivered']);
    await pass(HOUR);
    expect(results).toHaveLength(2);
  });

  test('is not called for other leads', async () => {
    const { box } = openTab();
    const results: string[] = [];
    box.watch(add(box), () => results.push('1'));
    box.watch(box.add(sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002' }), WEBHOOK), () =>
      results.push('2'),
    );
    await box.flush();
    expect(results).toEqual(['1', '2']);
  });

  test('is called when another tab has delivered it, and for nothing else that is written or deleted', async () => {
    const { box, storage } = openTab({ answers: [BUSY] });
    const results: DeliveryResult[] = [];
    const lead = add(box);
    await box.send(lead);
    box.watch(lead, (sent) => results.push(sent));
    storage.listeners.push(box.onStorage);
    storage.setItem('cart', '"made":0,');
    storage.removeItem('cart');
    storage.setItem(keyOf(lead), JSON.stringify({ ...lead, next: null }));
    expect(results).toEqual([]);
    storage.setItem(keyOf(lead), JSON.stringify(lead));
    await openTab({ storage }).box.flush();
    expect([results, kept(storage)]).toEqual([[{ delivery: 'delivered' }], []]);
  });

  test('is not called where the lead was deleted before its time came', async () => {
    const { box, storage } = openTab({ answers: [NO_ANSWER] });
    const results: DeliveryResult[] = [];
    const lead = add(box);
    await box.send(lead);
    box.watch(lead, (sent) => results.push(sent));
    const flushing = box.flush(true);
    storage.clear();
    await flushing;
    expect(results).toEqual([]);
  });
});

test('a send that fails after another tab has delivered the lead says that it is delivered', async () => {
  const { box, storage, answerBy } = openTab();
  storage.listeners.push(box.onStorage);
  const end = answerLater(answerBy);
  const sending = box.send(add(box));
  await pass(0);
  vi.setSystemTime(SUBMITTED + 21_000); // the laptop slept
  await openTab({ storage }).box.flush();
  end(NO_ANSWER);
  expect(await sending).toEqual({ delivery: 'delivered' });
});

test('a send that fails after a later try of the same tab has delivered the lead says so too', async () => {
  const { box, answerBy } = openTab();
  const end = answerLater(answerBy);
  const sending = box.send(add(box));
  await pass(0);
  vi.setSystemTime(SUBMITTED + 21_000); // the laptop slept
  answerBy(async () => CONFIRMED);
  await box.flush();
  end(NO_ANSWER);
  expect(await sending).toMatchObject({ delivery: 'delivered' });
});

test('a webhook that takes its time with one lead keeps no other from being sent', async () => {
  const { box, sent, answers, answerBy } = openTab({ answers: [BUSY, { ...BUSY, retryAfterMs: 6_000 }] });
  await box.send(add(box));
  await box.send(box.add(sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002' }), WEBHOOK));
  expect(answers).toEqual([]);
  answerBy(never);
  await pass(7_000);
  expect(sent).toEqual(['1:1', '2:1', '1:1', '2:1']);
});

/** Leaves a page whose lead waits, and comes back five seconds later; returns the results that it got of the lead. */
async function leaveAndComeBack(meanwhile: (storage: FakeStorage, copies: Map<string, LeadCopy>) => unknown) {
  const [storage, copies] = [new FakeStorage(), new Map<string, LeadCopy>()];
  const { box, comeBack } = openTab({ storage, copies, answers: [BUSY] });
  const results: DeliveryResult[] = [];
  const lead = add(box);
  await box.send(lead);
  box.watch(lead, (sent) => results.push(sent));
  vi.setSystemTime(SUBMITTED + 5_000);
  await meanwhile(storage, copies);
  comeBack();
  comeBack();
  await vi.advanceTimersByTimeAsync(0);
  return results;
}

describe('a page that comes back, and got no storage events meanwhile,', () => {
  test('knows once that its lead was delivered', async () => {
    const results = await leaveAndComeBack((storage, copies) => openTab({ storage, copies }).box.flush());
    expect(results).toEqual([{ delivery: 'delivered' }]);
  });

  test('gets no result where its lead still waits, or was forgotten', async () => {
    expect(await leaveAndComeBack(() => undefined)).toEqual([]);
    const results = await leaveAndComeBack((storage, copies) => {
      openTab({ storage }).box.forget();
      copies.clear();
    });
    expect(results).toEqual([]);
  });
});

test('a new lead that another tab is at already is not called kept: only that one knows', async () => {
  const storage = new FakeStorage();
  const [one, two] = [openTab({ storage }), openTab({ storage })];
  two.answerBy(never);
  const lead = add(one.box);
  void two.box.flush();
  await pass(0);
  expect(await one.box.send(lead)).toMatchObject({ delivery: 'queued', kept: false });
  expect([one.sent, two.sent]).toEqual([[], ['1:1']]);
});

test('a lead is sent at its time also when the tab that it was made in is closed, and by another that is open', async () => {
  const { box, sent, storage } = openTab();
  storage.listeners.push(box.onStorage);
  const closed = openTab({ storage, answers: [BUSY] });
  const lead = add(closed.box);
  await closed.box.send(lead);
  closed.close();
  await pass(4_000);
  expect([sent, kept(storage)]).toEqual([['1:1'], []]);
});

test('a clock that is set back by a moment does not keep a new lead from being sent', async () => {
  const { box, sent } = openTab();
  const lead = add(box);
  vi.setSystemTime(SUBMITTED - 500);
  await box.send(lead);
  expect(sent).toEqual(['1:1']);
});
