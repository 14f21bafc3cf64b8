import type { AnswerValue } from '../../src/qualifier/kinds/kind.ts';
import { qualify, type Qualification } from '../../src/qualifier/judging/qualify.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { everyAnswer, TODAY } from './judging/reference.ts';

type Answers = Readonly<Record<string, AnswerValue>>;

/** Every state a visitor can reach by answering, in any order, what stands before them. */
export function everyState(
  qualifier: Qualifier,
  visit: (answers: Answers, result: Qualification) => void,
): void {
  const seen = new Set<string>();
  const go = (answers: Answers): void => {
    const key = JSON.stringify(qualifier.questions.map(({ name }) => answers[name] ?? `${name in answers}`));
    if (seen.has(key)) return;
    seen.add(key);
    const result = qualify(qualifier, answers, { today: TODAY });
    visit(answers, result);
    for (const question of result.asked) {
      if (Object.hasOwn(answers, question.name)) continue;
      for (const { value } of everyAnswer(question)) go({ ...answers, [question.name]: value });
    }
  };
  go({});
}
