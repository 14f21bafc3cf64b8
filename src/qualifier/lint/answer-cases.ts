/**
 * The answers to a question, grouped by their effects: of all answers that are judged alike, one represents the others.
 * So a few cases cover a whole question, and rules can be tried out completely.
 */
import type { AnswerValue } from '../kinds/kind.ts';
import { effectsOf } from '../kinds/kinds.ts';
import { bandOf } from '../kinds/measured.ts';
import type { Band, ChoicesQuestion, Question } from '../schema/questions.ts';
import type { Qualifier } from '../schema/schema.ts';
import { rankOf } from '../verdict.ts';

/** A set of answers that no rule distinguishes. */
export interface AnswerCase {
  /** The answer that represents them; `null` passes over an optional question. */
  readonly answer: AnswerValue;
  readonly points: number;
  /** The place of their ceiling among the verdicts, see `rankOf`. */
  readonly rank: number;
}

/** The visitor's date where rules are tried out. Bands count days from today, so any date will do. */
export const ANY_DAY = '2026-01-01';

/** How many cases of one question are tried at most. */
const MAX_CASES = 256;

/**
 * Every case of `question`, including passing it over where it is optional.
 * @param named as `namedValues` returns it
 * @returns `undefined` where there are too many (a `choices` of which every pick matters)
 */
export function answerCases(question: Question, named: NamedValues): readonly AnswerCase[] | undefined {
  const answers = question.kind === 'choices' ? picks(question, named) : examples(question);
  const cases = new Map<string, AnswerCase>();
  if (!answers) return undefined;
  if (question.required === false) answers.push(null);
  for (const answer of answers) {
    const weighed = weigh(question, answer, named);
    if (!cases.has(weighed.key)) cases.set(weighed.key, weighed);
  }
  return cases.size > MAX_CASES ? undefined : [...cases.values()];
}

/** Question name → those of its values that a `when` names. */
export type NamedValues = ReadonlyMap<string, ReadonlySet<string>>;

export function namedValues({ questions, outcomes = [] }: Qualifier): NamedValues {
  const named = new Map<string, Set<string>>();
  for (const { when = {} } of [...questions, ...outcomes])
    for (const [name, wanted] of Object.entries(when))
      named.set(name, new Set([...(named.get(name) ?? []), ...[wanted].flat()]));
  return named;
}

/** The bands that no answer falls in: amounts are 0 or more, days are whole, and the calendar ends. */
export function emptyBands(question: Question): readonly Band[] {
  if (question.kind !== 'amount' && question.kind !== 'date') return [];
  const filled = examples(question).map((answer) => bandOf(question, answer, ANY_DAY));
  return (question.bands ?? []).filter((band) => !filled.includes(band));
}

function weigh(question: Question, answer: AnswerValue, named: NamedValues): AnswerCase & { key: string } {
  const effects = effectsOf(question, answer, ANY_DAY);
  const points = effects.reduce((sum, effect) => sum + (effect.points ?? 0), 0);
  const rank = Math.min(...effects.map(({ verdict }) => rankOf(verdict)), rankOf());
  const values = effects
    .map(({ value }) => value)
    .filter((value) => named.get(question.name)?.has(value ?? ''));
  return { answer, points, rank, key: JSON.stringify([points, rank, values]) };
}

/** One answer of each kind that the question distinguishes; for `choices` see `picks`. */
function examples(question: Question): AnswerValue[] {
  if (question.kind === 'yes-no') return ['yes', 'no'];
  if (question.kind === 'text') return ['x'];
  if ('options' in question) return question.options.map(({ value }) => value);
  const edges = (question.bands ?? []).flatMap(({ below }) => below ?? []);
  const sizes: AnswerValue[] =
    question.kind === 'amount'
      ? [0, ...edges.filter((edge) => edge >= 0)]
      : [Math.ceil(edges[0] ?? 0) - 1, ...edges.map(Math.ceil)].map(dateAfter);
  return question.unsure ? [...sizes, 'unsure'] : sizes;
}

/** The first and the last day that a calendar date can name, in milliseconds since 1970. */
const [FIRST, LAST] = [Date.parse('0001-01-01'), Date.parse('9999-12-31')];

function dateAfter(days: number): string {
  const time = Date.parse(ANY_DAY) + days * 86_400_000;
  return new Date(Math.min(Math.max(time, FIRST), LAST)).toISOString().slice(0, 10);
}

/** One set of picks for each case, built up option by option; `undefined` where there are too many. */
function picks(question: ChoicesQuestion, named: NamedValues): AnswerValue[] | undefined {
  const { options, min = 1, max = options.length } = question;
  let some = new Map<string, string[]>([['', []]]);
  for (const { value } of options) {
    const more = new Map(some);
    for (const picked of some.values()) {
      const one = [...picked, value];
      if (one.length <= max) more.set(`${one.length} ${weigh(question, one, named).key}`, one);
    }
    if (more.size > MAX_CASES) return undefined;
    some = more;
  }
  return [...some.values()].filter(({ length }) => length >= min);
}
