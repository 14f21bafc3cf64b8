import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { qualify } from '../../../src/qualifier/judging/qualify.ts';
import { lint, type FormFacts } from '../../../src/qualifier/lint/lint.ts';
import { parseQualifier, parseQualifierText } from '../../../src/qualifier/schema/parse-qualifier.ts';
import type { Qualifier } from '../../../src/qualifier/schema/schema.ts';
import { example } from '../../package/readme.ts';
import { TODAY } from '../judging/reference.ts';

const option = (value: string, more: object = {}) => ({ value, label: `The ${value}`, ...more });
const out = { verdict: 'unqualified' };
const look = { verdict: 'review' };
const fit = { kind: 'yes-no', name: 'fit', label: 'Does it fit?' };
const choice = (name: string, ...options: readonly object[]) => ({
  kind: 'choice',
  name,
  label: `Which ${name}?`,
  options,
});
const budget = choice(
  'budget',
  option('low', out),
  option('mid', { points: 1 }),
  option('high', { points: 2 }),
);
const idle = choice('color', option('red'), option('blue'));
const sum = { kind: 'amount', name: 'sum', label: 'How much?' };
const day = { kind: 'date', name: 'day', label: 'When?' };
const rules = (...questions: readonly object[]) => ({ version: 1, questions });

/** What the lint says, `path what | mend` each. */
const said = (value: unknown, facts?: FormFacts): string[] =>
  lint(parseQualifier(value), facts).map(({ path, what, mend }) => `${path} ${what} | ${mend}`);

describe('what is suspicious, where, and how to mend it', () => {
  test.each<[title: string, rules: object, said: string | string[], facts?: FormFacts]>([
    [
      'a pass mark out of reach',
      { ...rules(budget), pass: 5 },
      'pass is out of reach: it is 5, and the answers come to 2 at most | Write 2 or less',
    ],
    [
      'a pass mark that only two exclusive answers reach together',
      {
        ...rules(
          choice('a', option('x', out), option('y'), option('z')),
          { ...choice('b', option('p', { points: 2 }), option('q')), when: { a: 'y' } },
          { ...choice('c', option('p', { points: 2 }), option('q')), when: { a: 'z' } },
        ),
        pass: 4,
      },
      'pass is out of reach: it is 4, and the answers come to 2 at most',
    ],
    [
      'a pass mark that every answer reaches',
      { ...rules(choice('size', option('s', { points: 1 }), option('l', { points: 3 })), fit), pass: 1 },
      [
        'pass is always reached: it is 1, and any answers come to 1 or more, so that the points change nothing | Write a mark from 2 to 3',
        'questions[1] "fit" alone decides, and "size" is asked for nothing | Ask it alone, or',
      ],
    ],
    [
      'points without a pass mark',
      rules(fit, choice('size', option('s', { points: 1 }), option('l', { points: 3 }))),
      [
        'pass is missing, so that the points of "size" change nothing | Write "pass", the points from which a lead is qualified: from 2 to 3.',
        'questions[1] "size" is never asked: the verdict is always certain before it',
      ],
    ],
    [
      'the same points for every answer',
      { ...rules(choice('size', option('s', { points: 1 }), option('l', { points: 1 }))), pass: 1 },
      'pass is always reached: it is 1, and any answers come to 1 or more, so that the points change nothing | Give the answers of a good client more points',
    ],
    [
      'a limit that leaves nobody qualified',
      {
        ...rules(
          choice('a', option('x', { points: 1 }), option('y')),
          choice('b', option('x', { points: 1 }), option('y')),
        ),
        pass: 2,
        maxQuestions: 1,
      },
      [
        'maxQuestions is 1, and nobody can be qualified by so few answers | Write a higher number',
        'questions[1] "b" is never asked: "maxQuestions" (1) is reached before it | Write a higher "maxQuestions"',
      ],
    ],
    [
      'enough points only with answers that have a ceiling',
      {
        ...rules(choice('a', option('x', { points: 2, ...look }), option('y'))),
        pass: 2,
      },
      'questions nobody can be qualified: answers that come to enough points are never without a "verdict" | Take',
    ],
    [
      'answers that can turn nobody away',
      rules(idle),
      'questions no answer can turn anybody away: whatever is answered, the verdict is "qualified" | Give the answers of a poor fit',
    ],
    [
      'a question that turns everybody away',
      rules(fit, { ...choice('why', option('a', out), option('b', out)), when: { fit: 'yes' } }),
      ['questions[1] every answer to it turns the visitor away | Take the "verdict" from'],
    ],
    [
      'a question after which nobody is qualified',
      rules(fit, { ...choice('why', option('a', look), option('b', look)) }),
      [
        'questions[1] whoever is asked cannot be qualified: every answer to it has a "verdict" | Take',
        'questions[1] "why" is never asked: the verdict is always certain before it',
      ],
    ],
    [
      'a review mark between which and the pass mark nothing lies',
      { ...rules(choice('a', option('x', { points: 3 }), option('y'))), pass: 3, review: 1 },
      'review changes nothing: no answers come to 1 to 2 points | Remove it',
    ],
    [
      'a question whose conditions exclude each other',
      rules(
        choice('a', option('x', out), option('y')),
        { ...fit, name: 'b', when: { a: 'y' } },
        { ...fit, name: 'c', when: { a: 'x', b: 'yes' } },
      ),
      'questions[2].when can never hold, so that "c" is never asked | All its conditions must hold at once',
    ],
    [
      'a question after one that settles everything',
      rules(fit, { ...choice('b', option('x'), option('y', look)), when: { fit: 'no' } }),
      'questions[1] "b" is never asked: the verdict is always certain before it | Write "always": true',
    ],
    [
      'a question that never matters',
      rules(idle, fit, { ...fit, name: 'also' }),
      'questions[0] never matters: no answer to "color" changes the verdict or the outcome | Give its answers "points"',
    ],
    [
      'points that can never tip the scales',
      {
        ...rules(
          choice('c', option('x', { points: 1 }), option('y')),
          choice('a', option('x', { points: 5 }), option('y')),
          choice('b', option('x', { points: 5 }), option('y')),
        ),
        pass: 5,
      },
      'questions[0] never matters: no answer to "c"',
    ],
    [
      'one question that decides alone',
      rules(idle, choice('form', option('round'), option('square')), fit),
      'questions[2] "fit" alone decides, and "color", "form" are asked for nothing | Ask it alone',
    ],
    [
      'a name that a field of the form has',
      rules(fit),
      'questions[0].name is "fit", and the form has a field of that name already: its value and the answer get mixed up | Choose another name, such as "our-fit"',
      { formFields: ['email', 'fit'] },
    ],
    [
      'one option only',
      rules(fit, { ...choice('ok', option('yes')), always: true }),
      'questions[1].options has one option only: the visitor has no choice',
    ],
    [
      'two options with the same words',
      rules(choice('a', { value: 'x', label: 'Small' }, { value: 'y', label: 'small ', ...out })),
      'questions[0].options[1].label is "small ", as that of an earlier option: visitors cannot tell them apart | Give',
    ],
    [
      'two values that many tools take for one',
      rules(choice('a', option('shop'), { value: 'Shop', label: 'Big shop', ...out })),
      'questions[0].options[1].value is "Shop", and an earlier one is "shop": many tools take them for the same | Make',
    ],
    [
      'a label for a value',
      rules(choice('a', { value: 'Under $2,000', label: 'Under $2,000', ...out }, option('more'))),
      'questions[0].options[0].value is the label, "Under $2,000": who edits the words later edits the value too',
    ],
    [
      'a band below zero',
      rules({
        ...sum,
        bands: [
          { value: 'debt', below: 0, ...out },
          { value: 'low', below: 9, ...out },
        ],
      }),
      'questions[0].bands[0] "debt" is never used: no amount falls in it | Amounts are 0 or more',
    ],
    [
      'a band between two days',
      rules({
        ...day,
        bands: [
          { value: 'a', below: 1.2, ...out },
          { value: 'b', below: 1.9 },
        ],
      }),
      'questions[0].bands[1] "b" is never used: no day falls in it | "below" counts whole days',
    ],
    [
      'an outcome behind another',
      { ...rules(fit), outcomes: [{ verdict: 'qualified' }, { verdict: 'qualified', when: { fit: 'yes' } }] },
      'outcomes[1] never follows: outcomes[0] fits whenever this one does, and comes first | Move this one',
    ],
    [
      'an outcome behind two others that share all leads',
      {
        ...rules(choice('a', option('x'), option('y'), option('z', out))),
        outcomes: [
          { verdict: 'qualified', when: { a: 'x' } },
          { verdict: 'qualified', when: { a: 'y' } },
          { verdict: 'qualified' },
        ],
      },
      'outcomes[2] never follows: no answers that lead to "qualified" reach it | The outcomes before it take all',
    ],
    [
      'an outcome whose condition and verdict exclude each other',
      { ...rules(fit), outcomes: [{ verdict: 'qualified', when: { fit: 'no' } }] },
      'outcomes[0] never follows: no answers that lead to "qualified" reach it | Check its "when"',
    ],
    [
      'an outcome of a verdict that nobody gets',
      { ...rules({ ...fit, otherwise: 'review' }), outcomes: [{ verdict: 'unqualified' }] },
      'outcomes[0] never follows: no answers lead to "unqualified" | Correct its "verdict"',
    ],
    [
      'leads that fall between two routes',
      {
        ...rules(choice('a', option('x'), option('y'), option('w'), option('z', out))),
        outcomes: [
          { verdict: 'qualified', when: { a: 'x' }, route: 'call' },
          { verdict: 'qualified', when: { a: 'y' }, route: 'mail' },
        ],
      },
      'outcomes some "qualified" leads get none of the routes "call", "mail", such as that with a: "w" | Add a last outcome',
    ],
    [
      'words of a link without a link',
      { ...rules(fit), outcomes: [{ verdict: 'qualified', action: 'Call' }] },
      'outcomes[0].action is "Call", the words of a link, and there is no link: nobody sees them | Add "href"',
    ],
    [
      'an unknown placeholder',
      {
        ...rules(fit),
        outcomes: [{ verdict: 'qualified', message: 'We write to {mail}, {name}. Keep {reference}.' }],
      },
      'outcomes[0].message has {mail}, which nothing is put in for | Did you mean {email}?',
    ],
    [
      'too many fields',
      rules(fit, { ...fit, name: 'also' }),
      'questions a visitor may have to fill 5 fields (3 of the form, 2 asked here), and the budget is 4. Each field costs leads: a form cut from 11 fields to 4 converted 120 % better (Imaginary Landscape; one site, one test) | Drop "also" first',
      { required: 3 },
    ],
    [
      'an out of reach mark, of rules too large to try',
      {
        ...rules(
          ...Array.from({ length: 9 }, (_, index) => ({ ...budget, name: `b${index}`, required: index > 0 })),
        ),
        pass: 19,
        maxQuestions: 3,
      },
      'pass is out of reach: it is 19, and the answers come to 18 at most',
    ],
  ])('%s', (_title, value, expected, facts) => {
    const found = said(value, facts);
    const all = [expected].flat();
    expect(found).toHaveLength(all.length);
    for (const [index, text] of all.entries()) expect(found[index]).toContain(text);
  });
});

const design = parseQualifier(
  JSON.parse(readFileSync(new URL('../design-example.json', import.meta.url), 'utf8')),
);
const demo = (language: string) =>
  parseQualifierText(
    readFileSync(new URL(`../../../demo/qualifiers/${language}.json`, import.meta.url), 'utf8'),
  );
const readme = /<script type="application\/json">([^]*)<\/script>/.exec(example('rules'))?.[1] ?? '';

describe('rules that make sense lint clean', () => {
  test.each<[string, Qualifier]>([
    ['a question in one line', parseQualifier(rules({ ...fit, expect: 'no' }))],
    ['a question that leaves the rest to a person', parseQualifier(rules({ ...fit, otherwise: 'review' }))],
    ['the example of the design', design],
    ['the rules of the README', parseQualifierText(readme)],
    ['the demo in English', demo('en')],
    ['the demo in French', demo('fr')],
    ['the demo in Arabic', demo('ar')],
    ['points beside a verdict, and no pass mark', parseQualifier(rules(budget))],
    [
      'questions for the owner’s sake',
      parseQualifier(
        rules(
          choice('first', option('yes', { reason: 'First web project' }), option('no')),
          { kind: 'text', name: 'why', label: 'Why?' },
          { ...idle, always: true, required: false },
          fit,
        ),
      ),
    ],
    [
      'an outcome for leads that could not be judged',
      parseQualifier({ ...rules(fit), outcomes: [{ verdict: 'review', route: 'look' }] }),
    ],
  ])('%s', (_title, qualifier) => {
    expect(lint(qualifier, { formFields: ['email', 'name'], required: 1 })).toEqual([]);
  });
});

test('large rules are looked at quickly', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...choice(`q${index}`, ...Array.from({ length: 20 }, (__, at) => option(`v${at}`, { points: at }))),
    kind: index % 2 ? 'choices' : 'choice',
    required: index % 3 > 0,
    ...(index > 0 && { when: { [`q${index - 1}`]: Array.from({ length: 20 }, (__, at) => `v${at}`) } }),
  }));
  const qualifier = parseQualifier({ ...rules(...many), pass: 2000 });
  const start = process.cpuUsage();
  expect(lint(qualifier)).toHaveLength(1);
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(1_000_000);
  expect(qualify(qualifier, {}, { today: TODAY }).verdict).toBe(undefined);
});
