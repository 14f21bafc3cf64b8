import { beforeEach, describe, expect, test } from 'vitest';
import { recoverLeads, updateCopy } from '../../src/delivery/copies.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createLeadStore, keyOf, MAX_AGE_MS, type QueuedLead } from '../../src/delivery/lead-store.ts';
import type { WebhookResponse } from '../../src/delivery/retry-policy.ts';
import { sampleEvent } from '../lead/sample.ts';
import { until } from './in-form.ts';

const HOUR = 3_600_000;
const WEBHOOK = 'https://example.com/leads';
const CONFIRMED: WebhookResponse = { result: 'delivered', status: 202 };
const BUSY: WebhookResponse = { result: 'retry', status: 503, retryAfterMs: HOUR };
const NO_ANSWER: WebhookResponse = { result: 'retry', status: 0 };
const PREFIX = 'lead-qualifier:';

/** A page of the site: its outbox, with a webhook that answers as it is told, and what it has sent. */
function openPage(answer: WebhookResponse = CONFIRMED, update = updateCopy) {
  const sent: string[] = [];
  const webhook = { answer };
  const post = async ({ event: { data } }: Pick<QueuedLead, 'event'>) => {
    sent.push(`${data.id.slice(-1)}:${data.sequence}`);
    return webhook.answer;
  };
  return { box: createOutbox({ post, updateCopy: update }), sent, webhook };
}

const copies = async (): Promise<string[]> =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(PREFIX) ? name.slice(-3) : []));
const waiting = (): string[] =>
  Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? key.slice(-3) : []));
const untilCopies = (expected: string[]): Promise<void> =>
  until(async () => (await copies()).join() === expected.join(), `the copies are not ${expected.join()}`);

/** IndexedDB as a sandboxed frame has it, and one that hangs. */
const refuse: typeof updateCopy = () => Promise.reject(new DOMException('Not here.', 'SecurityError'));
const hang: typeof updateCopy = () => new Promise(() => undefined);

/** localStorage as a web view has it where it is turned off; its type does not know. */
const noStorage = (): Storage => null as unknown as Storage;

/** What a browser that is killed has not written down. */
const kill = (): void => localStorage.clear();

/** Leaves nothing but the copy of a lead, as a browser that was killed does. */
async function leaveCopy(
  changes: Partial<QueuedLead> = {},
  event = sampleEvent({ sequence: 1 }),
): Promise<QueuedLead> {
  const made = Date.now();
  const entry: QueuedLead = {
    event,
    webhook: WEBHOOK,
    made,
    tries: 1,
    next: made,
    unanswered: 0,
    ...changes,
  };
  await updateCopy(keyOf(entry), () => entry, true);
  return entry;
}

/** Delivers a lead that was written ten seconds ago; returns it as it stood in localStorage before. */
async function deliver() {
  const entry = await leaveCopy({ made: Date.now() - 10_000 });
  localStorage.setItem(keyOf(entry), JSON.stringify(entry));
  const { box, sent } = openPage();
  await box.flush();
  expect([sent, waiting()]).toEqual([['1:1'], []]);
  return entry;
}

beforeEach(() => untilCopies([]));

describe('a lead that is said to be kept', () => {
  test('is kept by then also where a browser that is killed finds it again, and is sent by the next page', async () => {
    const first = openPage(NO_ANSWER);
    const entry = first.box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    expect(await first.box.send(entry)).toMatchObject({ delivery: 'queued', kept: true });
    expect(await copies()).toEqual(['1:1']);
    kill();
    const next = openPage();
    await next.box.recover();
    expect(waiting()).toEqual(['1:1']);
    await next.box.flush(true);
    expect([next.sent, waiting()]).toEqual([['1:1'], []]);
    await untilCopies([]);
  });

  test('is not sent sooner because the browser was killed', async () => {
    const first = openPage(BUSY);
    await first.box.send(first.box.add(sampleEvent({ sequence: 1 }), WEBHOOK));
    kill();
    const next = openPage();
    await next.box.recover();
    await next.box.flush(true);
    expect([next.sent, waiting()]).toEqual([[], ['1:1']]);
    expect(next.box.leads()).toHaveLength(1);
  });

  test('is not sent again after a refusal because the browser was killed', async () => {
    const first = openPage({ result: 'rejected', status: 400 });
    const entry = first.box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    expect(await first.box.send(entry)).toMatchObject({ delivery: 'undelivered', kept: true });
    kill();
    const next = openPage();
    await next.box.recover();
    await next.box.flush(true);
    expect([next.sent, next.box.leads().length]).toEqual([[], 1]);
  });

  test('is not called kept where there can be no copy', async () => {
    const { box } = openPage(BUSY, refuse);
    const entry = box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    expect(await box.send(entry)).toMatchObject({ delivery: 'queued', kept: false });
    expect(waiting()).toEqual(['1:1']);
  });

  test('waits no longer than a second for a copy that does not come', async () => {
    const { box } = openPage(BUSY, hang);
    const began = performance.now();
    expect(await box.send(box.add(sampleEvent({ sequence: 1 }), WEBHOOK))).toMatchObject({ kept: false });
    expect(performance.now() - began).toBeLessThan(1_900);
  });
});

describe('a lead that was delivered after it had waited', () => {
  test('is not sent again where the browser was killed before it had noted so', async () => {
    const entry = await deliver();
    localStorage.setItem(keyOf(entry), JSON.stringify(entry));
    const { box, sent } = openPage();
    await Promise.all([box.recover(), box.flush(true)]);
    expect([sent, waiting()]).toEqual([[], []]);
    await untilCopies([]);
  });

  test('leaves nothing of the person until the next page, and nothing at all after it', async () => {
    const entry = await deliver();
    expect(await updateCopy(keyOf(entry), () => undefined)).toEqual({ isDone: true });
    const { box, sent } = openPage();
    await box.recover();
    await untilCopies([]);
    expect([sent, waiting()]).toEqual([[], []]);
  });

  test('leaves nothing where the leads are forgotten', async () => {
    await deliver();
    openPage().box.forget();
    await untilCopies([]);
  });
});

describe('a copy is deleted', () => {
  test('with a lead that was delivered', async () => {
    const { box, webhook } = openPage(BUSY);
    const entry = box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    await box.send(entry);
    await untilCopies(['1:1']);
    localStorage.setItem(keyOf(entry), JSON.stringify({ ...entry, tries: 1 }));
    webhook.answer = CONFIRMED;
    await box.flush();
    await untilCopies([]);
  });

  test('with the lead whose place a later sequence takes', async () => {
    const { box } = openPage(BUSY);
    await box.send(box.add(sampleEvent({ sequence: 1 }), WEBHOOK));
    await box.send(box.add(sampleEvent({ sequence: 2 }), WEBHOOK));
    await untilCopies(['1:2']);
  });

  test('with all others when the leads are forgotten, also one that only the copy is left of', async () => {
    const { box } = openPage(BUSY);
    await box.send(box.add(sampleEvent({ sequence: 1 }), WEBHOOK));
    await leaveCopy({}, sampleEvent({ id: '0198c0de-0000-7000-8000-000000000002', sequence: 1 }));
    box.forget();
    await untilCopies([]);
    expect(waiting()).toEqual([]);
  });

  test('and its lead not taken up when the leads are forgotten at that moment', async () => {
    await leaveCopy();
    const { box, sent } = openPage();
    const recovering = box.recover();
    box.forget();
    await recovering;
    await untilCopies([]);
    expect([sent, waiting()]).toEqual([[], []]);
  });

  test('and not made again by a send that ends after the leads were forgotten', async () => {
    const answers: ((posted: WebhookResponse) => void)[] = [];
    const post = () => new Promise<WebhookResponse>((resolve) => answers.push(resolve));
    const box = createOutbox({ post });
    const sending = box.send(box.add(sampleEvent({ sequence: 1 }), WEBHOOK));
    await untilCopies(['1:1']);
    box.forget();
    answers[0]?.(NO_ANSWER);
    expect(await sending).toMatchObject({ kept: false });
    expect([await copies(), waiting()]).toEqual([[], []]);
  });

  test('three days after the lead was written, and the lead is not sent', async () => {
    await leaveCopy({ made: Date.now() - MAX_AGE_MS });
    const { box, sent } = openPage();
    await box.recover();
    expect([sent, waiting()]).toEqual([[], []]);
    await untilCopies([]);
  });

  test.each([
    ['that is nothing of ours', { spoilt: true }],
    ['of another key', { event: sampleEvent({ sequence: 7 }), webhook: WEBHOOK }],
    ['without a webhook', { event: sampleEvent({ sequence: 1 }) }],
  ])('when a lead is looked for in one %s', async (_, spoilt) => {
    const key = keyOf({ event: sampleEvent({ sequence: 1 }) });
    await updateCopy(key, () => spoilt as unknown as QueuedLead, true);
    const { box, sent } = openPage();
    await box.recover();
    await untilCopies([]);
    expect([sent, waiting()]).toEqual([[], []]);
  });

  test('when it is empty: the browser was killed while it was made', async () => {
    const key = keyOf({ event: sampleEvent({ sequence: 1 }) });
    await updateCopy(key, () => undefined, true);
    const { box, sent } = openPage();
    await box.recover();
    await untilCopies([]);
    expect([sent, waiting()]).toEqual([[], []]);
  });
});

test('databases of the site itself are left alone', async () => {
  const opening = indexedDB.open('cart');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  opening.result.close();
  const { box, sent } = openPage();
  await box.recover();
  box.forget();
  await untilCopies([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['cart']);
  expect(sent).toEqual([]);
  indexedDB.deleteDatabase('cart');
});

test('an entry that was spoilt is mended from its copy', async () => {
  const entry = await leaveCopy();
  localStorage.setItem(keyOf(entry), '{"event":');
  const { box, sent } = openPage();
  await box.recover();
  expect([sent, waiting()]).toEqual([['1:1'], []]);
});

test('a page on which nothing is missing or due opens no copy', async () => {
  const { box } = openPage(BUSY);
  await box.send(box.add(sampleEvent({ sequence: 1 }), WEBHOOK));
  let opened = 0;
  const next = openPage(CONFIRMED, (...change) => {
    opened += 1;
    return updateCopy(...change);
  });
  await next.box.recover();
  await next.box.flush(true);
  expect([opened, next.sent]).toEqual([0, []]);
});

describe('pages that try one lead at the same moment', () => {
  test('send it once', async () => {
    const pages = [openPage(), openPage(), openPage()];
    pages[0]!.box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    await Promise.all(pages.map(({ box }) => box.flush(true)));
    expect(pages.flatMap(({ sent }) => sent)).toEqual(['1:1']);
  });

  test('keep to what its copy knows where localStorage is older', async () => {
    const now = Date.now();
    const known = await leaveCopy({ tries: 3, next: now + HOUR });
    localStorage.setItem(keyOf(known), JSON.stringify({ ...known, tries: 1, next: now }));
    const { box, sent } = openPage();
    await box.flush();
    expect(sent).toEqual([]);
    expect(JSON.parse(localStorage.getItem(keyOf(known)) ?? '')).toMatchObject({
      tries: 3,
      next: now + HOUR,
    });
  });

  test('leave one that another has delivered meanwhile, and no copy of it', async () => {
    const { box, sent } = openPage(CONFIRMED, async (...change) => {
      const copy = await updateCopy(...change);
      localStorage.clear();
      return copy;
    });
    box.add(sampleEvent({ sequence: 1 }), WEBHOOK);
    await box.flush(true);
    expect([sent, waiting()]).toEqual([[], []]);
    await untilCopies([]);
  });
});

test('where there is no localStorage, a lead that is removed leaves no copy to be sent again', async () => {
  const entry = await leaveCopy();
  const store = createLeadStore(noStorage);
  await recoverLeads(store, await store.lostKeys());
  expect(store.list()).toEqual([entry]);
  store.remove(keyOf(entry));
  expect(store.list()).toEqual([]);
  await untilCopies([]);
});
