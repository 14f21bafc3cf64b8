/** All ways to answer a qualifier's questions, with the result of each. */
import { qualify, type Qualification } from '../judging/qualify.ts';
import type { Answers, AnswerValue } from '../kinds/kind.ts';
import type { Qualifier } from '../schema/schema.ts';
import { ANY_DAY, answerCases, namedValues } from './answer-cases.ts';

/** One way to answer all questions, and its result. */
export interface Completion {
  readonly answers: Answers;
  readonly result: Qualification;
}

/** Every way to answer, as far as the rules distinguish answers. */
export interface Completions {
  readonly all: readonly Completion[];
  /**
   * How much the question of that index decides: the share, 0 to 1, of all answers to the *other* questions with
   * which its own answer changes the verdict or the outcome. 0 means that it never changes anything.
   */
  readonly influence: (index: number) => number;
}

/** How many ways are tried at most; judging them takes some 50 ms at worst. */
const MAX_COMPLETIONS = 2048;

/** @returns `undefined` where there are too many ways to try them all */
export function allCompletions(qualifier: Qualifier): Completions | undefined {
  const { questions, outcomes = [] } = qualifier;
  const named = namedValues(qualifier);
  const strides: number[] = [];
  const counts: number[] = [];
  let ways: Record<string, AnswerValue>[] = [{}];
  for (const question of questions) {
    const cases = answerCases(question, named);
    if (!cases || cases.length * ways.length > MAX_COMPLETIONS) return undefined;
    strides.push(ways.length);
    counts.push(cases.length);
    const before = ways;
    ways = cases.flatMap(({ answer }) => before.map((way) => ({ ...way, [question.name]: answer })));
  }
  const all = ways.map((answers) => ({ answers, result: qualify(qualifier, answers, { today: ANY_DAY }) }));
  const results = all.map(
    ({ result: { verdict, outcome } }) => `${verdict} ${outcome ? outcomes.indexOf(outcome) : ''}`,
  );
  const influence = (index: number): number => {
    const [stride = 1, count = 1] = [strides[index], counts[index]];
    // Ways that differ only in this question are `stride` apart, in rows of `count`.
    let changed = 0;
    for (let start = 0; start < results.length; start++) {
      if (Math.floor(start / stride) % count !== 0) continue;
      const row = Array.from({ length: count }, (_, step) => results[start + step * stride]);
      if (row.some((one) => one !== row[0])) changed++;
    }
    return (changed * count) / results.length;
  };
  return { all, influence };
}
