import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, LIFETIME, type PostResult, resultOfStatus } from '../../src/delivery/policy.ts';

const SOON = [408, 425, 429];
const SLOWLY = [401, 403, 404, 410];

/** Design §7 in other words: the exceptions, then the hundreds. */
function expected(status: number): PostResult {
  if (SOON.includes(status)) return 'retry';
  if (SLOWLY.includes(status)) return 'retry-slowly';
  if (status === 409) return 'delivered';
  const byHundreds: Record<number, PostResult> = {
    0: 'retry-slowly', // a redirect that was not followed
    2: 'delivered',
    3: 'retry-slowly',
    4: 'rejected',
    5: 'retry',
  };
  return byHundreds[Math.floor(status / 100)] ?? 'rejected';
}

describe('an answer', () => {
  const statuses = [0, ...Array.from({ length: 400 }, (_, index) => 200 + index)];

  test.each(['delivered', 'retry', 'retry-slowly', 'rejected'] as const)(
    'comes to "%s" at exactly the statuses of the design',
    (result) => {
      expect(statuses.filter((status) => resultOfStatus(status) === result)).toEqual(
        statuses.filter((status) => expected(status) === result),
      );
    },
  );

  test('confirms nothing but 2xx and 409', () => {
    const confirming = statuses.filter((status) => resultOfStatus(status) === 'delivered');
    expect(confirming).toEqual([...Array.from({ length: 100 }, (_, index) => 200 + index), 409]);
  });
});

describe('the wait before the next try', () => {
  const result = fc.constantFrom<PostResult[]>('retry', 'retry-slowly');
  const tries = fc.integer({ min: 1, max: 10_000 });
  const random = fc.double({ min: 0, max: 1, noNaN: true });

  test('is between nothing and an hour, whatever the tries and the chance', () => {
    fc.assert(
      fc.property(result, tries, random, (posted, made, chance) => {
        const wait = backoff(posted, made, chance);
        expect(Number.isInteger(wait) && wait >= 0 && wait <= 3_600_000).toBe(true);
      }),
    );
  });

  test('is spread over the whole span: none at no chance, the bound at full chance', () => {
    fc.assert(
      fc.property(result, tries, random, (posted, made, chance) => {
        expect(backoff(posted, made, 0)).toBe(0);
        expect(backoff(posted, made, chance)).toBe(Math.round(chance * backoff(posted, made, 1)));
      }),
    );
  });

  test.each([
    ['retry', [4_000, 8_000, 16_000, 32_000]],
    ['retry-slowly', [240_000, 480_000, 960_000, 1_920_000]],
  ] as const)('for "%s" is at most %j after the first tries, then an hour', (posted, bounds) => {
    expect([1, 2, 3, 4].map((made) => backoff(posted, made, 1))).toEqual(bounds);
    expect([12, 40, 5_000].map((made) => backoff(posted, made, 1))).toEqual(Array(3).fill(3_600_000));
  });
});

test('a lead is kept for three days', () => {
  expect(LIFETIME).toBe(3 * 24 * 60 * 60 * 1000);
});
