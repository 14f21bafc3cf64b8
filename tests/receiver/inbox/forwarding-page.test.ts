import { describe, expect, test } from 'vitest';
import { createForwarder } from '../../../src/receiver/forward/forwarder.ts';
import { slackTarget } from '../../../src/receiver/forward/chat-targets.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { targetServer } from '../forward/target-server.ts';
import { NOW } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { all, asText, linkTo, mainText } from './page.ts';
import { save, signedIn } from './signed-in.ts';

/** Leads whose deliveries to a target have failed for the last time. */
async function deadLetters(store: Store, count: number, target = 'crm') {
  for (let index = 0; index < count; index++) {
    await save(store, {
      data: { contact: { name: `No ${index}.` } },
      received: NOW + index,
      deliveries: [{ target, due: NOW }],
    });
  }
  const leased = await store.deliveries.lease({
    target,
    now: NOW,
    limit: count,
    holder: 'test',
    forMs: 60_000,
  });
  for (const { number } of leased)
    await store.deliveries.settle(number, 'test', { state: 'dead', at: NOW, failure: 'answered 500' });
}

test('where nothing was forwarded, the page says so, and the list says nothing of it', async () => {
  const { open, store } = await signedIn();
  await save(store);
  expect(mainText((await open('?dead-letters')).page)).toContain('No lead has been forwarded yet.');
  expect(linkTo((await open()).page, 'See forwarding')).toBeUndefined();
});

test('the list says how many leads could not be forwarded, and leads to them', async () => {
  const { open, store } = await signedIn();
  await deadLetters(store, 1);
  const { page } = await open();
  expect(asText(page.querySelector('.trouble'))).toBe('1 lead could not be forwarded. See forwarding');
  expect(linkTo(page, 'See forwarding')).toBe('?dead-letters');
  await deadLetters(store, 101);
  expect(mainText((await open()).page)).toContain('There are more than 100 dead letters.');
});

test('every dead letter is listed once, page by page, with lead, target, reason and time', async () => {
  const { open, store } = await signedIn();
  await deadLetters(store, 60);
  const seen: number[] = [];
  for (let next: string | undefined = '?dead-letters'; next !== undefined;) {
    const { page } = await open(next);
    const rows = all(page, 'section[aria-labelledby="letters"] li');
    seen.push(...rows.map((row) => Number(/^No (\d+)\./.exec(asText(row.querySelector('a')))?.[1])));
    for (const row of rows) {
      expect(row.querySelector('a')?.getAttribute('href')).toMatch(/^\?lead=/);
      expect(asText(row)).toContain('To crm, given up 21 Nov 2026, 18:20 after 1 attempt: answered 500');
      expect(row.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-21T17:20:00.000Z');
    }
    next = linkTo(page, 'Older dead letters');
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => 59 - index));
});

test('one is sent again, then all of a target, and what forwards them is woken', async () => {
  let wakes = 0;
  const { send, open, store } = await signedIn({ forwarder: { wake: () => void wakes++ }, now: () => NOW });
  await deadLetters(store, 3);
  await deadLetters(store, 1, 'mail');
  const [letter] = await store.deliveries.listDeadLetters({ limit: 1, target: 'crm' });
  const one = await send('?dead-letters', { action: 'replay', number: `${letter!.number}` });
  expect([one.response.status, one.response.headers.get('location')]).toEqual([303, '?dead-letters&again=1']);
  expect(await store.deliveries.listTargets()).toMatchObject([
    { target: 'crm', due: 1, dead: 2 },
    { target: 'mail', dead: 1 },
  ]);
  const both = await send('?dead-letters', { action: 'replay-target', target: 'crm' });
  expect(mainText((await open(both.response.headers.get('location')!)).page)).toContain(
    '2 dead letters will be sent again now.',
  );
  expect(await store.deliveries.listTargets()).toMatchObject([
    { target: 'crm', due: 3, dead: 0 },
    { target: 'mail', dead: 1 },
  ]);
  const none = await send('?dead-letters', { action: 'replay', number: 'x' });
  expect(mainText((await open(none.response.headers.get('location')!)).page)).toContain(
    'Nothing was left to send again',
  );
  expect(wakes).toBe(3);
});

test('a disabled target says why, and is enabled by its button', async () => {
  const { send, open, store } = await signedIn({ now: () => NOW });
  await save(store, { deliveries: [{ target: 'crm', due: NOW }] });
  await store.deliveries.disable('crm', NOW, 'It answered 410');
  expect(mainText((await open()).page)).toContain('Nothing is sent to crm any more.');
  const { page } = await open('?dead-letters');
  expect(mainText(page)).toContain('crm Disabled since 21 Nov 2026, 18:20: It answered 410. 1 lead waiting.');
  const { response } = await send('?dead-letters', { action: 'enable', target: 'crm' });
  expect(mainText((await open(response.headers.get('location')!)).page)).toContain('The target is enabled');
  expect(await store.deliveries.listTargets()).toEqual([{ target: 'crm', due: 1, dead: 0 }]);
});

test('a paused target says until when', async () => {
  const { open, store } = await signedIn({ now: () => NOW });
  await save(store, { deliveries: [{ target: 'crm', due: NOW }] });
  await store.deliveries.pause('crm', NOW + 600_000);
  expect(mainText((await open('?dead-letters')).page)).toContain('Paused until 21 Nov 2026, 18:30');
});

test('a target that has failed so far says why, and when it is tried again', async () => {
  const { open, store } = await signedIn({ now: () => NOW });
  await save(store, { deliveries: [{ target: 'crm', due: NOW }] });
  expect(mainText((await open('?dead-letters')).page)).not.toContain('Failed so far');
  const request = { target: 'crm', now: NOW, limit: 1, holder: 'test', forMs: 60_000 };
  const [leased] = await store.deliveries.lease(request);
  const failed = { state: 'due', due: NOW + 300_000, failure: 'it answered 500' } as const;
  await store.deliveries.settle(leased!.number, 'test', failed);
  expect(mainText((await open('?dead-letters')).page)).toContain(
    '1 lead waiting. Failed so far: it answered 500, next attempt 21 Nov 2026, 18:25.',
  );
});

describe('the targets of the receiver', () => {
  const plain = { wake: () => undefined, targets: [{ name: 'crm 1', label: 'crm.example.com/leads' }] };

  test('are listed before a lead was sent to them, by their labels on every page', async () => {
    const { open, store } = await signedIn({ forwarder: plain });
    expect(mainText((await open('?dead-letters')).page)).toContain(
      'crm.example.com/leads Nothing is waiting. In the log: crm 1',
    );
    const id = await save(store, { deliveries: [{ target: 'crm 1', due: NOW }] });
    await deadLetters(store, 1, 'crm 1');
    await store.deliveries.disable('crm 1', NOW, 'It answered 410');
    for (const query of ['', '?dead-letters', `?lead=${id}`, `?lead=${id}&delete`]) {
      const { html } = await open(query);
      expect(html.replace('In the log: <bdi>crm 1</bdi>', '')).not.toMatch(/crm 1(?!")/);
      if (!query.endsWith('delete')) expect(html).toContain('crm.example.com/leads');
    }
  });

  test('that are no longer its own are said to be so, and are sent no test', async () => {
    const { open, send, store } = await signedIn({ forwarder: { ...plain, test: async () => undefined } });
    await save(store, { deliveries: [{ target: 'old', due: NOW }] });
    const { page } = await open('?dead-letters');
    expect(mainText(page)).toContain('old 1 lead waiting. This receiver does not forward to it');
    expect(all(page, 'button[value="test"]')).toHaveLength(1);
    expect((await send('?dead-letters', { action: 'test', target: 'old' })).response.status).toBe(404);
  });

  test('are sent a test by a button, which says how that went and keeps nothing', async () => {
    const server = await targetServer((_, count) => (count === 1 ? 204 : 500));
    const target = slackTarget({
      name: 'crm',
      label: 'the CRM',
      url: server.url,
      allowPrivate: ['127.0.0.1'],
    });
    const store = await temporaryStore();
    const forwarder = createForwarder({ store, targets: [target] });
    const { send, open } = await signedIn({ store, forwarder });
    const good = await send('?dead-letters', { action: 'test', target: 'crm' });
    expect([good.response.status, mainText(good.page)]).toEqual([
      200,
      expect.stringContaining('The test has arrived at the CRM.'),
    ]);
    expect(server.hits[0]!.body).toContain('Test lead');
    const bad = await send('?dead-letters', { action: 'test', target: 'crm' });
    expect(all(bad.page, '[role="alert"]').map(asText)).toEqual([
      'The test has not arrived at the CRM: it answered 500.',
    ]);
    expect(await store.list({ limit: 9 })).toEqual([]);
    expect(await store.deliveries.listTargets()).toEqual([]);
    expect(all((await open('?dead-letters')).page, '[role="alert"]')).toEqual([]);
  });

  test('without what forwards to them there is no such button', async () => {
    const { open, send, store } = await signedIn();
    await save(store, { deliveries: [{ target: 'crm', due: NOW }] });
    const { page } = await open('?dead-letters');
    expect(all(page, 'button[value="test"]')).toEqual([]);
    expect(mainText(page)).not.toContain('does not forward');
    expect((await send('?dead-letters', { action: 'test', target: 'crm' })).response.status).toBe(404);
  });
});
