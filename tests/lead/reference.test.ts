import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadId } from '../../src/lead/id.ts';
import { referenceOf } from '../../src/lead/id.ts';

const id = fc.date({ noInvalidDate: true, min: new Date(0) }).map((made) => leadId(made.getTime()));

test('a reference is that of its id for ever: mails and notes quote it', () => {
  expect(referenceOf('0198c0de-7a10-7b3c-9f00-5f4e3d2c1b0a')).toBe('PTNV-QNCK');
});

test('it has eight letters, none of which is a vowel or is taken for another', () => {
  fc.assert(fc.property(id, (one) => /^[CDFGHJKMNPQRTVWX]{4}-[CDFGHJKMNPQRTVWX]{4}$/.test(referenceOf(one))));
});

test('it repeats no part of the id, and leads of one moment get different ones', () => {
  const now = Date.parse('2026-11-21T17:20:00Z');
  const ids = Array.from({ length: 5_000 }, () => leadId(now));
  const references = ids.map((one) => referenceOf(one));
  expect(new Set(references).size).toBeGreaterThan(4_995);
  expect(
    references.filter((one, at) => ids[at]!.toUpperCase().includes(one.slice(0, 4))).length,
  ).toBeLessThan(20);
});
