import { describe, expect, test } from 'vitest';
import { qualify, type Qualification } from '../../../src/qualifier/judging/qualify.ts';
import { parseQualifier } from '../../../src/qualifier/schema/parse-qualifier.ts';
import type { Option, Question } from '../../../src/qualifier/schema/questions.ts';
import type { Qualifier } from '../../../src/qualifier/schema/schema.ts';
import { daysFromToday, TODAY } from './reference.ts';

/** The example of the README. */
const portfolio = {
  version: 1,
  id: 'portfolio',
  pass: 2,
  review: 1,
  maxQuestions: 3,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside for this project?',
      options: [
        {
          value: 'under-2k',
          label: 'Under $2,000',
          verdict: 'unqualified',
          reason: 'Budget below our smallest project',
        },
        { value: '2k-5k', label: '$2,000 to $5,000', points: 1 },
        { value: '5k-plus', label: 'More than $5,000', points: 2 },
        { value: 'unsure', label: 'I am not sure yet' },
      ],
    },
    {
      kind: 'choice',
      name: 'range',
      when: { budget: 'unsure' },
      label: 'Work like this usually costs $5,000 to $8,000. How does that sound?',
      options: [
        { value: 'fits', label: 'About what I had in mind', points: 2 },
        { value: 'more', label: 'I expected to spend more', points: 2 },
        { value: 'too-much', label: 'More than I can spend', verdict: 'unqualified' },
      ],
    },
  ],
  outcomes: [
    { verdict: 'qualified', when: { budget: '5k-plus' }, route: 'proposal' },
    { verdict: 'qualified', route: 'estimate' },
    { verdict: 'unqualified', message: 'Read our guide', href: 'https://example.com/guide' },
  ],
} as const;

const rules = (questions: readonly unknown[], more: object = {}): Qualifier =>
  parseQualifier({ version: 1, questions, ...more });

const ask = (name: string, more: object = {}) => ({ kind: 'yes-no', name, label: `${name}?`, ...more });
const pick = (name: string, effects: Readonly<Record<string, Partial<Option>>>, more: object = {}) => ({
  kind: 'choice',
  name,
  label: `${name}?`,
  options: Object.entries(effects).map(([value, effect]) => ({
    value,
    label: value.toUpperCase(),
    ...effect,
  })),
  ...more,
});

const judge = (qualifier: Qualifier, answers: Readonly<Record<string, unknown>> = {}, today = TODAY) =>
  brief(qualify(qualifier, answers, { today }));

const told = (question: string, verdict: string, text: string) => ({ question, verdict, text });

const names = (questions: readonly Question[]) => questions.map(({ name }) => name).join(' ');

/** A qualification with names for questions. */
function brief({ verdict, points, reasons, ask: next, asked, outcome }: Qualification) {
  return { verdict, points, reasons, ask: next?.name, asked: names(asked), route: outcome?.route };
}

describe('the example', () => {
  const qualifier = parseQualifier(portfolio);
  test.each([
    [{}, undefined, 0, 'budget', undefined],
    [{ budget: 'under-2k' }, 'unqualified', 0, undefined, undefined],
    [{ budget: '2k-5k' }, 'review', 1, undefined, undefined],
    [{ budget: '5k-plus' }, 'qualified', 2, undefined, 'proposal'],
    [{ budget: 'unsure' }, undefined, 0, 'range', undefined],
    [{ budget: 'unsure', range: 'fits' }, 'qualified', 2, undefined, 'estimate'],
    [{ budget: 'unsure', range: 'more' }, 'qualified', 2, undefined, 'estimate'],
    [{ budget: 'unsure', range: 'too-much' }, 'unqualified', 0, undefined, undefined],
    [{ budget: '5k-plus', range: 'too-much' }, 'qualified', 2, undefined, 'proposal'],
  ])('%j is %s', (answers, verdict, points, next, route) => {
    expect(judge(qualifier, answers)).toMatchObject({ verdict, points, ask: next, route });
  });

  test('its reasons are the owner’s words, or question and answer, then the missing points', () => {
    expect(judge(qualifier, { budget: 'under-2k' }).reasons).toEqual([
      { question: 'budget', verdict: 'unqualified', text: 'Budget below our smallest project' },
      { verdict: 'unqualified', text: '0 of 2 points' },
    ]);
    expect(judge(qualifier, { budget: 'unsure', range: 'too-much' }).reasons[0]).toEqual({
      question: 'range',
      verdict: 'unqualified',
      text: 'Work like this usually costs $5,000 to $8,000. How does that sound?: More than I can spend',
    });
    expect(judge(qualifier, { budget: '2k-5k' }).reasons).toEqual([
      { verdict: 'review', text: '1 of 2 points' },
    ]);
    expect(judge(qualifier, { budget: '5k-plus' }).reasons).toEqual([]);
  });

  test('pass is the owner’s mark, 0 where there is none', () => {
    expect(qualify(qualifier, {}, { today: TODAY }).pass).toBe(2);
    expect(qualify(rules([ask('fit')]), {}, { today: TODAY }).pass).toBe(0);
  });
});

describe('effects', () => {
  const amount = {
    kind: 'amount',
    name: 'sum',
    label: 'How much?',
    currency: 'EUR',
    bands: [
      { value: 'small', below: 2000, verdict: 'unqualified' },
      { value: 'middle', below: 5000, verdict: 'review' },
      { value: 'large', points: 2 },
    ],
    unsure: { label: 'Not sure', verdict: 'review', reason: 'No idea of the cost' },
  };
  const date = {
    kind: 'date',
    name: 'day',
    label: 'When?',
    bands: [
      { value: 'past', below: 0, verdict: 'unqualified' },
      { value: 'rush', below: 14, verdict: 'review', reason: 'rush' },
    ],
  };
  const picks = {
    kind: 'choices',
    name: 'work',
    label: 'What kind?',
    options: [
      { value: 'site', label: 'Site', points: 1 },
      { value: 'shop', label: 'Shop', points: 2 },
      { value: 'seo', label: 'SEO', verdict: 'review' },
    ],
  };
  const text = { kind: 'text', name: 'why', label: 'Why?', points: 1 };

  test.each<[string, object, unknown, string, number, readonly unknown[]]>([
    ['the expected answer', ask('q', { points: 3 }), 'yes', 'qualified', 3, []],
    ['the other answer', ask('q'), 'no', 'unqualified', 0, [told('q', 'unqualified', 'q?: no')]],
    ['an expected no', ask('q', { expect: 'no', points: 1 }), 'no', 'qualified', 1, []],
    [
      'another answer for review',
      ask('q', { expect: 'no', otherwise: 'review', reason: 'Hm' }),
      'yes',
      'review',
      0,
      [told('q', 'review', 'Hm')],
    ],
    [
      'a reason without a ceiling',
      pick('q', { a: { reason: 'First' } }),
      'a',
      'qualified',
      0,
      [{ question: 'q', text: 'First' }],
    ],
    [
      'an option with a ceiling',
      pick('q', { a: { verdict: 'review' } }),
      'a',
      'review',
      0,
      [told('q', 'review', 'q?: A')],
    ],
    ['0 in the lowest band', amount, 0, 'unqualified', 0, [told('sum', 'unqualified', 'How much?: 0 EUR')]],
    [
      'an amount just below a band’s end',
      amount,
      1999.99,
      'unqualified',
      0,
      [told('sum', 'unqualified', 'How much?: 1999.99 EUR')],
    ],
    ['an amount at a band’s end', amount, 2000, 'review', 0, [told('sum', 'review', 'How much?: 2000 EUR')]],
    ['an amount above all', amount, 5000, 'qualified', 2, []],
    ['an unsure amount', amount, 'unsure', 'review', 0, [told('sum', 'review', 'No idea of the cost')]],
    [
      'yesterday',
      date,
      daysFromToday(-1),
      'unqualified',
      0,
      [told('day', 'unqualified', 'When?: 2026-11-20')],
    ],
    ['today', date, TODAY, 'review', 0, [told('day', 'review', 'rush')]],
    ['13 days from today', date, daysFromToday(13), 'review', 0, [told('day', 'review', 'rush')]],
    ['a date in no band', date, daysFromToday(14), 'qualified', 0, []],
    ['one pick', picks, ['shop'], 'qualified', 2, []],
    [
      'several picks',
      picks,
      ['shop', 'seo', 'site'],
      'review',
      3,
      [told('work', 'review', 'What kind?: SEO')],
    ],
    ['a text', text, ' because ', 'qualified', 1, []],
  ])('%s', (_, question, value, verdict, points, reasons) => {
    const name = 'name' in question ? String(question.name) : '';
    expect(judge(rules([question]), { [name]: value })).toMatchObject({ verdict, points, reasons });
  });

  test('days are counted over a change of the clocks and of the year', () => {
    const qualifier = rules([{ ...date, bands: [{ value: 'soon', below: 10, verdict: 'review' }] }]);
    expect(judge(qualifier, { day: '2026-03-31' }, '2026-03-22').verdict).toBe('review');
    expect(judge(qualifier, { day: '2026-04-01' }, '2026-03-22').verdict).toBe('qualified');
    expect(judge(qualifier, { day: '2027-01-03' }, '2026-12-25').verdict).toBe('review');
    expect(judge(qualifier, { day: '2027-01-04' }, '2026-12-25').verdict).toBe('qualified');
  });

  test.each(['', 'today', '2026-02-30', '21.11.2026'])(
    'a date is at most for review when today is "%s"',
    (today) => {
      expect(judge(rules([date]), { day: '2030-01-01' }, today).verdict).toBe('review');
    },
  );
});

describe('marks', () => {
  test.each([
    [0, {}, 'qualified'],
    [-1, {}, 'unqualified'],
    [2, { pass: 2 }, 'qualified'],
    [1, { pass: 2 }, 'unqualified'],
    [1, { pass: 2, review: 1 }, 'review'],
    [0, { pass: 2, review: 1 }, 'unqualified'],
    [-2, { pass: -1, review: -2 }, 'review'],
  ])('%d points of %j is %s', (count, more, verdict) => {
    const qualifier = rules([pick('q', { a: { points: count }, b: { points: 9 } })], more);
    expect(judge(qualifier, { q: 'a' }).verdict).toBe(verdict);
  });

  test('the lowest ceiling wins over any points', () => {
    const qualifier = rules([
      pick('a', { x: { points: 9 } }),
      pick('b', { x: { verdict: 'review' }, y: {} }),
      pick('c', { x: { verdict: 'unqualified' }, y: {} }),
    ]);
    expect(judge(qualifier, { a: 'x', b: 'x', c: 'y' }).verdict).toBe('review');
    expect(judge(qualifier, { a: 'x', b: 'x', c: 'x' }).verdict).toBe('unqualified');
    expect(judge(qualifier, { a: 'x', b: 'y', c: 'y' }).verdict).toBe('qualified');
  });
});

describe('when', () => {
  const bands = [{ value: 'low', below: 10 }, { value: 'high' }];
  const first = {
    'yes-no': ask('first', { otherwise: 'review' }),
    'choices': { ...pick('first', { a: {}, b: {}, c: {} }), kind: 'choices', required: false },
    'amount': {
      kind: 'amount',
      name: 'first',
      label: 'First?',
      bands,
      unsure: { label: '?' },
      required: false,
    },
    'date': { kind: 'date', name: 'first', label: 'First?', bands },
  };
  test.each<[keyof typeof first, unknown, unknown, boolean]>([
    ['yes-no', 'no', 'no', true],
    ['yes-no', 'yes', 'no', false],
    ['yes-no', 'maybe', ['yes', 'no'], false],
    ['choices', ['a', 'b'], ['b', 'c'], true],
    ['choices', ['a'], ['b', 'c'], false],
    ['choices', null, ['a', 'b', 'c'], false],
    ['amount', 9, 'low', true],
    ['amount', 10, 'low', false],
    ['amount', 10, 'high', true],
    ['amount', 'unsure', 'unsure', true],
    ['amount', 'unsure', ['low', 'high'], false],
    ['amount', null, ['low', 'high', 'unsure'], false],
    ['date', TODAY, 'low', true],
    ['date', daysFromToday(10), 'low', false],
  ])('on %s: answer %j and wanted %j is %s', (kind, value, wanted, isAsked) => {
    const qualifier = rules([first[kind], ask('second', { when: { first: wanted } })]);
    expect(judge(qualifier, { first: value }).asked).toBe(isAsked ? 'first second' : 'first');
  });

  test('a condition on a question that is not asked is false', () => {
    const qualifier = rules([
      ask('a', { otherwise: 'review' }),
      ask('b', { when: { a: 'no' } }),
      ask('c', { when: { b: 'yes' } }),
    ]);
    expect(judge(qualifier, { a: 'yes', b: 'yes', c: 'no' })).toMatchObject({
      asked: 'a',
      verdict: 'qualified',
    });
    expect(judge(qualifier, { a: 'no', b: 'yes' })).toMatchObject({ asked: 'a b c', ask: 'c' });
  });

  test('all conditions must hold', () => {
    const qualifier = rules([
      ask('a', { otherwise: 'review' }),
      ask('b', { otherwise: 'review' }),
      ask('c', { when: { a: 'yes', b: 'yes' } }),
    ]);
    expect(judge(qualifier, { a: 'yes', b: 'no' }).asked).toBe('a b');
    expect(judge(qualifier, { a: 'yes', b: 'yes' }).asked).toBe('a b c');
  });
});

describe('what stands before the visitor', () => {
  test('a required question holds back the next, an optional one does not', () => {
    const required = rules([ask('a'), ask('b')]);
    expect(judge(required)).toMatchObject({ asked: 'a', ask: 'a' });
    expect(judge(required, { a: 'yes' })).toMatchObject({ asked: 'a b', ask: 'b' });
    const optional = rules([ask('a', { required: false }), ask('b'), ask('c')]);
    expect(judge(optional)).toMatchObject({ asked: 'a b', ask: 'a' });
    expect(judge(optional, { b: 'yes' })).toMatchObject({ asked: 'a b c', ask: 'a' });
    expect(judge(optional, { a: null, b: 'yes' })).toMatchObject({ asked: 'a b c', ask: 'c' });
  });

  test.each([null, '', '  ', undefined])('%j is no answer to a required question', (value) => {
    expect(judge(rules([ask('a')]), { a: value })).toMatchObject({ ask: 'a', verdict: undefined });
  });

  test('passing over an optional question gives no points and sets no ceiling', () => {
    const qualifier = rules([ask('a', { required: false, points: 2 })], { pass: 2, review: 0 });
    expect(judge(qualifier, { a: null })).toMatchObject({ verdict: 'review', points: 0 });
    expect(judge(qualifier, { a: 'yes' })).toMatchObject({ verdict: 'qualified', points: 2 });
  });

  test('nothing more is asked once the result is certain, except what is always asked', () => {
    const qualifier = rules([
      ask('a'),
      ask('b', { otherwise: 'review' }),
      ask('c', { always: true, otherwise: 'review' }),
    ]);
    expect(judge(qualifier, { a: 'no' })).toMatchObject({
      verdict: 'unqualified',
      asked: 'a',
      ask: undefined,
    });
    const marked = rules(
      [
        pick('a', { x: { points: 2 }, y: {} }),
        pick('b', { x: { points: 1 }, y: {} }),
        pick('c', { x: {} }, { always: true }),
      ],
      { pass: 2 },
    );
    expect(judge(marked, { a: 'x' })).toMatchObject({ verdict: 'qualified', asked: 'a c', ask: 'c' });
    expect(judge(marked, { a: 'x', c: 'x' })).toMatchObject({
      verdict: 'qualified',
      asked: 'a c',
      ask: undefined,
    });
    expect(judge(marked, { a: 'y' })).toMatchObject({ verdict: 'unqualified', asked: 'a', ask: undefined });
  });

  test('a later answer does not count while an earlier required question is not asked', () => {
    const qualifier = rules(
      [
        pick('a', { x: { points: 2 }, y: {} }),
        pick('b', { x: {} }),
        pick('c', { x: { points: 1, reason: 'Told' } }),
      ],
      { pass: 2 },
    );
    expect(judge(qualifier, { a: 'x', c: 'x' })).toMatchObject({
      verdict: 'qualified',
      asked: 'a',
      points: 2,
      reasons: [],
    });
    expect(judge(qualifier, { c: 'x' })).toMatchObject({
      verdict: undefined,
      asked: 'a',
      points: 0,
      reasons: [],
    });
  });

  test('a question with one condition that cannot hold is not waited for', () => {
    const qualifier = rules([
      pick('a', { x: {}, y: {} }, { required: false }),
      ask('b', { otherwise: 'review' }),
      ask('c', { when: { a: 'x', b: 'no' } }),
    ]);
    expect(judge(qualifier, { b: 'yes' })).toMatchObject({
      verdict: 'qualified',
      asked: 'b',
      ask: undefined,
    });
    expect(judge(qualifier, { b: 'no' })).toMatchObject({ verdict: undefined, asked: 'a b', ask: 'a' });
  });

  test('asking goes on while only the outcome is open', () => {
    const qualifier = rules([pick('a', { x: {} }), pick('b', { x: {}, y: {} }), pick('c', { x: {} })], {
      outcomes: [
        { verdict: 'qualified', when: { b: 'x' }, route: 'call' },
        { verdict: 'qualified', route: 'mail' },
      ],
    });
    expect(judge(qualifier)).toMatchObject({ verdict: undefined, route: undefined, ask: 'a' });
    expect(judge(qualifier, { a: 'x', b: 'x' })).toMatchObject({
      verdict: 'qualified',
      route: 'call',
      asked: 'a b',
    });
    expect(judge(qualifier, { a: 'x', b: 'y' })).toMatchObject({
      verdict: 'qualified',
      route: 'mail',
      asked: 'a b',
    });
  });

  test('an early qualified below the mark has no missing points', () => {
    const qualifier = rules(
      [pick('a', { x: { points: 1 } }), pick('b', { x: { points: 1 }, y: { points: 2 } })],
      { pass: 2 },
    );
    expect(judge(qualifier, { a: 'x' })).toMatchObject({
      verdict: 'qualified',
      points: 1,
      reasons: [],
      asked: 'a',
    });
  });
});

describe('maxQuestions', () => {
  const three = [ask('a', { otherwise: 'review' }), ask('b', { otherwise: 'review' }), ask('c')];
  test('undecided at the limit is for review, and says so', () => {
    expect(judge(rules(three, { maxQuestions: 2 }), { a: 'yes', b: 'yes' })).toEqual({
      verdict: 'review',
      points: 0,
      ask: undefined,
      asked: 'a b',
      route: undefined,
      reasons: [{ verdict: 'review', text: 'Undecided after 2 questions' }],
    });
  });

  test('answers beyond the limit are not judged', () => {
    expect(judge(rules(three, { maxQuestions: 2 }), { a: 'yes', b: 'yes', c: 'no' }).verdict).toBe('review');
    expect(judge(rules(three), { a: 'yes', b: 'yes', c: 'no' }).verdict).toBe('unqualified');
  });

  test('questions that are not visible do not count, those always asked do', () => {
    const qualifier = rules(
      [
        three[0],
        ask('extra', { when: { a: 'no' } }),
        ask('b', { always: true, otherwise: 'review' }),
        three[2],
      ],
      { maxQuestions: 2 },
    );
    expect(judge(qualifier, { a: 'yes' }).asked).toBe('a b');
    expect(judge(qualifier, { a: 'no' }).asked).toBe('a extra');
  });

  test('an answer that may yet be pushed beyond the limit decides nothing', () => {
    const early = [
      pick('a', { x: {}, y: {} }, { required: false, always: true }),
      pick('b', { x: {}, y: {} }, { when: { a: 'x' } }),
    ];
    const byPoints = rules([...early, pick('c', { x: { points: 2 }, y: {} })], { pass: 2, maxQuestions: 2 });
    expect(judge(byPoints, { c: 'x' })).toMatchObject({ verdict: undefined, asked: 'a c', ask: 'a' });
    expect(judge(byPoints, { a: 'y', c: 'x' })).toMatchObject({ verdict: 'qualified', asked: 'a c' });
    expect(judge(byPoints, { a: 'x', b: 'x', c: 'x' })).toMatchObject({ verdict: 'review', asked: 'a b' });
    const byOutcome = rules([...early, pick('c', { x: {}, y: {} })], {
      maxQuestions: 2,
      outcomes: [{ verdict: 'qualified', when: { c: 'x' }, route: 'call' }],
    });
    expect(judge(byOutcome, { c: 'x' })).toMatchObject({ verdict: undefined, route: undefined, ask: 'a' });
    expect(judge(byOutcome, { a: 'y', c: 'x' })).toMatchObject({ verdict: 'qualified', route: 'call' });
    expect(judge(byOutcome, { a: 'x', b: 'x', c: 'x' })).toMatchObject({
      verdict: 'qualified',
      route: undefined,
    });
  });

  test('where only the outcome is open at the limit, the first that fits what is known stands', () => {
    const qualifier = rules([pick('a', { x: {} }), pick('b', { x: {}, y: {} })], {
      maxQuestions: 1,
      outcomes: [
        { verdict: 'qualified', when: { b: 'x' }, route: 'call' },
        { verdict: 'qualified', route: 'mail' },
      ],
    });
    expect(judge(qualifier, { a: 'x' })).toMatchObject({ verdict: 'qualified', route: 'mail', reasons: [] });
  });
});

describe('answers the rules do not know', () => {
  test('count no points, allow review at most, and are told in at most 80 characters', () => {
    const qualifier = rules([pick('q', { a: { points: 1 } })]);
    expect(judge(qualifier, { q: 'b'.repeat(1000) })).toMatchObject({
      verdict: 'review',
      points: 0,
      reasons: [
        { question: 'q', verdict: 'review', text: `q?: not an answer the rules know (${'b'.repeat(80)})` },
      ],
    });
  });

  test('inherited properties are no answers', () => {
    const answers = Object.create({ fit: 'yes' }) as Record<string, unknown>;
    expect(judge(rules([ask('fit')]), answers)).toMatchObject({ ask: 'fit', verdict: undefined });
  });

  test('a getter that throws is such an answer', () => {
    const answers = {
      get fit(): string {
        throw new Error('trap');
      },
    };
    expect(judge(rules([ask('fit')]), answers).verdict).toBe('review');
  });
});

test('rules with entries of the bank, which were not parsed, are refused in words that say what to do', () => {
  const written = { version: 1, questions: [{ bank: 'budget' }] } as unknown as Qualifier;
  expect(() => qualify(written, {}, { today: TODAY })).toThrow(
    new TypeError('qualify() takes rules that parseQualifier() returned'),
  );
});
