/** The analysis that the rules of the lint share, and the warning that each of them gives. */
import type { Qualifier } from '../schema/schema.ts';
import { qualify, type Qualification } from '../judging/qualify.ts';
import type { Answers, AnswerValue } from '../kinds/kind.ts';
import { ANY_DAY, answerCases, namedValues } from './answer-cases.ts';
import type { Question } from '../schema/questions.ts';

/**
 * Something in valid rules that is probably a mistake: where (`questions[0].options[2]`), what it is, and how to mend
 * it.
 */
export interface LintWarning {
  readonly path: string;
  readonly what: string;
  readonly mend: string;
}

/** A qualifier with the results of trying it out; each is computed on first use. */
export class RulesAnalysis {
  readonly qualifier: Qualifier;
  #completions: Completions | undefined | null = null;
  #askable: AskableQuestions | undefined | null = null;
  #unlimited: RulesAnalysis | undefined;

  constructor(qualifier: Qualifier) {
    this.qualifier = qualifier;
  }

  /** `undefined` where there are too many answers to try. */
  get completions(): Completions | undefined {
    if (this.#completions === null) this.#completions = allCompletions(this.qualifier);
    return this.#completions;
  }

  /** `undefined` where there are too many answers to try. */
  get askable(): AskableQuestions | undefined {
    if (this.#askable === null) this.#askable = askableQuestions(this.qualifier);
    return this.#askable;
  }

  /** The same rules without `maxQuestions`. */
  get unlimited(): RulesAnalysis {
    const { maxQuestions, ...unlimited } = this.qualifier;
    return maxQuestions === undefined ? this : (this.#unlimited ??= new RulesAnalysis(unlimited));
  }
}

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

/** The questions that a visitor can be asked, in whatever order they answer. */
export interface AskableQuestions {
  /** The names of all questions that any visitor is ever asked. */
  readonly names: ReadonlySet<string>;
  /** The required ones of the visitor who must answer most, in file order. */
  readonly fullest: readonly Question[];
}

/** How many states are tried at most; each is judged once. */
const MAX_STATES = 2048;

/**
 * Answers question after question as a visitor would, in every way that the rules distinguish.
 * @returns `undefined` where there are too many ways to try them all
 */
export function askableQuestions(qualifier: Qualifier): AskableQuestions | undefined {
  const named = namedValues(qualifier);
  const cases = new Map(qualifier.questions.map((question) => [question, answerCases(question, named)]));
  const names = new Set<string>();
  let fullest: readonly Question[] = [];
  const seen = new Set<string>();
  const steps: Answers[] = [{}];
  for (let answers = steps.pop(); answers; answers = steps.pop()) {
    const { asked } = qualify(qualifier, answers, { today: ANY_DAY });
    for (const { name } of asked) names.add(name);
    const required = asked.filter((question) => question.required !== false);
    if (required.length > fullest.length) fullest = required;
    for (const question of asked) {
      if (Object.hasOwn(answers, question.name)) continue;
      const answersToIt = cases.get(question);
      if (!answersToIt) return undefined;
      for (const { answer } of answersToIt) {
        const next = { ...answers, [question.name]: answer };
        const key = JSON.stringify(
          qualifier.questions.map(({ name }) => (Object.hasOwn(next, name) ? [next[name]] : 0)),
        );
        if (seen.has(key)) continue;
        if (seen.size >= MAX_STATES) return undefined;
        seen.add(key);
        steps.push(next);
      }
    }
  }
  return { names, fullest };
}
