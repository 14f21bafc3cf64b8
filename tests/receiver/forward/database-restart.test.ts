import { expect, onTestFinished, test, vi } from 'vitest';
import { createForwarder } from '../../../src/receiver/forward/forwarder.ts';
import { webhookTarget } from '../../../src/receiver/forward/webhook-target.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { openPostgresStore } from '../../../src/receiver/store/postgres/postgres-store.ts';
import { postgresServer } from '../../setup/postgres.ts';
import { leadEvent } from '../lead.ts';
import { targetServer } from './target-server.ts';

const server = postgresServer();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A program that stores leads and forwards them, each of which takes the target a moment. */
function program(store: Store, url: string) {
  const secret = Buffer.alloc(32, 7).toString('base64');
  const target = webhookTarget({ name: 'crm', url, secret, allowPrivate: ['127.0.0.1'] });
  const forwarder = createForwarder({ store, targets: [target] });
  onTestFinished(async () => {
    await forwarder.stop(0);
    await store.close();
  });
  const judgement = { verdict: 'qualified' as const, points: 2, pass: 2, reasons: [] };
  const save = async () => {
    const event = leadEvent();
    const received = Date.now();
    await store.save({ event, judgement, received }, forwarder.deliveriesOf(judgement, received));
    forwarder.wake();
    return event.data.id;
  };
  return { forwarder, save };
}

test('a server restarted twice under load loses no lead that was acknowledged, and has each told once', async () => {
  const crm = await targetServer(
    () => (response) => setTimeout(() => response.writeHead(204).end(), 20 + Math.random() * 200),
  );
  const url = await server.database();
  const { forwarder, save } = program(await openPostgresStore(url), crm.url);
  forwarder.start();
  const acknowledged: string[] = [];
  const over = new AbortController();
  const load = Array.from({ length: 3 }, async () => {
    while (!over.signal.aborted) {
      const id = await save().catch(() => undefined);
      if (id !== undefined) acknowledged.push(`${id}.1`);
      await pause(60);
    }
  });
  for (let times = 0; times < 2; times++) {
    await pause(700);
    await server.stop();
    await pause(800);
    await server.start();
  }
  await pause(500);
  over.abort();
  await Promise.all(load);
  expect(acknowledged.length).toBeGreaterThan(10);
  const reader = await openPostgresStore(url);
  onTestFinished(() => reader.close());
  // What the end of the server left leased is free after ten seconds.
  await vi.waitFor(
    async () => expect(await reader.deliveries.listTargets()).toEqual([{ target: 'crm', due: 0, dead: 0 }]),
    { timeout: 60_000, interval: 500 },
  );
  const told = crm.hits.map(({ headers }) => headers['webhook-id']);
  expect(acknowledged.filter((id) => !told.includes(id))).toEqual([]);
  expect(told).toHaveLength(new Set(told).size);
}, 120_000);
