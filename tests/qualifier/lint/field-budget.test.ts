import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldBudget, overBudget } from '../../../src/qualifier/lint/field-budget.ts';
import { parseQualifier } from '../../../src/qualifier/schema/parse-qualifier.ts';
import { sized } from '../../setup/long.ts';
import { arbitraryQualifier } from '../arbitrary.ts';
import { everyState } from '../states.ts';

const out = { verdict: 'unqualified' };
const fit = (name: string, more: object = {}) => ({ kind: 'yes-no', name, label: `${name}?`, ...more });
const choice = (name: string, effects: readonly object[], more: object = {}) => ({
  kind: 'choice',
  name,
  label: `${name}?`,
  options: effects.map((effect, index) => ({ value: `v${index}`, label: `V${index}`, ...effect })),
  ...more,
});
const rules = (questions: readonly object[], more: object = {}) =>
  parseQualifier({ version: 1, questions, ...more });

describe('what a visitor must fill', () => {
  test.each<[title: string, required: number, rules: ReturnType<typeof rules>, budget: object]>([
    ['one question', 2, rules([fit('a')]), { fields: 3, required: 2, questions: 1 }],
    [
      'an optional question does not count',
      1,
      rules([fit('a', { required: false }), fit('b')]),
      { fields: 2, required: 1, questions: 1 },
    ],
    [
      'of equals the last is dropped first',
      0,
      rules([fit('a'), fit('b'), fit('c')]),
      { fields: 3, required: 0, questions: 3, drop: 'c' },
    ],
    [
      'a follow-up that few come to is dropped first',
      0,
      rules([choice('a', [out, {}, {}]), fit('b', { when: { a: 'v1' } })]),
      { fields: 2, required: 0, questions: 2, drop: 'b' },
    ],
    [
      'questions that exclude each other count once',
      0,
      rules([
        choice('a', [out, {}, {}]),
        fit('b', { when: { a: 'v1' } }),
        fit('c', { when: { a: 'v2' } }),
        fit('d', { when: { a: 'v2' } }),
      ]),
      { fields: 3, required: 0, questions: 3, drop: 'd' },
    ],
    [
      'the limit of the rules counts',
      0,
      rules([fit('a'), fit('b'), fit('c')], { maxQuestions: 2 }),
      { fields: 2, required: 0, questions: 2, drop: 'b' },
    ],
    [
      'what is never asked does not count',
      1,
      rules([fit('a'), choice('b', [{}, {}], { when: { a: 'no' } })]),
      { fields: 2, required: 1, questions: 1 },
    ],
    [
      'a question that decides nothing is dropped before one that decides',
      0,
      rules([choice('a', [{}, {}]), fit('b')]),
      { fields: 2, required: 0, questions: 2, drop: 'a' },
    ],
    [
      'few points are dropped before many',
      0,
      rules(
        [
          choice('a', [{ points: 3 }, {}]),
          choice('b', [{ points: 1 }, {}]),
          choice('c', [{ points: 2 }, {}]),
          choice('d', [{ points: 2 }, {}]),
        ],
        { pass: 5 },
      ),
      { fields: 4, required: 0, questions: 4, drop: 'b' },
    ],
    [
      'of rules too large to try all required questions count, and the last is dropped',
      0,
      rules(
        Array.from({ length: 20 }, (_, index) => choice(`q${index}`, [{}, { points: 1 }, { points: 5 }])),
        {
          pass: 40,
          maxQuestions: 15,
        },
      ),
      { fields: 15, required: 0, questions: 15, drop: 'q14' },
    ],
  ])('%s', (_title, required, qualifier, budget) => {
    expect(fieldBudget({ required, qualifier })).toEqual(budget);
  });

  test('is what some state of the asking has on the table, and none has more', () => {
    fc.assert(
      fc.property(arbitraryQualifier, (qualifier) => {
        let most = 0;
        everyState(qualifier, (_, { asked }) => {
          most = Math.max(most, asked.filter(({ required }) => required !== false).length);
        });
        expect(fieldBudget({ required: 0, qualifier }).questions).toBe(most);
      }),
      { numRuns: sized(150, 500) },
    );
  });
});

describe('over the budget', () => {
  const budget = { fields: 5, required: 4, questions: 1 };
  test.each<[title: string, said: ReturnType<typeof overBudget>, what: RegExp | undefined, mend?: RegExp]>([
    ['within the limit of 4 nothing is said', overBudget({ ...budget, fields: 4 }), undefined],
    ['nor within a limit of one’s own', overBudget(budget, 5), undefined],
    [
      'it says what it costs, with the source',
      overBudget(budget),
      /5 fields \(4 of the form, 1 asked here\), and the budget is 4\. .*11 fields to 4 converted 120 % better \(Imaginary Landscape; one site, one test\)/,
      /^Drop a field of the form that you can do without, or raise max-fields\.$/,
    ],
    [
      'it names the question to drop first',
      overBudget({ fields: 2, required: 0, questions: 2, drop: 'range' }, 1),
      /2 fields \(2 asked here\), and the budget is 1/,
      /^Drop "range" first/,
    ],
  ])('%s', (_title, said, what, mend) => {
    if (!what || !mend) expect(said).toBe(undefined);
    else
      expect(said).toEqual({
        path: 'questions',
        what: expect.stringMatching(what),
        mend: expect.stringMatching(mend),
      });
  });
});
