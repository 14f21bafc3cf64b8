/**
 * The lint: finds rules that are valid but probably mistakes. It tries the rules out with every answer they
 * distinguish; where there are too many, it warns only of what bounds prove. It misses things, but has no false
 * positives.
 *
 * Not checked: whether a form without an action has a handler. Handlers cannot be listed, so a form that a script
 * sends would always be warned about.
 */
import type { Qualifier } from '../schema/schema.ts';
import { RulesAnalysis, type LintWarning, type Completions } from './analysis.ts';
import { answerWarnings } from './answers.ts';
import { budgetOf, overBudget } from './field-budget.ts';
import { outcomeWarnings } from './outcomes.ts';
import { questionWarnings } from './questions.ts';
import { verdictWarnings } from './verdicts.ts';

/** Facts about the form around the rules; none of them is known away from the page. */
export interface FormFacts {
  /** The names of the form's own fields. */
  readonly formFields?: readonly string[];
  /** How many of its own fields a visitor must fill. Default 0. */
  readonly required?: number;
  /** The field budget. Default 4. */
  readonly maxFields?: number | undefined;
}

/**
 * Looks for probable mistakes. Pure; never throws for rules that `parseQualifier` accepts, and never takes long.
 * @returns the warnings, the most important first; none for rules that make sense
 */
export function lint(
  qualifier: Qualifier,
  { formFields = [], required = 0, maxFields }: FormFacts = {},
): readonly LintWarning[] {
  const analysis = new RulesAnalysis(qualifier);
  const tooMany = overBudget(budgetOf(analysis, required), maxFields);
  return [
    ...verdictWarnings(analysis),
    // Where all answers lead to the same result, no question is asked, and the warnings above say so.
    ...(isSettled(analysis.completions) ? [] : questionWarnings(analysis)),
    ...answerWarnings(qualifier, formFields),
    ...outcomeWarnings(qualifier, analysis.completions),
    ...(tooMany ? [tooMany] : []),
  ];
}

function isSettled(completions: Completions | undefined): boolean {
  const [first, ...others] = completions?.all ?? [];
  return (
    !!first &&
    others.every(
      ({ result }) => result.verdict === first.result.verdict && result.outcome === first.result.outcome,
    )
  );
}
