import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../../../src/receiver/store/open-store.ts';
import { postgresServer } from '../../../setup/postgres.ts';
import { targetServer } from '../../forward/target-server.ts';
import { leadEvent } from '../../lead.ts';
import { run } from '../../command/run-command.ts';
import { temporaryFolder } from '../../temporary.ts';

const PROGRAM = fileURLToPath(new URL('./enriching-program.ts', import.meta.url));
const server = postgresServer();

/** Starts the program, and waits until it takes leads. */
async function start(args: readonly string[]) {
  const started = run(args, {}, [], PROGRAM);
  await vi.waitFor(() => expect(started.out()).toContain('\n'), 20_000);
  return { ...started, leads: started.out().trim() };
}

test.each(['embedded', 'PostgreSQL'])(
  'a lead whose receiver is killed after the answer is looked up by the next one, and told of once, as it is judged in the end (%s)',
  async (name) => {
    const database =
      name === 'embedded' ? join(await temporaryFolder(), 'leads.db') : await server.database();
    const target = await targetServer();
    let isDead = false;
    const checks = await targetServer(() => (response) => {
      // The first program is killed while it waits for this.
      if (isDead) response.end(JSON.stringify({ verdict: 'review', reasons: ['Looked up'] }));
    });
    const args = [database, checks.url, target.url];
    const first = await start(args);
    const events = [leadEvent(), leadEvent(), leadEvent()];
    for (const { data } of events) data.visit.today = new Date().toISOString().slice(0, 10);
    const post = (event: object) =>
      fetch(first.leads, {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { origin: 'https://site.example' },
      });
    const answers = await Promise.all(events.map(post));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await vi.waitFor(() => expect(checks.hits).toHaveLength(3));
    first.process.kill('SIGKILL');
    await first.ended;
    isDead = true;

    await start(args);
    await vi.waitFor(() => expect(target.hits).toHaveLength(3), 20_000);
    // Nothing more comes when the time of the first deliveries is there.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const told = target.hits.map(
      ({ headers, body }) =>
        `${String(headers['webhook-id'])} ${JSON.parse(body).data.qualification.verdict}`,
    );
    expect(told.toSorted()).toEqual(events.map(({ data }) => `${data.id}.1 review`).toSorted());
    const store = await openStore(database);
    for (const { data } of events) {
      const { lead } = (await store.get(data.id))!;
      expect(lead.judgement.reasons).toEqual([{ verdict: 'review', text: 'Looked up' }]);
    }
    await store.close();
  },
  60_000,
);
