import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerText, readAnswer } from '../../../src/qualifier/kinds/kinds.ts';
import { qualify } from '../../../src/qualifier/judging/qualify.ts';
import { revision } from '../../../src/qualifier/revision.ts';
import { isUsable } from '../../../src/qualifier/schema/usable.ts';
import { sized } from '../../setup/long.ts';
import { arbitraryQualifier } from '../arbitrary.ts';
import { everyAnswer, TODAY } from '../judging/reference.ts';

const yesNo = { kind: 'yes-no', name: 'fit', label: 'Fit?' };
const choice = {
  kind: 'choice',
  name: 'budget',
  label: 'Budget?',
  options: [{ value: 'low', label: 'Low' }],
};
const rules = (...questions: readonly unknown[]) => ({ version: 1, questions });

test('what the schema accepts is usable', () => {
  fc.assert(
    fc.property(arbitraryQualifier, (qualifier) => isUsable(qualifier)),
    { numRuns: sized(300, 1000) },
  );
});

describe('not usable is', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    ['rules'],
    [[]],
    [{}],
    [rules()],
    [{ version: 2, questions: [yesNo] }],
    [{ version: 1, questions: { 0: yesNo } }],
    [rules(null)],
    [rules({ ...yesNo, kind: 'constructor' })],
    [rules({ ...yesNo, name: 'Not a name' })],
    [rules({ ...yesNo, name: '__proto__' })],
    [rules({ ...yesNo, label: undefined })],
    [rules({ ...yesNo, label: '' })],
    [rules({ ...yesNo, points: '1' })],
    [rules({ ...yesNo, points: 0.5 })],
    [rules({ ...yesNo, otherwise: 'no' })],
    [rules({ ...yesNo, when: 'budget' })],
    [rules({ ...yesNo, when: { budget: 1 } })],
    [rules(yesNo, yesNo)],
    [rules({ ...choice, options: undefined })],
    [rules({ kind: 'choice', name: 'a', label: 'A' })],
    [rules({ ...choice, options: [] })],
    [rules({ ...choice, options: [{ value: 'low' }] })],
    [rules({ ...choice, options: [...choice.options, ...choice.options] })],
    [rules({ kind: 'amount', name: 'a', label: 'A', bands: [{ value: 'low', below: '5' }] })],
    [rules({ kind: 'amount', name: 'a', label: 'A', unsure: 'Not sure' })],
    [{ ...rules(yesNo), pass: '2' }],
    [{ ...rules(yesNo), maxQuestions: 0 }],
    [{ ...rules(yesNo), outcomes: {} }],
    [{ ...rules(yesNo), outcomes: [{ message: 'x' }] }],
    [{ ...rules(yesNo), outcomes: [{ verdict: 'qualified', href: 'javascript:alert(1)' }] }],
  ])('%j', (value) => {
    expect(isUsable(value)).toBe(false);
  });
});

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'yes',
  'v0',
  'unsure',
  'q0',
  'review',
  'choices',
  'text',
  'date',
  [],
  ['v0'],
  [[]],
  {},
  { q0: 'v0' },
  { q9: [] },
);

test('with a usable qualifier, however damaged, nothing throws whatever the answers', () => {
  let usable = 0;
  fc.assert(
    fc.property(
      arbitraryQualifier,
      fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 2 }),
      junk,
      (base, changes, answer) => {
        const damaged: unknown = structuredClone(base);
        for (const [at, value] of changes) {
          const places = placesOf(damaged);
          const [holder, key] = places[at % places.length]!;
          if (Array.isArray(holder) && value === undefined) holder.splice(Number(key), 1);
          else if (value === undefined) delete holder[key];
          else holder[key] = structuredClone(value);
        }
        if (!isUsable(damaged)) return;
        usable++;
        revision(damaged);
        for (const question of damaged.questions) {
          const read = readAnswer(question, answer);
          if (read !== undefined) answerText(question, read);
          const given = {
            q0: answer,
            q1: answer,
            q2: everyAnswer(base.questions[0]!)[0]!.value,
            [question.name]: 'yes',
          };
          expect(qualify(damaged, given, { today: TODAY }).points).toBeTypeOf('number');
        }
      },
    ),
    { numRuns: sized(2000, 10_000) },
  );
  expect(usable).toBeGreaterThan(sized(100, 500));
});

type Holder = Record<string, unknown>;

/** Every key in a value, with the object that holds it. */
function placesOf(value: unknown): (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...placesOf(holder[key])]);
}
