import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { leadId } from '../../src/lead/id.ts';

/** The largest time that 48 bits hold. */
const LAST = 2 ** 48 - 1;

const time = fc.integer({ min: 0, max: LAST });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const filled = (bytes: Uint8Array) => (array: Uint8Array<ArrayBuffer>) => {
  array.set(bytes);
  return array;
};

describe('a lead id', () => {
  test('is the example of RFC 9562, appendix A.6, for its time and random bits', () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    const example = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
    expect(leadId(Date.parse('2022-02-22T14:22:22.00-05:00'), filled(bytes))).toBe(example);
  });

  test('has version 7, the variant of the RFC and its time in the first 48 bits, whatever the random bytes', () => {
    fc.assert(
      fc.property(time, random, (now, bytes) => {
        const id = leadId(now, filled(bytes));
        expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
        expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true);
      }),
    );
  });

  test('sorts by the time it was made', () => {
    fc.assert(
      fc.property(time, time, random, random, (one, two, first, second) => {
        fc.pre(one !== two);
        const ids = [leadId(one, filled(first)), leadId(two, filled(second))];
        expect((ids[0] ?? '') < (ids[1] ?? '')).toBe(one < two);
      }),
    );
  });

  test('carries 74 random bits: every one of them comes through, and no two bits are tied', () => {
    const seen = new Set<string>();
    for (let bit = 0; bit < 80; bit++) {
      const bytes = new Uint8Array(10);
      bytes[bit >> 3] = 0x80 >> (bit & 7);
      seen.add(leadId(0, filled(bytes)));
    }
    seen.delete(leadId(0, filled(new Uint8Array(10))));
    expect(seen.size).toBe(74);
  });

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => leadId())).size).toBe(10_000);
  });
});
