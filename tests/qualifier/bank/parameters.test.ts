import { describe, expect, test } from 'vitest';
import { words as english } from '../../../src/qualifier/bank/bank-en.ts';
import { expand } from '../../../src/qualifier/bank/expand.ts';
import { parseQualifier, QualifierError } from '../../../src/qualifier/schema/parse-qualifier.ts';
import type { BankEntry } from '../../../src/qualifier/schema/bank-entries.ts';
import type { Question } from '../../../src/qualifier/schema/questions.ts';
import { WORDS } from './languages.ts';

const rules = (...questions: readonly unknown[]) => ({ version: 1, questions });
const parse = (...questions: readonly unknown[]): Question[] => parseQualifier(rules(...questions)).questions;
const labels = (question?: Question): string[] =>
  question?.kind === 'choice' ? question.options.map(({ label }) => label) : [];
const fields = (question?: Question): string =>
  JSON.stringify([question?.label, question?.kind === 'choice' && question.options]);

describe('amounts', () => {
  test.each<[object, string, string]>([
    [{}, 'Under $2,000', '$5,000 to $8,000'],
    [{ currency: 'EUR' }, 'Under €2,000', '€5,000 to €8,000'],
    [{ floor: 1000 }, 'Under $1,000', '$2,500 to $4,000'],
    [{ range: [10_000, 30_000] }, 'Under $4,000', '$10,000 to $30,000'],
    [{ floor: 800, range: [1200, 1500], currency: 'GBP' }, 'Under £800', '£1,200 to £1,500'],
    [{ floor: 300_000, currency: 'JPY' }, 'Under ¥300,000', '¥750,000 to ¥1,200,000'],
  ])('%j', (parameters, floor, range) => {
    const [budget, follow] = parse({ bank: 'budget', ...parameters });
    expect(labels(budget)[0]).toBe(floor);
    expect(fields(budget)).toContain(`Budget below ${floor.slice(6)}`);
    expect(follow?.label).toContain(range);
  });

  test('nothing lies between a floor and a range that starts there', () => {
    const [budget] = parse({ bank: 'budget', floor: 500, range: [500, 900] });
    expect(labels(budget)).toEqual(['Under $500', 'More than $500', 'I am not sure yet']);
  });
});

test.each<[object, string]>([
  [{ bank: 'timeline' }, '3 weeks'],
  [{ bank: 'timeline', leadTime: 1 }, '1 day'],
  [{ bank: 'timeline', leadTime: 7 }, '7 days'],
  [{ bank: 'timeline', leadTime: 10 }, '10 days'],
  [{ bank: 'timeline', leadTime: 42 }, '6 weeks'],
  [{ bank: 'payment' }, '30%'],
  [{ bank: 'payment', deposit: 50 }, '50%'],
])('%j is written as %s', (entry, text) => {
  expect(parse(entry)[0]?.label).toContain(text);
});

describe('services', () => {
  test('are those of the owner, as texts or as options, and something else', () => {
    const logo = { value: 'logo', label: 'A logo', points: 3 };
    const [scope] = parse({ bank: 'scope', services: ['Web design', logo] });
    expect(scope).toMatchObject({
      options: [
        { value: 'Web design', label: 'Web design' },
        logo,
        { value: 'other', verdict: 'review', reason: 'New kind of work' },
      ],
    });
  });

  test('keep braces as they are', () => {
    expect(labels(parse({ bank: 'scope', services: ['{floor}'] })[0])[0]).toBe('{floor}');
  });
});

describe('what an owner may say of every entry', () => {
  test('label, hint, when, required and always', () => {
    const more = { label: 'Yours?', hint: 'Just so', required: false, always: true, when: { fit: 'yes' } };
    const [, budget, range] = parse(
      { kind: 'yes-no', name: 'fit', label: 'Fit?' },
      { bank: 'budget', ...more },
    );
    expect(budget).toMatchObject({ name: 'budget', ...more });
    expect(range).toMatchObject({ required: false, always: true, when: { budget: 'unsure' } });
    expect(range?.label).toContain('Work like this');
  });

  test('a later "when" may name the answers of an entry', () => {
    expect(parse({ bank: 'budget' }, { bank: 'repeat', when: { range: ['fits', 'more'] } })).toHaveLength(3);
    const qualifier = {
      ...rules({ bank: 'budget' }),
      outcomes: [{ verdict: 'qualified', when: { budget: 'over' } }],
    };
    expect(parseQualifier(qualifier).outcomes).toEqual(qualifier.outcomes);
  });
});

describe('what is refused, where, and how to mend it', () => {
  const again = 'Give every question its own name.';
  test.each<[unknown[], ...string[]]>([
    [
      [{ bank: 'bugdet' }],
      'questions[0].bank is "bugdet", not a question of the bank | Did you mean "budget"?',
    ],
    [
      [{ bank: 'range' }],
      'questions[0].bank is "range", not a question of the bank | Write one of "budget", ',
    ],
    [[{ bank: 3 }], 'questions[0].bank is 3, not a question of the bank | '],
    [
      [{ bank: 'budget', flor: 1 }],
      'questions[0] has the unknown key "flor" | Did you mean "floor" instead of "flor"?',
    ],
    [
      [{ bank: 'buyer', floor: 1 }],
      'questions[0] has the unknown key "floor" | Remove "floor". Known here: ',
    ],
    [[{ bank: 'budget', floor: '2000' }], 'questions[0].floor is "2000", not a whole number from 1 | '],
    [[{ bank: 'budget', floor: 0 }], 'questions[0].floor is 0, not a whole number from 1 | '],
    [[{ bank: 'budget', range: 5000 }], 'questions[0].range is 5000, not two amounts | Write both ends'],
    [[{ bank: 'budget', range: [1] }], 'questions[0].range is a list, not two amounts | Write both ends'],
    [[{ bank: 'budget', range: [1, '2'] }], 'questions[0].range[1] is "2", not a whole number from 1 | '],
    [
      [{ bank: 'budget', range: [8000, 5000] }],
      'questions[0].range ends at 5000, not above 8000 | Write the lower amount first.',
    ],
    [
      [{ bank: 'budget', floor: 6000, range: [5000, 8000] }],
      'questions[0].floor is 6000, more than the range begins with (5000) | Lower the floor',
    ],
    [
      [
        { bank: 'budget', currency: '€' },
        { bank: 'payment', deposit: 0.3 },
      ],
      'questions[0].currency is "€", not a currency | Write three capitals',
      'questions[1].deposit is 0.3, not a percentage from 1 to 100 | Write 30 for 30 %.',
    ],
    [[{ bank: 'payment', deposit: 101 }], 'questions[0].deposit is 101, not a percentage from 1 to 100 | '],
    [[{ bank: 'timeline', leadTime: 0 }], 'questions[0].leadTime is 0, not a whole number of days from 1 | '],
    [
      [{ bank: 'scope', services: [] }],
      'questions[0].services is an empty list | Name at least one service.',
    ],
    [[{ bank: 'scope', services: [1] }], 'questions[0].services[0] is 1, not a service | '],
    [
      [{ bank: 'scope', services: ['a', { value: 'a', label: 'A' }, 'other'] }],
      'questions[0].services[1] is "a", as an earlier service | ',
      'questions[0].services[2] is "other", the value of "something else" | ',
    ],
    [
      [{ bank: 'buyer', when: { budget: 'over' } }],
      'questions[0].when.budget names "budget", and no question',
    ],
    [
      [{ bank: 'buyer', when: { budget: 'over' } }, { bank: 'budget' }],
      'questions[0].when.budget names "budget", which is not asked earlier | Move that question before this one.',
    ],
    [
      [{ bank: 'budget' }, { bank: 'buyer', when: { range: 'too-mcuh' } }],
      'questions[1].when.range is "too-mcuh", which is no value of "range" | Write one of "fits", ',
    ],
    [
      [{ bank: 'budget' }, { bank: 'budget' }],
      `questions[1].bank is "budget", as that of an earlier question | ${again}`,
    ],
    [
      [{ kind: 'yes-no', name: 'range', label: 'Range?' }, { bank: 'budget' }],
      `questions[1].bank is "range", as that of an earlier question | ${again}`,
    ],
    [
      [{ bank: 'referral' }, { kind: 'yes-no', name: 'referral', label: 'Sent?' }],
      `questions[1].name is "referral", as that of an earlier question | ${again}`,
    ],
  ])('%j', (questions, ...problems) => {
    let found: string[] = [];
    try {
      parse(...questions);
    } catch (error) {
      if (!(error instanceof QualifierError)) throw error;
      found = error.problems.map(({ path, fault, mend }) => `${path} ${fault} | ${mend}`);
    }
    expect(found).toHaveLength(problems.length);
    problems.forEach((problem, index) => expect(found[index]).toContain(problem));
  });
});

describe.each(WORDS)('numbers in $language', (words) => {
  const written = (entry: BankEntry, locale?: string): string =>
    JSON.stringify(expand({ version: 1, questions: [entry] }, words, locale).questions);
  const format = (value: number, options: Intl.NumberFormatOptions, locale = words.language): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...options }).format(value);

  test('are written by Intl, and no placeholder is left', () => {
    const entries: [BankEntry, ...string[]][] = [
      [
        { bank: 'budget', floor: 2500, range: [4000, 12_000], currency: 'EUR' },
        ...[2500, 4000, 12_000].map((sum) => format(sum, { style: 'currency', currency: 'EUR' })),
      ],
      [{ bank: 'payment', deposit: 25 }, format(0.25, { style: 'percent' })],
      [{ bank: 'timeline', leadTime: 10 }, format(10, { style: 'unit', unit: 'day', unitDisplay: 'long' })],
      [{ bank: 'timeline', leadTime: 28 }, format(4, { style: 'unit', unit: 'week', unitDisplay: 'long' })],
    ];
    for (const [entry, ...numbers] of entries) {
      for (const number of numbers) expect(written(entry)).toContain(number);
      expect(written(entry)).not.toMatch(/\{\w+\}/);
    }
  });

  test('follow the region of the page', () => {
    const swiss = format(12_000, { style: 'currency', currency: 'CHF' }, 'de-CH');
    expect(written({ bank: 'budget', range: [12_000, 15_000], currency: 'CHF' }, 'de-CH')).toContain(swiss);
  });
});

test('rules without entries are as they were', () => {
  const plain = rules({ kind: 'yes-no', name: 'fit', label: 'Fit?' });
  expect(JSON.stringify(parseQualifier(plain, english))).toBe(JSON.stringify(plain));
});
