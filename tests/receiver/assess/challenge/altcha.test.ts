import { setTimeout } from 'node:timers/promises';
import { solveChallenge, type Challenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { describe, expect, test } from 'vitest';
import type { AltchaOptions } from '../../../../src/receiver/assess/challenge/altcha.ts';
import { altcha } from '../../../../src/receiver/assess/challenge/altcha.ts';
import { tokenMemory } from '../../../../src/receiver/assess/challenge/challenge.ts';
import { OptionError } from '../../../../src/receiver/errors.ts';
import { leadEvent } from '../../lead.ts';

const hmacKey = 'a key of thirty-two characters, or more';
/** Easy, so that the tests are quick. */
const EASY = { hmacKey, cost: 100, tries: [5, 20] } satisfies AltchaOptions;
const lead = leadEvent().data;
const context = { kind: 'altcha', lead };

const asToken = (payload: unknown) => btoa(JSON.stringify(payload));

/** Solves a challenge as the page's widget does. */
async function solved(
  hook: ReturnType<typeof altcha>,
): Promise<{ challenge: Challenge; solution: Solution }> {
  const challenge = (await hook.issue!()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return { challenge, solution: solution! };
}

/** A receiver's challenges, and the answer to one whose time is over. */
async function late() {
  const hook = altcha({ ...EASY, seconds: 1 });
  const payload = await solved(hook);
  await setTimeout((payload.challenge.parameters.expiresAt! + 0.1) * 1_000 - Date.now());
  return { hook, payload };
}

test('a challenge that was solved passes, for its lead as often as it is sent, for no other', async () => {
  const hook = altcha(EASY);
  const token = asToken(await solved(hook));
  expect(await hook(token, context)).toEqual({ result: 'passed' });
  expect(await hook(token, context)).toEqual({ result: 'passed' });
  expect(await hook(token, { ...context, lead: leadEvent().data })).toEqual({
    result: 'stale',
    codes: ['used'],
  });
});

test('receivers with one key and one memory know each other’s challenges', async () => {
  const memory = tokenMemory();
  const [one, two] = [altcha({ ...EASY, memory }), altcha({ ...EASY, memory })];
  const token = asToken(await solved(one));
  expect(await two(token, context)).toEqual({ result: 'passed' });
  expect(await one(token, { ...context, lead: leadEvent().data })).toMatchObject({ result: 'stale' });
});

test('a challenge says until when it may be answered, how hard it is, and never the key', async () => {
  const challenge = (await altcha({ ...EASY, seconds: 60 }).issue!()) as Challenge;
  expect(challenge.parameters.expiresAt).toBeGreaterThan(Date.now() / 1_000 + 50);
  expect(challenge.parameters.expiresAt).toBeLessThan(Date.now() / 1_000 + 70);
  expect(challenge.parameters).toMatchObject({ algorithm: 'PBKDF2/SHA-256', cost: 100 });
  expect(JSON.stringify(challenge)).not.toContain(hmacKey);
});

describe('an answer that comes too late', () => {
  test('is stale for one lead, as often as that is sent, and for no other', async () => {
    const { hook, payload } = await late();
    expect(await hook(asToken(payload), context)).toEqual({ result: 'stale', codes: ['expired'] });
    expect(await hook(asToken(payload), context)).toEqual({ result: 'stale', codes: ['expired'] });
    // Written otherwise, it is the same answer.
    const other = asToken({ time: 1, ...payload });
    expect(await hook(other, { ...context, lead: leadEvent().data })).toEqual({
      result: 'failed',
      codes: ['expired'],
    });
  });

  test.each<[string, (payload: { challenge: Challenge; solution: Solution }) => object]>([
    [
      'a challenge of nobody’s',
      ({ challenge: { parameters }, solution }) => ({ challenge: { parameters, signature: '00' }, solution }),
    ],
    [
      'no solution',
      ({ challenge }) => ({ challenge, solution: { counter: 1, derivedKey: '00'.repeat(32) } }),
    ],
    ['an odd solution', ({ challenge }) => ({ challenge, solution: { counter: 1, derivedKey: 'x' } })],
    [
      'a challenge of ours with another end',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 1 } },
        solution,
      }),
    ],
  ])('with %s is none', async (_, change) => {
    const { hook, payload } = await late();
    expect(await hook(asToken(change(payload)), context)).toEqual({
      result: 'failed',
      codes: ['wrong-solution'],
    });
  });
});

test('an answer that a lead has used is stale for one more, and then worth nothing', async () => {
  const hook = altcha(EASY);
  const token = asToken(await solved(hook));
  const results = [];
  for (const { data } of [leadEvent(), leadEvent(), leadEvent()])
    results.push((await hook(token, { ...context, lead: data })).result);
  expect(results).toEqual(['passed', 'stale', 'failed']);
});

test.each<[string, (payload: { challenge: Challenge; solution: Solution }) => string]>([
  ['nothing', () => ''],
  ['no base64', () => '%%%'],
  ['no JSON', () => btoa('{')],
  ['another thing', () => asToken([])],
  ['the JSON itself', (payload) => JSON.stringify(payload)],
  ['no solution', ({ challenge }) => asToken({ challenge })],
  [
    'another solution',
    (payload) => asToken({ ...payload, solution: { counter: 1, derivedKey: '00'.repeat(32) } }),
  ],
  [
    'an easier challenge',
    ({ challenge, solution }) =>
      asToken({ challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution }),
  ],
  [
    'a later end',
    ({ challenge, solution }) =>
      asToken({
        challenge: { ...challenge, parameters: { ...challenge.parameters, expiresAt: 9e9 } },
        solution,
      }),
  ],
  [
    'no signature',
    ({ challenge, solution }) => asToken({ challenge: { parameters: challenge.parameters }, solution }),
  ],
  [
    'another algorithm',
    ({ challenge, solution }) =>
      asToken({
        challenge: { ...challenge, parameters: { ...challenge.parameters, algorithm: 'SCRYPT' } },
        solution,
      }),
  ],
])('%s fails', async (_, change) => {
  const hook = altcha(EASY);
  expect(await hook(change(await solved(hook)), context)).toMatchObject({ result: 'failed' });
});

test('a challenge of another key, and another kind of token, fail', async () => {
  const token = asToken(await solved(altcha({ ...EASY, hmacKey: `another ${hmacKey}` })));
  expect(await altcha(EASY)(token, context)).toMatchObject({ result: 'failed' });
  expect(await altcha(EASY)(token, { kind: 'turnstile', lead })).toMatchObject({ result: 'failed' });
});

test('the key is long enough', () => {
  expect(() => altcha({ hmacKey: 'short' })).toThrow(OptionError);
});

test('the memory forgets what is too old anyway, and holds no more than it can', async () => {
  let time = 0;
  const memory = tokenMemory(() => time);
  expect([await memory.claim('a', 'one', 10), await memory.claim('a', 'two', 10)]).toEqual([true, false]);
  time = 11;
  expect(await memory.claim('a', 'two', 30)).toBe(true);
  for (let index = 0; index < 99_999; index++) await memory.claim(`${index}`, 'x', 30);
  expect(await memory.claim('a', 'three', 30)).toBe(false);
  await memory.claim('b', 'x', 30);
  await memory.claim('c', 'x', 30);
  expect(await memory.claim('0', 'y', 30)).toBe(true);
});
