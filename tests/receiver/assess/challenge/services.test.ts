import { describe, expect, test } from 'vitest';
import type { ChallengeHook, ChallengeResult } from '../../../../src/receiver/assess/challenge/challenge.ts';
import { hcaptcha, recaptcha, turnstile } from '../../../../src/receiver/assess/challenge/services.ts';
import type { SiteverifyOptions } from '../../../../src/receiver/assess/challenge/services.ts';
import { OptionError } from '../../../../src/receiver/errors.ts';
import { leadEvent } from '../../lead.ts';
import type { Answered } from './siteverify-service.ts';
import { error, SECRET, siteverifyService, success } from './siteverify-service.ts';

const SERVICES: [kind: string, make: (options: SiteverifyOptions) => ChallengeHook][] = [
  ['turnstile', turnstile],
  ['hcaptcha', hcaptcha],
  ['recaptcha', recaptcha],
];
const { data: lead } = leadEvent();

describe.each(SERVICES)('%s', (kind, make) => {
  async function verified(
    answer: Answered,
    options: Partial<SiteverifyOptions> = {},
  ): Promise<ChallengeResult> {
    const { url } = await siteverifyService({ token: answer });
    return make({ secret: SECRET, url, ...options })('token', { kind, lead });
  }

  test('asks with a form of secret, response and remoteip', async () => {
    const { url, asked } = await siteverifyService({ 'a.token+=': success() });
    const verify = make({ secret: SECRET, url });
    expect(await verify('a.token+=', { kind, lead, address: '203.0.113.9' })).toMatchObject({
      result: 'passed',
    });
    expect(asked).toMatchObject([
      {
        method: 'POST',
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        fields: { secret: SECRET, response: 'a.token+=', remoteip: '203.0.113.9' },
      },
    ]);
    await verify('a.token+=', { kind, lead });
    expect(asked[1]?.fields).not.toHaveProperty('remoteip');
  });

  test.each<[string, Answered, ChallengeResult['result'], string[]]>([
    ['an acceptance', success(), 'passed', []],
    ['a wrong token', error('invalid-input-response'), 'failed', ['invalid-input-response']],
    [
      'a wrong token, answered 400',
      { status: 400, body: { 'success': false, 'error-codes': ['invalid-input-response'] } },
      'failed',
      ['invalid-input-response'],
    ],
    ['no reason', { body: { success: false } }, 'failed', []],
    ['a malformed request', error('bad-request'), 'failed', ['bad-request']],
    ['an old or used token', error('timeout-or-duplicate'), 'stale', ['timeout-or-duplicate']],
    ['an expired token', error('expired-input-response'), 'stale', ['expired-input-response']],
    ['a used token', error('already-seen-response'), 'stale', ['already-seen-response']],
    [
      'a token that may never have been one',
      error('invalid-or-already-seen-response'),
      'failed',
      ['invalid-or-already-seen-response'],
    ],
    [
      'a right answer to the captcha of another site',
      error('sitekey-secret-mismatch'),
      'failed',
      ['sitekey-secret-mismatch'],
    ],
    [
      'a used token that is wrong, too',
      error('timeout-or-duplicate', 'invalid-input-response'),
      'failed',
      ['timeout-or-duplicate', 'invalid-input-response'],
    ],
    ['its own fault', error('internal-error'), 'unreachable', ['internal-error']],
    ['an overload', { status: 429, body: {} }, 'unreachable', ['http-429']],
    ['a breakdown', { status: 503, body: '<h1>Sorry</h1>' }, 'unreachable', ['http-503']],
    ['a page', { body: '<h1>Hello</h1>' }, 'unreachable', ['no-answer']],
    ['another thing', { body: { success: 'yes' } }, 'unreachable', ['no-answer']],
    ['codes that are none', error('<b>x</b>'.repeat(20)), 'failed', ['bxb'.repeat(20)]],
  ])('takes %s for what it is', async (_, answer, result, codes) => {
    expect(await verified(answer)).toEqual({ result, codes });
  });

  test('a wrong secret is the owner’s fault, not the visitor’s', async () => {
    const wrong = await verified(success(), { secret: 'another one' });
    expect(wrong).toEqual({ result: 'unreachable', codes: ['invalid-input-secret'] });
  });

  test('a service that does not answer in time, or at all, has said nothing', async () => {
    expect(await verified('never', { timeout: 100 })).toEqual({ result: 'unreachable', codes: ['timeout'] });
    const { url, stop } = await siteverifyService({});
    stop();
    const verify = make({ secret: SECRET, url });
    expect(await verify('token', { kind, lead })).toEqual({ result: 'unreachable', codes: ['no-answer'] });
  });

  test.each([
    '<script>alert(1)</script>',
    "' OR 1=1 --",
    '../../etc/passwd',
    'with spaces',
    'line\nbreak',
    'ключ',
  ])('is not asked about %j, at which a firewall before it could take offence', async (token) => {
    const { url, asked } = await siteverifyService({ [token]: { status: 403, body: '<h1>Blocked</h1>' } });
    expect(await make({ secret: SECRET, url })(token, { kind, lead })).toEqual({
      result: 'failed',
      codes: ['malformed'],
    });
    expect(asked).toEqual([]);
  });

  test('an answer given on another host, or to another service, fails', async () => {
    expect(await verified(success(), { hostnames: ['site.example'] })).toMatchObject({ result: 'passed' });
    expect(await verified(success(), { hostnames: ['other.example'] })).toEqual({
      result: 'failed',
      codes: ['wrong-hostname'],
    });
    const { url, asked } = await siteverifyService({});
    const other = await make({ secret: SECRET, url })('token', { kind: 'altcha', lead });
    expect([other, asked]).toEqual([{ result: 'failed', codes: ['wrong-kind'] }, []]);
  });

  test('has a secret', () => {
    expect(() => make({ secret: '' })).toThrow(OptionError);
  });
});

test('turnstile may be asked again about one token of one lead, and is told so', async () => {
  const { url, asked } = await siteverifyService({ one: success(), two: success() });
  const verify = turnstile({ secret: SECRET, url });
  const other = leadEvent().data;
  for (const [token, of] of [
    ['one', lead],
    ['one', lead],
    ['two', lead],
    ['one', other],
  ] as const)
    await verify(token, { kind: 'turnstile', lead: of });
  const [first, again, second, foreign] = asked.map(({ fields }) => fields['idempotency_key']);
  expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(again).toBe(first);
  expect(new Set([first, second, foreign]).size).toBe(3);
});

test.each<[string, (url: string) => ChallengeHook, object, ChallengeResult]>([
  [
    'turnstile',
    (url) => turnstile({ secret: SECRET, url, action: 'lead' }),
    { action: 'lead' },
    { result: 'passed', codes: [] },
  ],
  [
    'turnstile',
    (url) => turnstile({ secret: SECRET, url, action: 'lead' }),
    { action: 'login' },
    { result: 'failed', codes: ['wrong-action'] },
  ],
  [
    'recaptcha',
    (url) => recaptcha({ secret: SECRET, url, action: 'lead' }),
    { action: 'login', score: 0.9 },
    { result: 'failed', codes: ['wrong-action'], score: 0.9 },
  ],
  [
    'recaptcha',
    (url) => recaptcha({ secret: SECRET, url }),
    { score: 0.5 },
    { result: 'passed', codes: [], score: 0.5 },
  ],
  [
    'recaptcha',
    (url) => recaptcha({ secret: SECRET, url }),
    { score: 0.4 },
    { result: 'failed', codes: ['low-score'], score: 0.4 },
  ],
  [
    'recaptcha',
    (url) => recaptcha({ secret: SECRET, url, minScore: 0.3 }),
    { score: 0.4 },
    { result: 'passed', codes: [], score: 0.4 },
  ],
])('%s looks at the action and the score: case %#', async (kind, make, answer, result) => {
  const { url } = await siteverifyService({ token: success(answer) });
  expect(await make(url)('token', { kind, lead })).toEqual(result);
});

test('hcaptcha is told the site key, where the owner says it', async () => {
  const { url, asked } = await siteverifyService({ token: success() });
  await hcaptcha({ secret: SECRET, url, sitekey: 'a site key' })('token', { kind: 'hcaptcha', lead });
  expect(asked[0]?.fields).toMatchObject({ sitekey: 'a site key' });
});
