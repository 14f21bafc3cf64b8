/** Answers with a size that falls in a band: amounts, and dates by their days from today. Or "unsure". */
import { boundsOf, type Bounds } from '../judging/bounds.ts';
import { dayNumber } from '../judging/calendar.ts';
import type { AmountQuestion, Band, DateQuestion, Question } from '../schema/schema.ts';
import { effects, isText, list, maybe, object } from './checks.ts';
import type { AnswerEffects, AnswerValue, Kind } from './kind.ts';
import { pickOne } from './pick-one.ts';

type MeasuredQuestion = AmountQuestion | DateQuestion;

/** The extra answer, where it is offered. */
const unsure = pickOne<MeasuredQuestion>(
  {
    bands: maybe(list(object({ value: isText, below: maybe(Number.isFinite), ...effects }), 'value')),
    unsure: maybe(object({ label: isText, ...effects })),
  },
  (question) => (question.unsure ? [{ ...question.unsure, value: 'unsure' }] : []),
);

/** An amount of money, 0 or more. */
export const amount: Kind<AmountQuestion> = {
  checks: { ...unsure.checks, currency: maybe(isText) },
  read(question, value) {
    if (typeof value !== 'number') return unsure.read(question, value);
    return value >= 0 && value < Infinity ? value : undefined;
  },
  effectsOf: measuredEffects,
  possible,
  bounds,
  textOf: (question, value) =>
    typeof value === 'number' ? `${value} ${question.currency ?? ''}`.trim() : unsure.textOf(question, value),
};

/** A calendar date; its bands count the days from today, so that by no valid `today` nothing can be said of it. */
export const date: Kind<DateQuestion> = {
  checks: unsure.checks,
  read: (question, value) =>
    typeof value === 'string' && !Number.isNaN(dayNumber(value)) ? value : unsure.read(question, value),
  effectsOf: (question, value, today) =>
    value !== null && Number.isNaN(dayNumber(today)) ? undefined : measuredEffects(question, value, today),
  possible,
  bounds,
  textOf: (question, value) => unsure.textOf(question, value),
};

/** The band an amount, or a date (in days from `today`), falls in; `undefined` for other answers. */
export function bandOf(question: Question, value: AnswerValue, today: string): Band | undefined {
  if (question.kind !== 'amount' && question.kind !== 'date') return undefined;
  const size = typeof value === 'number' ? value : dayNumber(value) - dayNumber(today);
  return question.bands?.find(({ below = Infinity }) => size < below);
}

function measuredEffects(
  question: MeasuredQuestion,
  value: AnswerValue,
  today: string,
): readonly AnswerEffects[] {
  const band = bandOf(question, value, today);
  return band ? [band] : unsure.possible(question).filter((answer) => answer.value === value);
}

function possible(question: MeasuredQuestion): readonly AnswerEffects[] {
  const { bands = [] } = question;
  const last = bands.at(-1);
  // The empty one is that of an answer no band holds.
  const others = last && last.below === undefined ? [] : [{}];
  return [...bands, ...unsure.possible(question), ...others];
}

function bounds(question: MeasuredQuestion, mayStayBlank: boolean): Bounds {
  return boundsOf(possible(question), mayStayBlank);
}
