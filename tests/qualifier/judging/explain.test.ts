import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { qualify } from '../../../src/qualifier/judging/qualify.ts';
import { parseQualifier } from '../../../src/qualifier/schema/parse-qualifier.ts';
import { isUsable } from '../../../src/qualifier/schema/usable.ts';
import { arbitraryQualifier } from '../arbitrary.ts';
import { TODAY } from './reference.ts';

const rules = parseQualifier({
  version: 1,
  pass: 2,
  review: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'Budget?',
      options: [
        {
          value: 'low',
          label: 'Low',
          verdict: 'unqualified',
          reason: 'Cheap',
          explain: 'We begin at $2,000.',
        },
        { value: 'mid', label: 'Mid', points: 1, explain: 'Larger projects come first.' },
        { value: 'high', label: 'High', points: 2, explain: 'Never seen with enough points.' },
        { value: 'mute', label: 'Mute', points: 2, verdict: 'review', reason: 'Odd' },
      ],
      always: true,
    },
    {
      kind: 'yes-no',
      name: 'soon',
      label: 'Is there time?',
      otherwise: 'review',
      explain: 'A rush is possible, and costs more.',
      always: true,
    },
    {
      kind: 'choices',
      name: 'work',
      label: 'What?',
      options: [
        { value: 'site', label: 'A site' },
        { value: 'print', label: 'Print', verdict: 'unqualified', explain: 'We do not print.' },
        { value: 'film', label: 'Film', verdict: 'unqualified', explain: 'We do not film.' },
      ],
    },
  ],
});
/** The rules with an outcome that says this. */
const own = (explain: unknown) => ({ ...rules, outcomes: [{ verdict: 'review', explain }] });
const explained = (answers: object) => {
  const { verdict, explain } = qualify(rules, { ...answers }, { today: TODAY });
  return [verdict, ...explain];
};

describe('the words for the visitor', () => {
  test.each<[answers: object, explained: unknown[]]>([
    [{}, [undefined]],
    [{ budget: 'low' }, ['unqualified', 'We begin at $2,000.']],
    [{ budget: 'high', soon: 'yes', work: ['site'] }, ['qualified']],
    // The ceiling that counts, not the one above it.
    [{ budget: 'high', soon: 'no', work: ['site'] }, ['review', 'A rush is possible, and costs more.']],
    [{ budget: 'high', soon: 'no', work: ['print'] }, ['unqualified', 'We do not print.']],
    // Several of one question, and of several questions, in their order.
    [
      { budget: 'low', soon: 'yes', work: ['film'] },
      ['unqualified', 'We begin at $2,000.', 'We do not film.'],
    ],
    [
      { budget: 'high', soon: 'yes', work: ['print', 'film'] },
      ['unqualified', 'We do not print.', 'We do not film.'],
    ],
    // Where the points do not suffice, those of answers without a ceiling.
    [
      { budget: 'mid', soon: 'no', work: ['site'] },
      ['review', 'Larger projects come first.', 'A rush is possible, and costs more.'],
    ],
    // The owner's reason is for the owner.
    [{ budget: 'mute', soon: 'yes', work: ['site'] }, ['review']],
    // While undecided nothing is explained.
    [{ budget: 'mid' }, [undefined]],
  ])('of %j are %j', (answers, said) => {
    expect(explained(answers)).toEqual(said);
  });

  test('are never an owner’s reason, whatever the rules', () => {
    fc.assert(
      fc.property(
        arbitraryQualifier,
        fc.array(fc.constantFrom('yes', 'no', 'v0', 'v1', 'v2')),
        (qualifier, given) => {
          const answers = Object.fromEntries(given.map((value, index) => [`q${index}`, value]));
          expect(qualify(qualifier, answers, { today: TODAY }).explain).toEqual([]);
        },
      ),
    );
  });
});

describe('an outcome’s own explanation', () => {
  test('is words', () => {
    expect(isUsable(own('Words'))).toBe(true);
    expect(parseQualifier(own('Words')).outcomes).toEqual([{ verdict: 'review', explain: 'Words' }]);
  });

  test.each([5, '', ' ', ['Words'], false, null])('is not %j', (explain) => {
    expect(isUsable(own(explain))).toBe(false);
    expect(() => parseQualifier(own(explain))).toThrow('outcomes[0].explain');
  });
});
