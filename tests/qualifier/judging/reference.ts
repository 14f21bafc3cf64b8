/**
 * The exhaustive reference: judges by brute force over every completion of the answers. It shares no code with
 * `src/qualifier`; slow and plain on purpose.
 */
import type { AnswerValue } from '../../../src/qualifier/kinds/kind.ts';
import type { Effects, Question } from '../../../src/qualifier/schema/questions.ts';
import type { Outcome, Qualifier } from '../../../src/qualifier/schema/schema.ts';
import type { Verdict } from '../../../src/qualifier/verdict.ts';

export const TODAY = '2026-11-21';

/** One answer a visitor can give, and what the rules say about it. */
export interface Possible {
  readonly value: AnswerValue;
  readonly effects: readonly Effects[];
  readonly keys: readonly string[];
}

/** One possible answer for every question. */
export type Complete = ReadonlyMap<string, Possible>;

export interface Result {
  readonly verdict: Verdict;
  readonly points: number;
  readonly outcome: Outcome | undefined;
  readonly visible: readonly string[];
}

/** A day `days` after TODAY, as a calendar date. */
export function daysFromToday(days: number): string {
  return new Date(Date.UTC(2026, 10, 21 + days)).toISOString().slice(0, 10);
}

/** At least one answer for every way a question can be answered; `null` where it may be passed over. */
export function everyAnswer(question: Question): Possible[] {
  const answers: Possible[] = [];
  if (question.kind === 'yes-no') {
    const expected = question.expect === 'no' ? 'no' : 'yes';
    const other = expected === 'no' ? 'yes' : 'no';
    const good: Effects = question.points === undefined ? {} : { points: question.points };
    const bad: Effects = { verdict: question.otherwise ?? 'unqualified', reason: question.reason };
    answers.push({ value: expected, effects: [good], keys: [expected] });
    answers.push({ value: other, effects: [bad], keys: [other] });
  }
  if (question.kind === 'choice')
    for (const option of question.options)
      answers.push({ value: option.value, effects: [option], keys: [option.value] });
  if (question.kind === 'choices') {
    const { options } = question;
    for (let mask = 1; mask < 2 ** options.length; mask++) {
      const picks = options.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
      if (picks.length < (question.min ?? 1) || picks.length > (question.max ?? options.length)) continue;
      const values = picks.map((pick) => pick.value);
      answers.push({ value: values, effects: picks, keys: values });
    }
  }
  if (question.kind === 'amount' || question.kind === 'date') {
    const as = (size: number) => (question.kind === 'amount' ? size : daysFromToday(size));
    let floor = question.kind === 'amount' ? 0 : -400;
    let isOpen = true;
    for (const band of question.bands ?? []) {
      answers.push({ value: as(floor), effects: [band], keys: [band.value] });
      if (band.below === undefined) isOpen = false;
      else floor = band.below;
    }
    if (isOpen) answers.push({ value: as(floor), effects: [], keys: [] });
    if (question.unsure) answers.push({ value: 'unsure', effects: [question.unsure], keys: ['unsure'] });
  }
  if (question.kind === 'text') {
    const effects = question.points === undefined ? [] : [{ points: question.points }];
    answers.push({ value: 'words', effects, keys: [] });
  }
  if (question.required === false) answers.push({ value: null, effects: [], keys: [] });
  return answers;
}

/** Every way to answer every question. */
export function everyCompletion(qualifier: Qualifier): Complete[] {
  let all: Map<string, Possible>[] = [new Map()];
  for (const question of qualifier.questions) {
    const answers = everyAnswer(question);
    all = all.flatMap((some) => answers.map((answer) => new Map([...some, [question.name, answer]])));
  }
  return all;
}

/** The result where every visible question is answered, without a limit. */
export function finalResult(qualifier: Qualifier, complete: Complete): Result {
  const visible: string[] = [];
  const fits = (when: Readonly<Record<string, string | string[]>> | undefined): boolean => {
    for (const name in when) {
      if (!visible.includes(name)) return false;
      const wanted = when[name]!;
      const keys = complete.get(name)!.keys;
      const isMet = typeof wanted === 'string' ? keys.includes(wanted) : wanted.some((w) => keys.includes(w));
      if (!isMet) return false;
    }
    return true;
  };
  for (const question of qualifier.questions) if (fits(question.when)) visible.push(question.name);

  let points = 0;
  const ceilings: string[] = [];
  for (const name of visible)
    for (const effect of complete.get(name)!.effects) {
      points += effect.points ?? 0;
      if (effect.verdict) ceilings.push(effect.verdict);
    }
  const pass = qualifier.pass ?? 0;
  let verdict: Verdict = points >= pass ? 'qualified' : 'unqualified';
  if (points < pass && qualifier.review !== undefined && points >= qualifier.review) verdict = 'review';
  if (verdict === 'qualified' && ceilings.includes('review')) verdict = 'review';
  if (ceilings.includes('unqualified')) verdict = 'unqualified';
  const outcome = qualifier.outcomes?.find((one) => one.verdict === verdict && fits(one.when));
  return { verdict, points, outcome, visible };
}

/** All completions with their results, counted once for a qualifier. */
export class Reference {
  readonly results: readonly { readonly complete: Complete; readonly result: Result }[];

  constructor(qualifier: Qualifier) {
    this.results = everyCompletion(qualifier).map((complete) => ({
      complete,
      result: finalResult(qualifier, complete),
    }));
  }

  /** The results of every completion that agrees with the answers to the questions named. */
  completing(answers: Readonly<Record<string, AnswerValue>>, names: readonly string[]): Result[] {
    const fixed = names.filter((name) => answers[name] !== undefined);
    return this.results
      .filter(({ complete }) => fixed.every((name) => same(complete.get(name)!.value, answers[name]!)))
      .map(({ result }) => result);
  }
}

/** Whether all results have one verdict and one outcome. */
export function isCertain(results: readonly Result[]): boolean {
  return results.every(
    ({ verdict, outcome }) => verdict === results[0]!.verdict && outcome === results[0]!.outcome,
  );
}

function same(a: AnswerValue, b: AnswerValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
