import { describe, expect, test } from 'vitest';
import { answerText, readAnswer } from '../../../src/qualifier/kinds/kinds.ts';
import { bandOf } from '../../../src/qualifier/kinds/measured.ts';
import type { Question } from '../../../src/qualifier/schema/questions.ts';
import { hostileValues } from '../arbitrary.ts';
import { TODAY } from './reference.ts';

const base = { name: 'q', label: 'Q?' };
const options = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second' },
  { value: 'c', label: 'Third' },
];
const unsure = { label: 'Not sure' };
const questions = {
  'yes-no': { ...base, kind: 'yes-no' },
  'choice': { ...base, kind: 'choice', options },
  'choices': { ...base, kind: 'choices', options, min: 1, max: 2 },
  'two or more': { ...base, kind: 'choices', options, min: 2 },
  'amount': { ...base, kind: 'amount', currency: 'EUR', bands: [{ value: '1500', below: 1000 }] },
  'unsure amount': { ...base, kind: 'amount', unsure },
  'date': { ...base, kind: 'date' },
  'unsure date': { ...base, kind: 'date', unsure },
  'text': { ...base, kind: 'text', maxLength: 5 },
  'long text': { ...base, kind: 'text' },
} as const satisfies Record<string, Question>;
type Named = keyof typeof questions;

describe('readAnswer', () => {
  test.each<[Named, unknown, unknown]>([
    ['yes-no', 'yes', 'yes'],
    ['yes-no', 'no', 'no'],
    ['yes-no', 'Yes', undefined],
    ['yes-no', true, undefined],
    ['choice', 'b', 'b'],
    ['choice', 'Second', undefined],
    ['choice', ['b'], undefined],
    ['choices', ['c', 'a'], ['a', 'c']],
    ['choices', ['a', 'b', 'c'], undefined],
    ['choices', ['a', 'a'], undefined],
    ['choices', ['a', 'x'], undefined],
    ['choices', 'a', undefined],
    ['choices', [], null],
    ['two or more', ['a'], undefined],
    ['two or more', ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['amount', 0, 0],
    ['amount', 12.5, 12.5],
    ['amount', -0.01, undefined],
    ['amount', '12', undefined],
    ['amount', '1500', undefined],
    ['amount', 'unsure', undefined],
    ['unsure amount', 'unsure', 'unsure'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2026-02-29', undefined],
    ['date', '2026-2-9', undefined],
    ['date', '2026-13-01', undefined],
    ['date', '+010000-01-01', undefined],
    ['date', 'unsure', undefined],
    ['unsure date', 'unsure', 'unsure'],
    ['text', '  a\r\nb ', 'a\nb'],
    ['text', '123456', undefined],
    ['text', ' \n ', null],
    ['text', 5, undefined],
    ['long text', 'x'.repeat(2000), 'x'.repeat(2000)],
    ['long text', 'x'.repeat(2001), undefined],
  ])('%s reads %j as %j', (name, value, read) => {
    expect(readAnswer(questions[name], value)).toEqual(read);
  });

  test.each(hostileValues)('%s is an answer to no kind of question', (_, make) => {
    for (const [name, question] of Object.entries(questions)) {
      const value = make();
      if (question.kind === 'text' && typeof value === 'string' && value.length < 100) continue;
      expect(readAnswer(question, value), name).toBeUndefined();
    }
  });
});

test.each<[Named, string | number | readonly string[] | null, string]>([
  ['yes-no', 'yes', 'yes'],
  ['choice', 'b', 'Second'],
  ['choices', ['a', 'c'], 'First, Third'],
  ['amount', 1500, '1500 EUR'],
  ['unsure amount', 20, '20'],
  ['unsure amount', 'unsure', 'Not sure'],
  ['date', '2026-11-21', '2026-11-21'],
  ['text', 'words', 'words'],
  ['choice', null, ''],
])('the text of an answer to %s, %j, is "%s"', (name, value, text) => {
  expect(answerText(questions[name], value)).toBe(text);
});

test('an amount in no band is not taken for a band of that name', () => {
  expect(bandOf(questions.amount, 999, TODAY)?.value).toBe('1500');
  expect(bandOf(questions.amount, 1500, TODAY)).toBeUndefined();
});
