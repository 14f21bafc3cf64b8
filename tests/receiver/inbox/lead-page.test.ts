import { expect, test } from 'vitest';
import { leadId } from '../../../src/lead/id.ts';
import { leadEvent, NOW } from '../lead.ts';
import { all, asText, linkTo, mainText } from './page.ts';
import { save, signedIn } from './signed-in.ts';

const HOUR = 3_600_000;

test('the list leads to each lead, whose page leads back to the same place', async () => {
  const { store, open } = await signedIn();
  const id = await save(store, { judgement: { verdict: 'review' } });
  const { page: list } = await open('?verdict=review');
  expect(linkTo(list, 'Ada Lovelace')).toBe(`?lead=${id}&verdict=review`);
  const { page: lead } = await open(`?lead=${id}&verdict=review`);
  expect(lead.querySelector('h1')?.outerHTML).toBe('<h1 dir="auto">Ada Lovelace</h1>');
  expect(linkTo(lead, 'Back to the list')).toBe('?verdict=review');
});

test('a lead that sent again says what changed and when, the latest send first', async () => {
  const { store, open } = await signedIn();
  const id = leadId(NOW);
  const send = (
    sequence: number,
    text: string,
    verdict: 'review' | 'qualified',
    contact: Record<string, string>,
  ) =>
    save(store, {
      data: { id, sequence, answers: { budget: { label: 'Your budget?', value: 'x', text } }, contact },
      judgement: { verdict, points: sequence, pass: 2 },
      received: NOW + sequence * HOUR,
    });
  await send(1, 'Little', 'review', { email: 'ada@example.com' });
  await send(2, 'Little', 'review', { email: 'ada@example.com' });
  await send(3, 'Much', 'qualified', { email: 'ada@work.example', phone: '12345' });
  const text = mainText((await open(`?lead=${id}`)).page);
  const at = (words: string) => {
    expect(text).toContain(words);
    return text.indexOf(words);
  };
  expect(at('Number 2, 21 Nov 2026, 20:20')).toBeLessThan(at('Number 1, 21 Nov 2026, 19:20'));
  at('The rules said: Review, 2 of 2 points.');
  at('Verdict of the rules Before: Review Then: Qualified');
  at('Your budget? Before: Little Then: Much');
  at('Email Before: ada@example.com Then: ada@work.example');
  at('Phone Before: Not given Then: 12345');
  at('Sent again without a change.');
});

test('of a lead that was sent again and again the page shows the last times, and is none the longer', async () => {
  const { store, open } = await signedIn();
  const id = leadId(NOW);
  const sent = async (sequence: number) => {
    const contact = { message: `${sequence} `.repeat(5_000) };
    await save(store, { data: { id, sequence, contact }, received: NOW + sequence });
  };
  for (let sequence = 1; sequence <= 21; sequence++) await sent(sequence);
  const first = (await open(`?lead=${id}`)).page;
  expect(sends(first)).toHaveLength(20);
  expect(mainText(first)).not.toContain('There are older ones');
  for (let sequence = 22; sequence <= 60; sequence++) await sent(sequence);
  const last = (await open(`?lead=${id}`)).page;
  expect([sends(last).length, sends(last)[0], sends(last).at(-1)]).toEqual([20, 'Number 59', 'Number 40']);
  expect(mainText(last)).toContain('There are older ones');
  const whole = JSON.parse((await open(`?person=${id}`)).html);
  expect(whole[0].earlier).toHaveLength(59);
});

test('the page says to whom the lead was sent, to whom not, and why', async () => {
  const { store, open } = await signedIn();
  const targets = ['crm', 'mail', 'slack', 'waits'];
  const id = await save(store, { deliveries: targets.map((target) => ({ target, due: NOW })) });
  const { deliveries } = store;
  const lease = async (target: string) =>
    (await deliveries.lease({ target, now: NOW, limit: 1, holder: 'test', forMs: 1_000 }))[0]!.number;
  await deliveries.settle(await lease('crm'), 'test', { state: 'delivered', at: NOW });
  await deliveries.settle(await lease('mail'), 'test', {
    state: 'due',
    due: NOW + HOUR,
    failure: 'answered 500',
  });
  await deliveries.settle(await lease('slack'), 'test', { state: 'dead', at: NOW, failure: 'timed out' });
  const text = mainText((await open(`?lead=${id}`)).page);
  for (const words of [
    'crm: delivered 21 Nov 2026, 18:20',
    'mail: failed 1 time, next attempt 21 Nov 2026, 19:20: answered 500',
    'slack: given up 21 Nov 2026, 18:20 after 1 attempt: timed out',
    'waits: not sent yet, due 21 Nov 2026, 18:20',
  ])
    expect(text).toContain(words);
});

test.each(['0198c0de-7a10-7b3c-9f00-5f4e3d2c1b0a', '', 'x', '%00', '__proto__'])(
  'for the unknown lead "%s" there is a page that says so',
  async (id) => {
    const { response, page } = await (await signedIn()).open(`?lead=${id}`);
    expect(response.status).toBe(404);
    expect(mainText(page)).toContain('No such lead');
  },
);

test('a lead that is still to be looked up is marked as such, in the list and on its page', async () => {
  const { store, open } = await signedIn();
  const event = leadEvent({ budget: '5k-plus' });
  const judgement = { verdict: 'qualified', points: 2, pass: 2, reasons: [] } as const;
  await store.save({ event, judgement, received: NOW }, [], NOW + HOUR);
  const { id } = event.data;
  const isMarked = async () =>
    Promise.all(
      ['', `?lead=${id}`].map(async (query) => (await open(query)).html.includes('Not looked up yet')),
    );
  expect(await isMarked()).toEqual([true, true]);
  await store.amend(id, 1, judgement);
  expect(await isMarked()).toEqual([false, false]);
});

test('the link in a message about a test leads to a page that says so', async () => {
  const { response, html } = await (await signedIn()).open(`?lead=${leadId(0)}`);
  expect([response.status, html]).toEqual([404, expect.stringContaining('This was a test')]);
});

/** The earlier sends that a page names. */
function sends(page: Document): string[] {
  return all(page, '.sends h3').map((heading) => asText(heading).split(',', 1)[0]!);
}
