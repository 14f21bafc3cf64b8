/**
 * `qualify()` beside json-logic-js, in the same run, on the same ten questions and the same answers.
 * json-logic-js computes the verdict only; `qualify()` also points, reasons, outcome and the next question.
 */
// @ts-expect-error The package brings no types.
import jsonLogic from 'json-logic-js';
import { bench, describe } from 'vitest';
import { qualify } from '../../src/qualifier/judging/qualify.ts';
import { parseQualifier } from '../../src/qualifier/schema/parse-qualifier.ts';
import type { Ceiling } from '../../src/qualifier/verdict.ts';
import type { Effects, Question } from '../../src/qualifier/schema/questions.ts';

const applyLogic = (jsonLogic as { apply: (rule: unknown, data: unknown) => unknown }).apply;
const today = '2026-11-21';

const option = (value: string, effects: Effects = {}) => ({ value, label: `Answer ${value}`, ...effects });
const qualifier = parseQualifier({
  version: 1,
  pass: 6,
  review: 3,
  questions: [
    { kind: 'yes-no', name: 'fit', label: 'Do you know our work?', points: 1, otherwise: 'review' },
    {
      kind: 'choice',
      name: 'budget',
      label: 'Budget?',
      options: [
        option('none', { verdict: 'unqualified' }),
        option('some', { points: 1 }),
        option('much', { points: 3 }),
        option('unsure'),
      ],
    },
    {
      kind: 'choice',
      name: 'range',
      label: 'The range?',
      when: { budget: 'unsure' },
      options: [option('fits', { points: 2 }), option('too-much', { verdict: 'unqualified' })],
    },
    {
      kind: 'amount',
      name: 'pages',
      label: 'Pages?',
      bands: [
        { value: 'few', below: 5 },
        { value: 'many', points: 1 },
      ],
    },
    {
      kind: 'choices',
      name: 'work',
      label: 'What kind?',
      options: [
        option('site', { points: 1 }),
        option('shop', { points: 1 }),
        option('other', { verdict: 'review' }),
      ],
    },
    { kind: 'yes-no', name: 'deposit', label: 'A deposit?' },
    {
      kind: 'choice',
      name: 'timeline',
      label: 'When?',
      options: [option('now', { verdict: 'review' }), option('later', { points: 1 })],
    },
    { kind: 'yes-no', name: 'decides', label: 'Do you decide?', points: 1, otherwise: 'review' },
    {
      kind: 'choice',
      name: 'repeat',
      label: 'Again?',
      options: [option('once'), option('often', { points: 2 })],
    },
    { kind: 'yes-no', name: 'first', label: 'The first site?', expect: 'no', points: 1, otherwise: 'review' },
  ],
});

type Answers = Readonly<Record<string, string | number | readonly string[]>>;

const samples: readonly Answers[] = Array.from({ length: 200 }, (_, seed) => {
  let state = seed + 1;
  const pick = <T>(...items: readonly T[]): T => {
    state = Math.imul(state, 48_271) % 0x7fffffff;
    return items[Math.abs(state >> 8) % items.length] ?? items[0]!;
  };
  return {
    fit: pick('yes', 'yes', 'no'),
    budget: pick('much', 'some', 'much', 'unsure', 'none'),
    range: pick('fits', 'fits', 'too-much'),
    pages: pick(3, 5, 20),
    work: pick(['site'], ['site', 'shop'], ['shop', 'other']),
    deposit: pick('yes', 'yes', 'yes', 'no'),
    timeline: pick('later', 'later', 'now'),
    decides: pick('yes', 'yes', 'no'),
    repeat: pick('once', 'often'),
    first: pick('no', 'no', 'yes'),
  };
});

/** The same rules for json-logic-js: an expression for each answer with an effect. */
const rule = logicOf(qualifier.questions, 6, 3);

for (const answers of samples) {
  const ours = qualify(qualifier, answers, { today }).verdict;
  const theirs = applyLogic(rule, answers);
  if (ours !== theirs)
    throw new Error(`qualify says ${ours}, json-logic-js ${String(theirs)}: ${JSON.stringify(answers)}`);
}

describe('200 leads with ten answers each', () => {
  bench('qualify', () => {
    for (const answers of samples) qualify(qualifier, answers, { today });
  });
  bench('json-logic-js', () => {
    for (const answers of samples) applyLogic(rule, answers);
  });
});

function logicOf(questions: readonly Question[], pass: number, review: number): unknown {
  const points: unknown[] = [];
  const ceilings: Record<Ceiling, unknown[]> = { review: [], unqualified: [] };
  for (const question of questions) {
    const shown = Object.entries(question.when ?? {}).map(([name, value]) => ({
      '==': [{ var: name }, value],
    }));
    for (const [test, effects] of testsOf(question)) {
      const holds = shown.length > 0 ? { and: [...shown, test] } : test;
      if (effects.points) points.push({ if: [holds, effects.points, 0] });
      if (effects.verdict) ceilings[effects.verdict].push(holds);
    }
  }
  const sum = { '+': points };
  return {
    if: [
      { or: [...ceilings.unqualified, { '<': [sum, review] }] },
      'unqualified',
      { or: [...ceilings.review, { '<': [sum, pass] }] },
      'review',
      'qualified',
    ],
  };
}

function testsOf(question: Question): readonly (readonly [test: unknown, effects: Effects])[] {
  const answer = { var: question.name };
  switch (question.kind) {
    case 'yes-no': {
      const expected = { '==': [answer, question.expect ?? 'yes'] };
      return [
        [expected, { points: question.points }],
        [{ '!': [expected] }, { verdict: question.otherwise ?? 'unqualified' }],
      ];
    }
    case 'choice':
      return question.options.map((one) => [{ '==': [answer, one.value] }, one]);
    case 'choices':
      return question.options.map((one) => [{ in: [one.value, answer] }, one]);
    case 'amount':
    case 'date':
    case 'text':
      // Only one amount here: points from five pages on.
      return [[{ '>=': [answer, 5] }, { points: 1 }]];
  }
  return question satisfies never;
}
