import type { Answers, AnswerValue } from '../../qualifier/kinds/kind.ts';
import { readAnswer } from '../../qualifier/kinds/kinds.ts';
import { type Qualification, qualify } from '../../qualifier/judging/qualify.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { localDate } from '../local-date.ts';
import type { FormEntry } from './hidden-inputs.ts';

/** Rules and answers with what they come to. */
export interface Judged {
  readonly rules: Qualifier;
  readonly answers: Answers;
  readonly qualification: Qualification;
}

/** The rules, the answers so far, and the qualification that follows from them; always in step. */
export class AnswerState {
  rules: Qualifier | undefined;
  answers: Answers = {};
  /** Undefined while there are no rules. */
  qualification: Qualification | undefined;

  /** Takes other rules, and keeps the answers that are valid by them. Equal rules change nothing. */
  setRules(rules: Qualifier | undefined): void {
    if (rules && textOf(rules) === textOf(this.rules)) return;
    this.rules = rules;
    this.setAnswers(this.answers);
  }

  /** Replaces all answers. Without rules they are kept as they are; with rules, those that are valid. */
  setAnswers(given: Readonly<Record<string, unknown>>): void {
    const { rules } = this;
    const valid: Record<string, AnswerValue> = {};
    for (const question of rules?.questions ?? []) {
      const { name } = question;
      const value = Object.hasOwn(given, name) ? read(question, given[name]) : undefined;
      if (value !== undefined) valid[name] = value;
    }
    this.answers = rules ? valid : (given as Answers);
    this.qualification = rules && qualify(rules, this.answers, { today: localDate() });
  }

  /** Passes over the optional questions that were left blank. @returns undefined without rules */
  complete(): Judged | undefined {
    const blank = this.qualification?.asked.map(({ name }): [string, null] => [name, null]) ?? [];
    this.setAnswers({ ...Object.fromEntries(blank), ...this.answers });
    const { rules, answers, qualification } = this;
    return rules && qualification && { rules, answers, qualification };
  }

  /** What the form submits: the answers to the questions asked, then verdict and points. */
  get entries(): FormEntry[] {
    const { asked = [], verdict = '', points } = this.qualification ?? {};
    const entries = asked.flatMap(({ name }) =>
      [this.answers[name] ?? []].flat().map((value): FormEntry => [name, `${value}`]),
    );
    if (entries.length) entries.push(['lead-verdict', verdict], ['lead-points', `${points}`]);
    return entries;
  }
}

/** Rules as text, with the questions of the bank in their words: the rules themselves serialise as they were written. */
const textOf = (rules: Qualifier | undefined): string => JSON.stringify({ ...rules });

/** A valid answer; the inputs of a form give lists of texts, also for numbers. */
function read(question: Question, given: unknown): AnswerValue | undefined {
  const texts: unknown[] = Array.isArray(given) ? given : [];
  return [given, texts[0], Number(texts[0])]
    .map((value) => readAnswer(question, value))
    .find((value) => value !== undefined);
}
