import { expect, onTestFinished, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import type { ExportedLead } from '../../../src/receiver/inbox/export.ts';
import { openPostgresStore } from '../../../src/receiver/store/postgres/postgres-store.ts';
import { postgresServer } from '../../setup/postgres.ts';
import { NOW } from '../lead.ts';
import { all, linkTo, mainText } from './page.ts';
import { save, signedIn } from './signed-in.ts';

const server = postgresServer();

test('the inbox does the same on PostgreSQL: search, judge, note, notice a new send, export, send again, delete', async () => {
  const store = await openPostgresStore(await server.database());
  onTestFinished(() => store.close());
  const { open, send } = await signedIn({ store, now: () => NOW });
  const id = leadId(NOW);
  await save(store, { data: { id }, deliveries: [{ target: 'crm', due: NOW }] });
  for (let index = 0; index < 30; index++) {
    await save(store, {
      data: { contact: { name: `Zoë ${index}`, email: 'zoe@example.com' } },
      received: NOW + index,
    });
  }
  const first = (await open('?q=ZOE')).page;
  expect(all(first, 'article')).toHaveLength(25);
  expect(all((await open(linkTo(first, 'Older leads'))).page, 'article')).toHaveLength(5);

  const annotation = { action: 'save', sequence: '1', was: '', note: 'Call', overrule: 'unqualified' };
  await save(store, { data: { id, sequence: 2 }, deliveries: [{ target: 'crm', due: NOW }] });
  expect((await send(`?lead=${id}`, annotation)).response.status).toBe(409);
  expect((await send(`?lead=${id}`, { ...annotation, sequence: '2' })).response.status).toBe(303);
  const [ada] = JSON.parse((await open('?export=json&verdict=unqualified&q=call')).html) as ExportedLead[];
  expect(ada).toMatchObject({ id, note: 'Call', overrule: 'unqualified', event: { data: { sequence: 2 } } });

  const asked = { target: 'crm', now: NOW, limit: 9, holder: 'test', forMs: 60_000 };
  for (const { number } of await store.deliveries.lease(asked))
    await store.deliveries.settle(number, 'test', { state: 'dead', at: NOW, failure: 'answered 500' });
  await store.deliveries.disable('crm', NOW, 'It answered 410');
  expect(mainText((await open()).page)).toContain(
    'Nothing is sent to crm any more. 1 lead could not be forwarded.',
  );
  await send('?dead-letters', { action: 'enable', target: 'crm' });
  const { response } = await send('?dead-letters', { action: 'replay-target', target: 'crm' });
  expect(response.headers.get('location')).toBe('?dead-letters&again=2');

  const erase = { action: 'erase', scope: 'person', email: 'ZOE@example.com' };
  expect(mainText((await send(`?lead=${id}`, erase)).page)).toContain('30 leads deleted.');
  expect((await store.list({ limit: 9 })).map((lead) => lead.id)).toEqual([id]);
});
