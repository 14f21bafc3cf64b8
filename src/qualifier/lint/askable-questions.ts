/** The questions that a visitor can be asked, in whatever order they answer. */
import { qualify } from '../judging/qualify.ts';
import type { Answers } from '../kinds/kind.ts';
import type { Question } from '../schema/questions.ts';
import type { Qualifier } from '../schema/schema.ts';
import { ANY_DAY, answerCases, namedValues } from './answer-cases.ts';

/** The questions that can be asked. */
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
