import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff } from '../../src/delivery/retry-policy.ts';
import type { PostResult } from '../../src/delivery/retry-policy.ts';

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
