import { describe, expect, test, vi } from 'vitest';
import type { ChallengeHook, ChallengeResult } from '../../../src/receiver/assess/challenge/challenge.ts';
import { altcha } from '../../../src/receiver/assess/challenge/altcha.ts';
import { OptionError } from '../../../src/receiver/errors.ts';
import type { ReceiverOptions } from '../../../src/receiver/receiver.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { leadId } from '../../../src/lead/id.ts';
import { leadEvent, NOW, RULES } from '../lead.ts';
import { leadsOf, temporaryStore } from '../temporary.ts';

const SITE = 'https://site.example';
const TOKEN = 'a token that nobody may keep';
const visit = leadEvent().data.visit;

/** A receiver, and what it makes of one lead. */
async function receiver(options: Partial<ReceiverOptions> = {}) {
  const store = await temporaryStore();
  const receive = createReceiver({ qualifiers: RULES, origins: [SITE], store, now: () => NOW, ...options });
  const send = (data: object = {}, answers = { budget: '5k-plus' }) =>
    receive(
      new Request('https://leads.example/leads', {
        method: 'POST',
        body: JSON.stringify(leadEvent(answers, data)),
        headers: { 'origin': SITE, 'content-type': 'application/json' },
      }),
    );
  const judged = async () => (await leadsOf(store))[0]?.judgement;
  return { store, receive, send, judged };
}

const challenge = { kind: 'word', token: TOKEN };
const saying =
  (...results: ChallengeResult['result'][]): ChallengeHook =>
  async () => ({ result: results.shift() ?? 'failed', codes: ['why'] });

describe('the challenge of a lead', () => {
  test.each<[ChallengeResult['result'], verdict: string, reasons: object[]]>([
    ['passed', 'qualified', []],
    [
      'failed',
      'review',
      [
        { verdict: 'review', text: 'The challenge was not passed' },
        { verdict: 'review', text: 'May be spam: the challenge was not passed' },
      ],
    ],
    [
      'stale',
      'review',
      [{ verdict: 'review', text: 'The answer to the challenge was too old, or used before' }],
    ],
    ['unreachable', 'qualified', [{ text: 'The challenge could not be verified' }]],
  ])('that is %s leaves it stored as %s', async (result, verdict, reasons) => {
    const { send, judged } = await receiver({ challenge: saying(result) });
    const response = await send({ challenge });
    expect([response.status, (await response.json()).verdict]).toEqual([202, verdict]);
    expect(await judged()).toMatchObject({
      verdict,
      reasons,
      challenge: { kind: 'word', result, codes: ['why'] },
    });
    expect((await judged())?.route).toBe(verdict === 'qualified' ? 'proposal' : undefined);
  });

  test('that is missing leaves it stored as review', async () => {
    const { send, judged } = await receiver({ challenge: saying('passed') });
    await send();
    expect(await judged()).toMatchObject({
      verdict: 'review',
      challenge: { result: 'missing' },
      reasons: [{ verdict: 'review', text: 'Came without an answer to the challenge' }],
    });
  });

  test('never raises a verdict', async () => {
    const { send, judged } = await receiver({ challenge: saying('stale') });
    await send({ challenge }, { budget: 'under-2k' });
    expect(await judged()).toMatchObject({ verdict: 'unqualified' });
  });

  test('hears the token, the kind, the address and the lead', async () => {
    const hook = vi.fn(saying('passed'));
    const { send } = await receiver({ challenge: hook, address: () => '203.0.113.9' });
    await send({ challenge });
    expect(hook).toHaveBeenCalledWith(TOKEN, {
      kind: 'word',
      address: '203.0.113.9',
      lead: expect.objectContaining({ contact: leadEvent().data.contact }),
    });
  });

  test.each([saying('passed'), saying('failed'), undefined])('is not kept: case %#', async (hook) => {
    const { store, send } = await receiver(hook ? { challenge: hook } : {});
    await send({ challenge });
    const [lead] = await leadsOf(store);
    expect(JSON.stringify(lead)).not.toContain(TOKEN);
    expect(lead?.event.data).not.toHaveProperty('challenge');
  });

  test('that cannot be verified is told to the owner, and loses nothing', async () => {
    const onTrouble = vi.fn();
    const { send, judged } = await receiver({
      challenge: () => Promise.reject(new Error('no such service')),
      onTrouble,
    });
    expect((await send({ challenge })).status).toBe(202);
    expect(await judged()).toMatchObject({ verdict: 'qualified', challenge: { result: 'unreachable' } });
    expect(onTrouble.mock.calls).toEqual([['A challenge could not be verified: no such service']]);
  });

  test('that was passed once counts when the visitor sends the form again', async () => {
    const { send, judged } = await receiver({ challenge: saying('passed', 'stale') });
    const id = leadId(NOW);
    await send({ id, challenge });
    await send({ id, challenge, sequence: 2 });
    expect(await judged()).toMatchObject({ verdict: 'qualified', challenge: { result: 'passed' } });
    await send({ id, sequence: 3 });
    expect(await judged()).toMatchObject({ verdict: 'qualified', challenge: { result: 'passed' } });
  });

  test('that was passed once is good for ten sends, and no more', async () => {
    const { send } = await receiver({ challenge: saying('passed'), requireChallenge: true });
    const id = leadId(NOW);
    await send({ id, challenge });
    const status = async (sequence: number) => (await send({ id, sequence })).status;
    expect([await status(2), await status(10), await status(11), await status(1_000)]).toEqual([
      202, 202, 422, 422,
    ]);
  });

  test('that is stale lets in one lead where it is required, up to ten times, and no other', async () => {
    const { store, send } = await receiver({
      challenge: async () => ({ result: 'stale' }),
      requireChallenge: true,
    });
    const id = leadId(NOW);
    const status = async (data: object) => (await send({ challenge, ...data })).status;
    expect([await status({ id }), await status({ id }), await status({ id, sequence: 10 })]).toEqual([
      202, 200, 202,
    ]);
    expect([await status({}), await status({ id, sequence: 11 })]).toEqual([422, 422]);
    expect(await leadsOf(store)).toHaveLength(1);
  });

  test.each<[ChallengeResult['result'] | 'missing', number]>([
    ['passed', 202],
    ['failed', 422],
    ['missing', 422],
    ['stale', 202],
    ['unreachable', 202],
  ])('where it is required and %s is answered %i', async (result, status) => {
    const { store, send } = await receiver({
      challenge: saying(result === 'missing' ? 'passed' : result),
      requireChallenge: true,
    });
    const response = await send(result === 'missing' ? {} : { challenge });
    expect(response.status).toBe(status);
    expect(await leadsOf(store)).toHaveLength(status === 202 ? 1 : 0);
    if (status === 422)
      expect(await response.json()).toMatchObject({ type: expect.stringMatching(/:challenge$/) });
  });
});

describe('challenges of the receiver’s own', () => {
  const own = altcha({ hmacKey: 'x'.repeat(32), cost: 1, tries: [1, 2] });
  test('are issued to allowed pages, also to those of its own origin', async () => {
    const { receive } = await receiver({ challenge: own });
    const answer = await receive(get('/leads/challenge', SITE));
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, SITE]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ parameters: { algorithm: 'PBKDF2/SHA-256' } });
    expect((await receive(get('/leads/challenge'))).status).toBe(200);
    expect((await receive(get('/leads/challenge', 'https://other.example'))).status).toBe(403);
    expect((await receive(get('/leads', SITE))).status).toBe(405);
  });

  test('are not issued where there are none', async () => {
    const { receive } = await receiver({ challenge: saying('passed') });
    expect((await receive(get('/leads/challenge', SITE))).status).toBe(405);
  });
});

describe('the spam score of a lead', () => {
  const robot = { visit: { ...visit, honeypot: true } };

  test('is stored with it, and puts it at review from 0.5 on', async () => {
    const { send, judged } = await receiver();
    await send(robot);
    expect(await judged()).toMatchObject({
      verdict: 'review',
      spam: { score: 0.6, signals: ['honeypot'] },
      reasons: [{ verdict: 'review', text: 'May be spam: a field that people cannot see was filled in' }],
    });
    const good = await receiver();
    await good.send();
    expect(await good.judged()).toMatchObject({
      verdict: 'qualified',
      spam: { score: 0, signals: [] },
      reasons: [],
    });
  });

  test.each<[string, ReceiverOptions['spam'], string]>([
    ['a higher threshold', { reviewFrom: 0.7 }, 'qualified'],
    ['no threshold', {}, 'qualified'],
    ['a threshold of unqualified', { unqualifiedFrom: 0.6 }, 'unqualified'],
    ['both', { reviewFrom: 0.3, unqualifiedFrom: 0.7 }, 'review'],
    [
      'a function',
      (_, { signals }) => (signals.includes('honeypot') ? 'unqualified' : undefined),
      'unqualified',
    ],
    ['a function that lets it through', () => undefined, 'qualified'],
  ])('by the owner’s rule, %s: %s', async (_, spam, verdict) => {
    const { send, judged } = await receiver({ ...(spam && { spam }) });
    expect((await send(robot)).status).toBe(202);
    expect(await judged()).toMatchObject({ verdict });
  });

  test('is for a person to look at where the owner’s rule throws', async () => {
    const onTrouble = vi.fn();
    const { send, judged } = await receiver({ spam: failing, onTrouble });
    expect((await send()).status).toBe(202);
    expect(await judged()).toMatchObject({ verdict: 'review' });
    expect(onTrouble.mock.calls).toEqual([['The spam rule failed: a fault in the rule']]);
  });

  test('is told of without a word of the visitor, whatever the owner’s rule read', async () => {
    const onTrouble = vi.fn();
    const { send } = await receiver({
      spam: ({ contact }) => JSON.parse(contact.name ?? '') as undefined,
      onTrouble,
    });
    expect((await send()).status).toBe(202);
    expect(onTrouble.mock.calls).toEqual([['The spam rule failed: a text cannot be read (SyntaxError)']]);
  });

  test.each([{ reviewFrom: 0 }, { reviewFrom: 50 }, { unqualifiedFrom: NaN }])(
    '%j is no rule',
    async (spam) => {
      await expect(receiver({ spam })).rejects.toThrow(OptionError);
    },
  );
});

const get = (path: string, origin?: string) =>
  new Request(`https://leads.example${path}`, { headers: origin ? { origin } : {} });

function failing(): never {
  throw new Error('a fault in the rule');
}
