/** The field budget: how many fields a visitor must fill in all, and which question to drop first. */
import type { Question } from '../schema/questions.ts';
import type { Qualifier } from '../schema/schema.ts';
import { RulesAnalysis, type LintWarning } from './analysis.ts';

/** The fields that a visitor must fill. */
export interface FieldBudget {
  /** `required` and `questions` together. */
  readonly fields: number;
  /** Required fields of the site's own form. */
  readonly required: number;
  /** The most required questions that any one visitor is asked. */
  readonly questions: number;
  /** The name of the question to drop first; absent where there is only one. */
  readonly drop?: string;
}

/** The field budget where `max-fields` sets none. */
export const DEFAULT_MAX_FIELDS = 4;

/**
 * Counts the fields. Questions count by the visitor who must answer most of them: `when`, `maxQuestions` and the
 * early stop are respected, optional ones do not count.
 *
 * The question to drop first is the one of that visitor's questions that decides least: its answer changes the
 * verdict or the outcome for the smallest share of all answers to the others; of equals the last. Where the
 * answers are too many to try, all that can be required count, and the last of them is named.
 *
 * @param options.required how many visible fields of the site's own form are required
 */
export function fieldBudget({
  required,
  qualifier,
}: {
  readonly required: number;
  readonly qualifier: Qualifier;
}): FieldBudget {
  return budgetOf(new RulesAnalysis(qualifier), required);
}

/** As `fieldBudget`, with an analysis that is there already. */
export function budgetOf(analysis: RulesAnalysis, required: number): FieldBudget {
  const { questions: all, maxQuestions } = analysis.qualifier;
  const asked =
    analysis.askable?.fullest ?? all.filter((question) => question.required !== false).slice(0, maxQuestions);
  const questions = asked.length;
  const drop = questions > 1 ? leastDecisive(analysis, asked) : undefined;
  return { fields: required + questions, required, questions, ...(drop && { drop: drop.name }) };
}

/**
 * The warning about too many fields: what they cost, with the source of the figure.
 * @returns `undefined` within the limit
 */
export function overBudget(budget: FieldBudget, limit = DEFAULT_MAX_FIELDS): LintWarning | undefined {
  const { fields, required, questions, drop } = budget;
  if (fields <= limit) return undefined;
  const parts = [required && `${required} of the form`, questions && `${questions} asked here`];
  return {
    path: 'questions',
    what:
      `a visitor may have to fill ${fields} fields (${parts.filter(Boolean).join(', ')}), and the budget is ` +
      `${limit}. Each field costs leads: a form cut from 11 fields to 4 converted 120 % better ` +
      '(Imaginary Landscape; one site, one test)',
    mend: drop
      ? `Drop "${drop}" first: its answer decides least. Or raise max-fields.`
      : 'Drop a field of the form that you can do without, or raise max-fields.',
  };
}

function leastDecisive(
  { qualifier, completions }: RulesAnalysis,
  asked: readonly Question[],
): Question | undefined {
  let [least, found] = [Infinity, asked.at(-1)];
  for (const question of completions ? asked : []) {
    const influence = completions?.influence(qualifier.questions.indexOf(question)) ?? 0;
    if (influence <= least) [least, found] = [influence, question];
  }
  return found;
}
