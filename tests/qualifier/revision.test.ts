import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { revision } from '../../src/qualifier/revision.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { arbitraryQualifier } from './arbitrary.ts';

const fit: Qualifier = { version: 1, questions: [{ kind: 'yes-no', name: 'fit', label: 'Does it fit?' }] };

test('eight hex digits, the same for ever', () => {
  expect(revision(fit)).toBe('d70fc270');
});

test('the order of keys, white space and $schema do not matter', () => {
  fc.assert(
    fc.property(arbitraryQualifier, (qualifier) => {
      const reversed = JSON.parse(JSON.stringify(backwards(qualifier), undefined, 2)) as Qualifier;
      expect(revision({ ...reversed, $schema: './x.json' })).toBe(revision(qualifier));
    }),
  );
});

test('any other change matters', () => {
  const [question] = fit.questions;
  const changed: Qualifier[] = [
    { ...fit, pass: 0 },
    { ...fit, id: 'x' },
    { ...fit, questions: [{ ...question!, label: 'Does it fit' }] },
    { ...fit, questions: [...fit.questions, { ...question!, name: 'b' }] },
    { ...fit, questions: [{ ...question!, name: 'b' }, ...fit.questions] },
  ];
  expect(new Set([fit, ...changed].map(revision)).size).toBe(changed.length + 1);
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, backwards(item)] as const)
      .toReversed(),
  );
}
