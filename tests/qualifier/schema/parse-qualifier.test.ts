import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseQualifier,
  parseQualifierText,
  QualifierError,
  type RuleProblem,
} from '../../../src/qualifier/schema/parse-qualifier.ts';
import { findJsonFault } from '../../../src/qualifier/schema/parse-qualifier.ts';
import { sized } from '../../setup/long.ts';
import { arbitraryQualifier } from '../arbitrary.ts';

const yesNo = { kind: 'yes-no', name: 'fit', label: 'Does it fit?' };
const option = (value: string, more: object = {}) => ({ value, label: value.toUpperCase(), ...more });
const choice = { kind: 'choice', name: 'budget', label: 'Budget?', options: [option('low'), option('high')] };
const amount = {
  kind: 'amount',
  name: 'sum',
  label: 'How much?',
  bands: [{ value: 'low', below: 5 }, { value: 'high' }],
};
const text = { kind: 'text', name: 'why', label: 'Why?' };
const rules = (...questions: readonly unknown[]) => ({ version: 1, questions });

/** The problems of a value, `path fault | mend` each. */
function problems(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    for (const { path, fault, mend } of error.problems) {
      expect(error.message).toContain(`- ${path || 'qualifier'} ${fault}. ${mend}`);
    }
    return error.problems.map(({ path, fault, mend }: RuleProblem) => `${path} ${fault} | ${mend}`);
  }
  return [];
}

describe('what is accepted', () => {
  test.each<[string, unknown]>([
    ['one question', rules(yesNo)],
    [
      'every key of every kind',
      {
        $schema: './qualifier.schema.json',
        version: 1,
        id: 'all',
        pass: 3,
        review: -1,
        maxQuestions: 6,
        questions: [
          {
            ...yesNo,
            hint: 'Be honest',
            expect: 'no',
            otherwise: 'review',
            points: 1,
            reason: 'r',
            explain: 'e',
            always: true,
          },
          { ...choice, display: 'select', required: false, when: { fit: 'no' } },
          { ...choice, name: 'work', kind: 'choices', min: 1, max: 2, when: { budget: ['low', 'high'] } },
          {
            ...amount,
            currency: 'EUR',
            unsure: { label: '?', points: -1, verdict: 'review', reason: 'r', explain: 'e' },
          },
          {
            kind: 'date',
            name: 'day',
            label: 'When?',
            bands: [{ value: 'past', below: -3, verdict: 'unqualified' }],
            when: { sum: 'unsure' },
          },
          { ...text, rows: 3, maxLength: 200, points: 1 },
        ],
        outcomes: [
          {
            verdict: 'qualified',
            when: { sum: ['low', 'unsure'], day: 'past' },
            route: 'call',
            message: 'm',
            href: 'tel:+1',
            action: 'Call',
          },
        ],
      },
    ],
  ])('%s', (_, value) => {
    expect(parseQualifier(value)).toEqual(value);
    expect(parseQualifierText(JSON.stringify(value))).toEqual(value);
  });

  test('every generated qualifier', () => {
    fc.assert(
      fc.property(arbitraryQualifier, (qualifier) => {
        expect(parseQualifier(qualifier)).toEqual(qualifier);
      }),
    );
  });

  test.each([
    '/guide',
    'guide',
    '?a=b',
    '#x',
    '//cdn.example/x',
    'https://a.example/?e={email}',
    'HTTP://a.example',
    'mailto:a@b.example',
    './a:b',
  ])('the address %s', (href) => {
    expect(parseQualifier({ ...rules(yesNo), outcomes: [{ verdict: 'qualified', href }] })).toBeDefined();
  });
});

describe('what is refused, where, and how to mend it', () => {
  const whole = 'Write a whole number, without quotation marks.';
  test.each<[unknown, string]>([
    [null, ' is null, not a qualifier | Write a qualifier with the keys "$schema", "version"'],
    [{ questions: [yesNo] }, 'version is missing | Write "version": 1.'],
    [{ version: '1', questions: [yesNo] }, 'version is "1", not 1 | Write "version": 1.'],
    [{ version: 1 }, 'questions is missing | Write a list of questions'],
    [rules(), 'questions is an empty list | Give at least one question.'],
    [{ ...rules(yesNo), pas: 1 }, ' has the unknown key "pas" | Did you mean "pass" instead of "pas"?'],
    [{ ...rules(yesNo), pass: 1, review: 2 }, 'review is 2, more than "pass" (1) | '],
    [{ ...rules(yesNo), review: 1 }, 'review is 1, more than "pass" (0) | '],
    [{ ...rules(yesNo), maxQuestions: 0 }, 'maxQuestions is 0, not a whole number from 1 | '],
    [
      rules({ ...yesNo, kind: 'yesno' }),
      'questions[0].kind is missing or not a kind of question | Write one of "yes-no", ',
    ],
    [rules('fit'), 'questions[0] is "fit", not a question | '],
    [rules({ ...yesNo, label: ' ' }), 'questions[0].label is empty | Write words.'],
    [
      rules({ ...yesNo, require: true }),
      'questions[0] has the unknown key "require" | Did you mean "required" instead of "require"?',
    ],
    [
      rules({ ...yesNo, currency: 'EUR' }),
      'questions[0] has the unknown key "currency" | Remove "currency".',
    ],
    [
      rules({ ...yesNo, expect: true }),
      'questions[0].expect is true, not "yes" or "no" | Write "yes" or "no".',
    ],
    [
      rules({ ...yesNo, otherwise: 'qualified' }),
      'questions[0].otherwise is "qualified", not "review" or "unqualified" | ',
    ],
    [rules({ ...yesNo, points: 1.5 }), `questions[0].points is 1.5, not a whole number | ${whole}`],
    [rules({ ...yesNo, points: '1' }), `questions[0].points is "1", not a whole number | ${whole}`],
    [rules({ ...yesNo, required: 'no' }), 'questions[0].required is "no", not true or false | '],
    [rules({ ...yesNo, name: 'Fit' }), 'questions[0].name is "Fit": a name starts with a small letter'],
    [rules({ ...yesNo, name: 'submit' }), 'questions[0].name is "submit", which every form has already'],
    [
      rules({ ...yesNo, name: 'constructor' }),
      'questions[0].name is "constructor", which every form has already',
    ],
    [rules({ ...yesNo, name: 'onclick' }), 'questions[0].name is "onclick", which every form has already'],
    [rules({ ...yesNo, name: 'email' }), 'questions[0].name is "email", which the webhook body uses'],
    [
      rules({ ...yesNo, name: 'utm_source' }),
      'questions[0].name is "utm_source", which the webhook body uses',
    ],
    [
      rules({ ...yesNo, name: 'lead-verdict' }),
      'questions[0].name is "lead-verdict", which the webhook body uses',
    ],
    [rules(yesNo, yesNo), 'questions[1].name is "fit", as that of an earlier question | '],
    [rules({ ...choice, points: 1 }), 'questions[0] has the unknown key "points" | Remove "points".'],
    [rules({ ...choice, options: [] }), 'questions[0].options is an empty list | Give at least one option.'],
    [
      rules({ ...choice, options: [option('a'), option('a')] }),
      'questions[0].options[1].value is "a", as that of an earlier option | ',
    ],
    [
      rules({ ...choice, options: [option('a', { verdict: 'no' })] }),
      'questions[0].options[0].verdict is "no", not "review" or "unqualified" | ',
    ],
    [
      rules({ ...choice, options: [option('a', { point: 2 })] }),
      'questions[0].options[0] has the unknown key "point" | Did you mean "points"',
    ],
    [rules({ ...choice, display: 'list' }), 'questions[0].display is "list", not "radio" or "select" | '],
    [rules({ ...choice, kind: 'choices', max: 3 }), 'questions[0].max is 3, and there are 2 options | '],
    [
      rules({ ...choice, kind: 'choices', min: 2, max: 1 }),
      'questions[0].min is 2, and at most 1 can be picked | ',
    ],
    [rules({ ...choice, kind: 'choices', min: 3 }), 'questions[0].min is 3, and at most 2 can be picked | '],
    [rules({ ...amount, currency: 'euro' }), 'questions[0].currency is "euro", not a currency | '],
    [
      rules({ ...amount, bands: [{ value: 'a' }, { value: 'b' }] }),
      'questions[0].bands[0].below is missing, and a band follows | ',
    ],
    [
      rules({
        ...amount,
        bands: [
          { value: 'a', below: 5 },
          { value: 'b', below: 5 },
        ],
      }),
      'questions[0].bands[1].below is 5, not more than 5 before it | ',
    ],
    [
      rules({ ...amount, bands: [{ value: 'a', below: 5 }, { value: 'a' }] }),
      'questions[0].bands[1].value is "a", as that of an earlier band | ',
    ],
    [
      rules({ ...amount, bands: [{ value: 'unsure' }] }),
      'questions[0].bands[0].value is "unsure", the value of the extra answer | ',
    ],
    [rules({ ...amount, unsure: true }), 'questions[0].unsure is true, not an object | '],
    [
      rules({ ...yesNo, when: { budget: 'low' } }),
      'questions[0].when.budget names "budget", and no question bears that name | The first question can have no "when".',
    ],
    [
      rules(choice, { ...yesNo, when: { bugdet: 'low' } }),
      'questions[1].when.bugdet names "bugdet", and no question bears that name | Did you mean "budget"?',
    ],
    [
      rules({ ...yesNo, when: { budget: 'low' } }, choice),
      'questions[0].when.budget names "budget", which is not asked earlier | Move that question before this one.',
    ],
    [
      rules({ ...yesNo, when: { fit: 'yes' } }),
      'questions[0].when.fit names "fit", which is not asked earlier | ',
    ],
    [
      rules(choice, { ...yesNo, when: { budget: 'LOW' } }),
      'questions[1].when.budget is "LOW", a label, not a value | Write its value "low".',
    ],
    [
      rules(choice, { ...yesNo, when: { budget: ['low', 'mid'] } }),
      'questions[1].when.budget is "mid", which is no value of "budget" | Write one of "low", "high".',
    ],
    [
      rules(amount, { ...yesNo, when: { sum: 'unsure' } }),
      'questions[1].when.sum is "unsure", which is no value of "sum" | Write one of "low", "high".',
    ],
    [
      rules({ ...amount, unsure: { label: 'Not sure' } }, { ...yesNo, when: { sum: 'Not sure' } }),
      'questions[1].when.sum is "Not sure", a label, not a value | Write its value "unsure".',
    ],
    [
      rules(text, { ...yesNo, when: { why: 'x' } }),
      'questions[1].when.why is "x", which is no value of "why" | The answers of "why" have no fixed values',
    ],
    [
      rules(choice, { ...yesNo, when: { budget: 1 } }),
      'questions[1].when.budget is 1, not a value or a list of values | ',
    ],
    [rules(choice, { ...yesNo, when: { budget: [] } }), 'questions[1].when.budget is an empty list | '],
    [rules(choice, { ...yesNo, when: 'budget=low' }), 'questions[1].when is "budget=low", not an object | '],
    [
      { ...rules(yesNo), outcomes: [{ verdict: 'ok' }] },
      'outcomes[0].verdict is "ok", not "qualified" or "review" or "unqualified" | ',
    ],
    [
      { ...rules(yesNo), outcomes: [{ verdict: 'review', when: { nobody: 'x' } }] },
      'outcomes[0].when.nobody names "nobody", and no question bears that name | Name one of "fit".',
    ],
  ])('%j', (value, problem) => {
    const found = problems(() => parseQualifier(value));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'a b:c',
    'JaVaScRiPt:1',
    '\u0001javascript:1',
  ])('the address %j', (href) => {
    const found = problems(() =>
      parseQualifier({ ...rules(yesNo), outcomes: [{ verdict: 'qualified', href }] }),
    );
    expect(found[0]).toContain('outcomes[0].href is not a safe address | Use https:');
  });

  test('every problem is told at once', () => {
    const value = rules({ ...yesNo, name: 'Fit', label: 3 }, { ...choice, options: [{ value: '' }] });
    expect(problems(() => parseQualifier(value)).map((problem) => problem.split(' ')[0])).toEqual([
      'questions[0].name',
      'questions[0].label',
      'questions[1].options[0].value',
      'questions[1].options[0].label',
    ]);
  });

  test.each([undefined, NaN, 10n, Symbol('x'), () => 1, 'x'.repeat(1e6), []])('%s', (value) => {
    expect(problems(() => parseQualifier(value)).join('').length).toBeLessThan(300);
  });
});

describe('JSON text that is none', () => {
  test.each([
    ['', 'the text ends in line 1, column 1', 'close what is open'],
    ['{"version": 1', 'the text ends in line 1, column 14', 'close what is open'],
    ['{"version": 1,\n}', '"}" is unexpected in line 2, column 1', 'Remove the comma'],
    ['{"version": 1\n "id": "x"}', '"\\"" is unexpected in line 2, column 2', 'A comma'],
    ["{'version': 1}", '"\'" is unexpected in line 1, column 2', 'straight double'],
    ['{“version”: 1}', '"“" is unexpected in line 1, column 2', 'straight double'],
    ['{\n  // rules\n  "version": 1}', '"/" is unexpected in line 2, column 3', 'no comments'],
    ['{"version": one}', '"o" is unexpected in line 1, column 13', 'double quotation marks'],
    ['{"id": "x}', '"\\"" is unexpected in line 1, column 8', 'not closed'],
    ['[1 2]', '"2" is unexpected in line 1, column 4', 'comma'],
    ['{} {}', '"{" is unexpected in line 1, column 4', 'Look for'],
  ])('%j', (json, fault, mend) => {
    const [problem] = problems(() => parseQualifierText(json));
    expect(problem).toContain(`is no JSON: ${fault} | `);
    expect(problem).toContain(mend);
  });

  test('is found exactly where JSON.parse finds one', () => {
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '0', 'e', '\\', '\n'));
    fc.assert(
      fc.property(damaged, ([json, at, junk]) => {
        const cut = at % (json.length + 1);
        const broken = json.slice(0, cut) + junk + json.slice(cut + 1);
        const isSyntax = problems(() => parseQualifierText(broken)).some((problem) =>
          problem.includes('no JSON'),
        );
        let isJson = true;
        try {
          JSON.parse(broken);
        } catch {
          isJson = false; // That is the question.
        }
        expect(isSyntax).toBe(!isJson);
        expect(findJsonFault(broken) === undefined).toBe(isJson);
      }),
      { numRuns: sized(400, 2000) },
    );
  });
});
