import type { Answers, AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import { qualify, readAnswer } from '../qualifier/page.ts';
import { revision } from '../qualifier/revision.ts';
import type { Qualifier } from '../qualifier/schema/schema.ts';
import type { Question } from '../qualifier/schema/questions.ts';
import { localDate } from './local-date.ts';
import type { FormEntry } from './form-participation.ts';

/** The rules with what they say of the answers. */
export interface Judged {
  rules: Qualifier;
  answers: Answers;
  qualification: Qualification;
}

/** The rules, the answers given so far, and what the one says of the other; always in step. */
export interface Filling {
  answers: Answers;
  qualification: Qualification | undefined;
  /** Takes other rules, and keeps the answers that they know as well. */
  use(rules: Qualifier | undefined): void;
  /** Takes all answers at once. Before there are rules they are kept as they are; then only what the rules know. */
  give(given: Readonly<Record<string, unknown>>): void;
  /** Passes over the optional questions left blank, and says what that comes to. Undefined without rules. */
  settle(): Judged | undefined;
  /** What the form carries: the answers to the questions asked, with the verdict so far. */
  entries(): FormEntry[];
}

/** An empty filling. */
export function fillingOf(): Filling {
  let rules: Qualifier | undefined;
  const judge = (answers: Answers): Qualification | undefined =>
    rules && qualify(rules, answers, { today: localDate() });
  const filling: Filling = {
    answers: {},
    qualification: undefined,
    use(next) {
      // By their copies, which have the words of a bank in them.
      if (rules && next && revision({ ...rules }) === revision({ ...next })) return;
      rules = next;
      filling.give(filling.answers);
    },
    give(given) {
      const known: Record<string, AnswerValue> = {};
      for (const question of rules?.questions ?? []) {
        const { name } = question;
        const value = Object.hasOwn(given, name) ? read(question, given[name]) : undefined;
        if (value !== undefined) known[name] = value;
      }
      const answers = rules ? known : (given as Answers);
      filling.answers = answers;
      filling.qualification = judge(answers);
    },
    settle() {
      const blank = filling.qualification?.asked.map(({ name }): [string, null] => [name, null]) ?? [];
      filling.give({ ...Object.fromEntries(blank), ...filling.answers });
      const { answers, qualification } = filling;
      return rules && qualification && { rules, answers, qualification };
    },
    entries() {
      const { asked = [], verdict = '', points } = filling.qualification ?? {};
      const entries = asked.flatMap(({ name }) =>
        [filling.answers[name] ?? []].flat().map((value): FormEntry => [name, `${value}`]),
      );
      if (entries.length) entries.push(['lead-verdict', verdict], ['lead-points', `${points}`]);
      return entries;
    },
  };
  return filling;
}

/** A valid answer from what was given; a form's inputs give lists of texts, also of numbers. */
function read(question: Question, given: unknown): AnswerValue | undefined {
  const texts: unknown[] = Array.isArray(given) ? given : [];
  return [given, texts[0], Number(texts[0])]
    .map((value) => readAnswer(question, value))
    .find((value) => value !== undefined);
}
