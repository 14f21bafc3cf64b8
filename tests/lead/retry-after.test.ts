import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { retryAfter } from '../../src/lead/retry-after.ts';

/** The moment of RFC 9110's own example dates. */
const NOV_6 = Date.UTC(1994, 10, 6, 8, 49, 37);

const CASES: [header: string | null, wait: number | undefined][] = [
  [null, undefined],
  ['', undefined],
  ['   ', undefined],
  ['0', 0],
  ['1', 1_000],
  ['120', 120_000],
  [' 120 ', 120_000],
  ['007', 7_000],
  ['1.5', undefined],
  ['-5', undefined],
  ['+5', undefined],
  ['1e3', undefined],
  ['5s', undefined],
  ['5, 6', undefined],
  ['0x10', undefined],
  ['soon', undefined],
  ['in 5 minutes', undefined],
  ['١٢', undefined],
  ['9'.repeat(400), undefined],
  // The three forms of an HTTP date (section 5.6.7), ten minutes after `now`.
  ['Sun, 06 Nov 1994 08:49:37 GMT', 600_000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 600_000],
  ['Sun Nov  6 08:49:37 1994', 600_000],
  // Already past: now.
  ['Sun, 06 Nov 1994 08:30:00 GMT', 0],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  // No dates: neither is any other text that looks like one to a lenient reader.
  ['Sun, 99 Nov 1994 08:49:37 GMT', undefined],
  ['1994-11-06T08:49:37Z', undefined],
];

describe('Retry-After', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(CASES)('%j means %j', (header, wait) => {
    for (const place of ['UTC', 'Asia/Kolkata', 'America/Los_Angeles']) {
      process.env['TZ'] = place;
      expect(retryAfter(header, NOV_6 - 600_000)).toBe(wait);
    }
  });

  test('in whole seconds is a thousand times as many milliseconds, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer(), (seconds, now) => {
        expect(retryAfter(`${seconds}`, now)).toBe(seconds * 1_000);
      }),
    );
  });

  test('as a date is the time until then, never below 0', () => {
    const second = fc.integer({ min: 0, max: 253_402_300_799 });
    fc.assert(
      fc.property(second, second, (then, now) => {
        const header = new Date(then * 1_000).toUTCString();
        expect(retryAfter(header, now * 1_000)).toBe(Math.max(0, then - now) * 1_000);
      }),
    );
  });

  test('of any other text never throws, and is undefined or at least 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(retryAfter(text, NOV_6) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
