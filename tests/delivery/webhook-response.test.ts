import { describe, expect, test } from 'vitest';
import { type PostResult, resultOfStatus } from '../../src/delivery/retry-policy.ts';

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
