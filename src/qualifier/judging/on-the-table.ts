/** What a visitor may be asked: the questions that can stand before them, in whatever order they answer. */
import { ANY_DAY, answerCases, namedValues } from './answer-cases.ts';
import type { Answers } from './answer.ts';
import { qualify } from './qualify.ts';
import type { Qualifier, Question } from '../schema/schema.ts';

/** The questions that come on the table. */
export interface OnTheTable {
  /** The names of all that anybody is ever asked. */
  readonly ever: ReadonlySet<string>;
  /** The required ones of the visitor who must answer most, in file order. */
  readonly fullest: readonly Question[];
}

/** The most steps that are tried; each judges once. */
const MOST = 2048;

/**
 * Answers question after question as a visitor would, in every way that the rules tell apart.
 * @returns `undefined` where there are too many ways to try them all
 */
export function onTheTable(qualifier: Qualifier, most = MOST): OnTheTable | undefined {
  const named = namedValues(qualifier);
  const cases = new Map(qualifier.questions.map((question) => [question, answerCases(question, named)]));
  const ever = new Set<string>();
  let fullest: readonly Question[] = [];
  const seen = new Set<string>();
  const steps: Answers[] = [{}];
  for (let answers = steps.pop(); answers; answers = steps.pop()) {
    const { asked } = qualify(qualifier, answers, { today: ANY_DAY });
    for (const { name } of asked) ever.add(name);
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
        if (seen.size >= most) return undefined;
        seen.add(key);
        steps.push(next);
      }
    }
  }
  return { ever, fullest };
}
