import type { Answers, AnswerValue } from '../../qualifier/judging/answer.ts';
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import { qualify, readAnswer } from '../../qualifier/page.ts';
import { revision } from '../../qualifier/revision.ts';
import type { Qualifier, Question } from '../../qualifier/schema/schema.ts';
import { localDate } from '../local-date.ts';
import type { FormEntry } from './hidden-inputs.ts';

/** The rules with what they say of the answers. */
export interface Judged {
  rules: Qualifier;
  answers: Answers;
  qualification: Qualification;
}

/** The rules, the answers given so far, and what the one says of the other; always in step. */
export class Filling {
  rules: Qualifier | undefined;
  answers: Answers = {};
  qualification: Qualification | undefined;

  /** Takes other rules, and keeps the answers that they know as well. */
  use(next: Qualifier | undefined): void {
    // By their copies, which have the words of a bank in them.
    if (this.rules && next && revision({ ...this.rules }) === revision({ ...next })) return;
    this.rules = next;
    this.give(this.answers);
  }

  /** Takes all answers at once. Before there are rules they are kept as they are; then only what the rules know. */
  give(given: Readonly<Record<string, unknown>>): void {
    const { rules } = this;
    const known: Record<string, AnswerValue> = {};
    for (const question of rules?.questions ?? []) {
      const { name } = question;
      const value = Object.hasOwn(given, name) ? read(question, given[name]) : undefined;
      if (value !== undefined) known[name] = value;
    }
    this.answers = rules ? known : (given as Answers);
    this.qualification = rules && qualify(rules, this.answers, { today: localDate() });
  }

  /** Passes over the optional questions left blank, and says what that comes to. Undefined without rules. */
  settle(): Judged | undefined {
    const blank = this.qualification?.asked.map(({ name }): [string, null] => [name, null]) ?? [];
    this.give({ ...Object.fromEntries(blank), ...this.answers });
    const { rules, answers, qualification } = this;
    return rules && qualification && { rules, answers, qualification };
  }

  /** What the form carries: the answers to the questions asked, with the verdict so far. */
  get entries(): FormEntry[] {
    const { asked = [], verdict = '', points } = this.qualification ?? {};
    const entries = asked.flatMap(({ name }) =>
      [this.answers[name] ?? []].flat().map((value): FormEntry => [name, `${value}`]),
    );
    if (entries.length) entries.push(['lead-verdict', verdict], ['lead-points', `${points}`]);
    return entries;
  }
}

/** A valid answer from what was given; a form's inputs give lists of texts, also of numbers. */
function read(question: Question, given: unknown): AnswerValue | undefined {
  const texts: unknown[] = Array.isArray(given) ? given : [];
  return [given, texts[0], Number(texts[0])]
    .map((value) => readAnswer(question, value))
    .find((value) => value !== undefined);
}
