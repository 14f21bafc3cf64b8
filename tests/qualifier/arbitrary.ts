/** Random small qualifiers, all of them valid, with few enough answers to try every completion. */
import * as fc from 'fast-check';
import type { Effects, Question, When } from '../../src/qualifier/schema/questions.ts';
import type { Outcome, Qualifier } from '../../src/qualifier/schema/schema.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const verdict = fc.constantFrom('qualified' as const, 'review' as const, 'unqualified' as const);
const ceiling = fc.constantFrom('review' as const, 'unqualified' as const);
const points = fc.integer({ min: -2, max: 3 });

const effects: fc.Arbitrary<Effects> = fc
  .record({
    points,
    verdict: fc.option(ceiling, { nil: undefined, freq: 2 }),
    reason: maybe(fc.constant('Told')),
  })
  .map(present);

/** The values of the options or bands: v0, v1, … */
const valued = (most: number) =>
  fc
    .array(effects, { minLength: 1, maxLength: most })
    .map((all) => all.map((one, i) => ({ value: `v${i}`, ...one })));
const options = (most: number) =>
  valued(most).map((all) => all.map((one) => ({ ...one, label: one.value.toUpperCase() })));
const bands = (least: number) =>
  fc
    .tuple(valued(2), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }), fc.boolean())
    .map(([all, steps, isOpenEnded]) => {
      let below = least;
      return all.map((one, index) => {
        below += steps[index] ?? 1;
        return isOpenEnded && index === all.length - 1 ? one : { ...one, below };
      });
    });
const unsure = maybe(effects.map((one) => ({ ...one, label: 'Not sure' })));

const kinds = fc.oneof(
  fc.record({
    kind: fc.constant('yes-no' as const),
    expect: maybe(fc.constantFrom('yes' as const, 'no' as const)),
    otherwise: maybe(ceiling),
    points: maybe(points),
    reason: maybe(fc.constant('Told')),
  }),
  fc.record({ kind: fc.constant('choice' as const), options: options(3) }),
  fc
    .record({ kind: fc.constant('choices' as const), options: options(3), min: fc.nat(3), max: fc.nat(3) })
    .map(({ min, max, ...rest }) => {
      const most = Math.min(max, rest.options.length) || rest.options.length;
      return { ...rest, min: Math.min(min, most) || undefined, max: max ? most : undefined };
    }),
  fc.record({ kind: fc.constant('amount' as const), bands: maybe(bands(0)), unsure }),
  fc.record({ kind: fc.constant('date' as const), bands: maybe(bands(-5)), unsure }),
  fc.record({ kind: fc.constant('text' as const), points: maybe(points) }),
);

/** Which question and which of its values a condition names; resolved where the others are known. */
const pointers = fc.array(fc.record({ question: fc.nat(9), value: fc.nat(9), isList: fc.boolean() }), {
  maxLength: 2,
});

const draft = fc.record({
  body: kinds,
  required: maybe(fc.boolean()),
  always: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
  when: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: pointers }),
});

export const arbitraryQualifier: fc.Arbitrary<Qualifier> = fc
  .record({
    drafts: fc.array(draft, { minLength: 1, maxLength: 4 }),
    pass: maybe(fc.integer({ min: -1, max: 4 })),
    gap: maybe(fc.nat(3)),
    maxQuestions: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 1 }),
    outcomes: maybe(fc.array(fc.record({ verdict, when: pointers }), { maxLength: 3 })),
  })
  .map(({ drafts, pass, gap, maxQuestions, outcomes }) => {
    const questions: Question[] = [];
    for (const [index, { body, required, always, when }] of drafts.entries()) {
      const common = {
        name: `q${index}`,
        label: `Question ${index}`,
        required,
        always,
        when: resolve(when, questions),
      };
      questions.push(present({ ...common, ...body }) as Question);
    }
    return present({
      version: 1 as const,
      pass,
      review: gap === undefined ? undefined : (pass ?? 0) - gap,
      maxQuestions,
      questions,
      outcomes: outcomes?.map(({ when, ...rest }, index) =>
        present<Outcome>({ ...rest, route: `r${index}`, when: resolve(when, questions) }),
      ),
    });
  });

function resolve(
  conditions: readonly { question: number; value: number; isList: boolean }[],
  questions: readonly Question[],
): When | undefined {
  const when: When = {};
  for (const { question: at, value: pick, isList } of conditions) {
    const question = questions[at % (questions.length || 1)];
    const values = question ? namedValues(question) : [];
    if (!question || values.length === 0) continue;
    const value = values[pick % values.length]!;
    when[question.name] = isList ? [...new Set([value, values[0]!])] : value;
  }
  return Object.keys(when).length > 0 ? when : undefined;
}

function namedValues(question: Question): string[] {
  if (question.kind === 'yes-no') return ['yes', 'no'];
  if (question.kind === 'text') return [];
  const listed = 'options' in question ? question.options : (question.bands ?? []);
  return [
    ...listed.map(({ value }) => value),
    ...('unsure' in question && question.unsure ? ['unsure'] : []),
  ];
}

/** Without the keys whose value is `undefined`, as JSON has it. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** Values no form sends: wrongly typed, oversized, or with traps. */
export const hostileValues: readonly (readonly [what: string, make: () => unknown])[] = [
  ['an unknown text', () => 'nothing of the kind'],
  ['10 MB of text', () => 'x'.repeat(10_000_000)],
  ['__proto__', () => '__proto__'],
  ['constructor', () => 'constructor'],
  ['NaN', () => NaN],
  ['Infinity', () => Infinity],
  ['a negative number', () => -1],
  ['true', () => true],
  ['a bigint', () => 10n ** 40n],
  ['a symbol', () => Symbol('x')],
  ['a function', () => () => 'yes'],
  ['an object', () => ({ toString: () => 'yes' })],
  ['an object without prototype', () => Object.create(null)],
  ['a list of lists', () => [['yes'], ['v0']]],
  ['a list with an unknown value', () => ['v0', 'nothing']],
  ['a list with a value twice', () => ['v0', 'v0']],
  ['a huge empty list', () => Object.assign([], { length: 4_000_000_000 })],
  [
    'an object with a throwing getter',
    () => ({
      get value() {
        throw new Error('trap');
      },
    }),
  ],
  [
    'a proxy that throws',
    () =>
      new Proxy([], {
        get() {
          throw new Error('trap');
        },
        has() {
          throw new Error('trap');
        },
      }),
  ],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      return proxy;
    },
  ],
  ['30 February', () => '2026-02-30'],
  ['a date with a time', () => '2026-11-21T00:00:00Z'],
];
