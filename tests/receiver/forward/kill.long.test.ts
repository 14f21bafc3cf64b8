import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StoredLead } from '../../../src/receiver/store/store.ts';
import { openStore } from '../../../src/receiver/store/open-store.ts';
import { postgresServer } from '../../setup/postgres.ts';
import { leadEvent } from '../lead.ts';
import { receive } from '../command/run-command.ts';
import { temporaryFolder } from '../temporary.ts';
import { targetServer } from './target-server.ts';

/** How often a receiver is killed; `KILLS=100` for a run of many minutes. */
const KILLS = Number(process.env.KILLS ?? 10);

const ENVIRONMENT = {
  LEAD_QUALIFIER_TOKEN: 'sixteen characters',
  LEAD_QUALIFIER_FORWARD_SECRET: Buffer.alloc(32, 7).toString('base64'),
};

const server = postgresServer();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A target that takes a moment, and counts what it was told and when. */
async function countingTarget() {
  const told = new Map<string, number[]>();
  const target = await targetServer(({ headers }) => {
    const id = String(headers['webhook-id']);
    told.set(id, [...(told.get(id) ?? []), Date.now()]);
    return (response) => setTimeout(() => response.writeHead(204).end(), Math.random() * 30);
  });
  return { told, url: target.url };
}

/** Sends leads, six at a time, until it is told to stop. */
function load(address: () => string): { acknowledged: Set<string>; stop: () => Promise<void> } {
  const acknowledged = new Set<string>();
  const over = new AbortController();
  async function sender() {
    while (!over.signal.aborted) {
      const event = leadEvent();
      event.data.visit.today = new Date().toISOString().slice(0, 10);
      const request = {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { origin: 'http://localhost:1' },
      };
      const response = await fetch(address(), request).catch(() => undefined);
      if (response?.ok) acknowledged.add(event.data.id);
      else await pause(30);
    }
  }
  const senders = Array.from({ length: 6 }, sender);
  return {
    acknowledged,
    stop: async () => {
      over.abort();
      await Promise.all(senders);
    },
  };
}

async function allLeads(database: string) {
  const store = await openStore(database);
  const leads: StoredLead[] = [];
  for (;;) {
    const last = leads.at(-1);
    const page = await store.list({ limit: 500, ...(last && { before: last }) });
    if (page.length === 0) break;
    leads.push(...page);
  }
  const targets = await store.deliveries.listTargets();
  await store.close();
  return { ids: leads.map(({ id }) => id), targets };
}

/** Waits until nothing is left to be forwarded. */
async function untilForwarded(database: string): Promise<void> {
  const store = await openStore(database);
  onTestFinished(() => store.close());
  const end = Date.now() + 60_000;
  while ((await store.deliveries.listTargets()).some(({ due }) => due > 0)) {
    if (Date.now() > end) throw new Error('After a minute there are still deliveries to be made.');
    await pause(200);
  }
}

/** The options of a receiver that forwards to a target on this machine, and takes as many leads as come. */
const forwardingTo = (url: string, database: string): string[] => [
  '--database',
  database,
  '--rate-limit',
  '0',
  '--forward',
  url,
  '--allow-private',
  '127.0.0.1',
];

/** What must hold whatever was killed. */
async function check(
  name: string,
  database: string,
  acknowledged: Set<string>,
  told: Map<string, number[]>,
  kills: readonly number[],
): Promise<void> {
  const { ids, targets } = await allLeads(database);
  const stored = new Set(ids);
  const doubles = [...told.values()].filter((times) => times.length > 1);
  console.log(
    `${name}: ${kills.length} kills, ${acknowledged.size} leads acknowledged, ${stored.size} stored, ${told.size} forwarded, ${doubles.length} of them more than once`,
  );
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect(ids).toHaveLength(stored.size);
  expect([...told.keys()].sort()).toEqual([...stored].map((id) => `${id}.1`).sort());
  expect(targets).toMatchObject([{ due: 0, dead: 0 }]);
  // At most the four that were in flight at a kill, and only those.
  expect(doubles.length).toBeLessThanOrEqual(4 * kills.length);
  for (const [first] of doubles)
    expect(kills.some((kill) => first! <= kill + 100 && first! > kill - 3000)).toBe(true);
}

describe.each(['embedded', 'PostgreSQL'])('a receiver on the %s store', (name) => {
  test(
    `that is killed ${KILLS} times under load loses no lead, doubles none, and forwards all`,
    async () => {
      const folder = await temporaryFolder();
      const database = name === 'embedded' ? join(folder, 'data', 'leads.db') : await server.database();
      const { told, url } = await countingTarget();
      const options = forwardingTo(url, database);
      let address = 'http://127.0.0.1:1/';
      const { acknowledged, stop } = load(() => address);
      const kills: number[] = [];
      for (let round = 0; round < KILLS; round++) {
        const receiver = await receive(folder, options, ENVIRONMENT);
        address = receiver.leads;
        await pause(50 + Math.random() * 800);
        kills.push(Date.now());
        receiver.process.kill('SIGKILL');
        await receiver.ended;
      }
      await stop();
      await receive(folder, options, ENVIRONMENT);
      await untilForwarded(database);
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      await check(name, database, acknowledged, told, kills);
    },
    120_000 + KILLS * 10_000,
  );
});

test('of three receivers on one PostgreSQL server, those that are left take over from the one that is killed', async () => {
  const folder = await temporaryFolder();
  const database = await server.database();
  const { told, url } = await countingTarget();
  const options = forwardingTo(url, database);
  const receivers = await Promise.all([0, 1, 2].map(() => receive(folder, options, ENVIRONMENT)));
  let turn = 0;
  const { acknowledged, stop } = load(() => receivers[turn++ % receivers.length]!.leads);
  await pause(1500);
  const [killed] = receivers.splice(1, 1);
  const kill = Date.now();
  killed!.process.kill('SIGKILL');
  await pause(1500);
  await stop();
  await untilForwarded(database);
  expect(acknowledged.size).toBeGreaterThan(10);
  await check('three receivers', database, acknowledged, told, [kill]);
}, 120_000);
