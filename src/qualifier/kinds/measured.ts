/** Answers with a size that falls in a band: amounts, and dates by their days from today. Or "unsure". */
import type { AmountQuestion, Band, DateQuestion, Question } from '../schema/questions.ts';
import { effectChecks, isListOf, isObjectWith, isText, maybe } from './checks.ts';
import type { AnswerEffects, AnswerValue, GivenAnswer, Kind } from './kind.ts';
import { pickOne } from './options.ts';

type MeasuredQuestion = AmountQuestion | DateQuestion;

/** The extra answer, where it is offered. */
const unsure = pickOne<MeasuredQuestion>(
  {
    bands: maybe(
      isListOf(isObjectWith({ value: isText, below: maybe(Number.isFinite), ...effectChecks }), 'value'),
    ),
    unsure: maybe(isObjectWith({ label: isText, ...effectChecks })),
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
  textOf: (question, value) =>
    typeof value === 'number' ? `${value} ${question.currency ?? ''}`.trim() : unsure.textOf(question, value),
};

/** A calendar date. Its bands count days from today: where `today` is no date, its effects are unknown. */
export const date: Kind<DateQuestion> = {
  checks: unsure.checks,
  read: (question, value) =>
    typeof value === 'string' && !Number.isNaN(dayNumber(value)) ? value : unsure.read(question, value),
  effectsOf: (question, value, today) =>
    Number.isNaN(dayNumber(today)) ? undefined : measuredEffects(question, value, today),
  possible,
  textOf: unsure.textOf,
};

/** The band an amount, or a date (in days from `today`), falls in; `undefined` for other answers. */
export function bandOf(question: Question, value: AnswerValue, today: string): Band | undefined {
  if (question.kind !== 'amount' && question.kind !== 'date') return undefined;
  const size = typeof value === 'number' ? value : dayNumber(value) - dayNumber(today);
  return question.bands?.find(({ below = Infinity }) => size < below);
}

/**
 * The number of a calendar date's day, counted from 1970-01-01, without any time zone.
 * @returns `NaN` unless `text` is a real date written `YYYY-MM-DD`
 */
export function dayNumber(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return NaN;
  const day = new Date(text);
  // Engines differ on 30 February: an invalid date, or 2 March. Written out again it must be the same.
  return day.toJSON()?.startsWith(text) ? day.getTime() / 86_400_000 : NaN;
}

function measuredEffects(
  question: MeasuredQuestion,
  value: GivenAnswer,
  today: string,
): readonly AnswerEffects[] {
  const band = bandOf(question, value, today);
  return band ? [band] : unsure.effectsOf(question, value);
}

function possible(question: MeasuredQuestion): readonly AnswerEffects[] {
  const { bands = [] } = question;
  const last = bands.at(-1);
  // The empty effect is that of an answer in no band.
  const others = last && last.below === undefined ? [] : [{}];
  return [...bands, ...unsure.possible(question), ...others];
}
