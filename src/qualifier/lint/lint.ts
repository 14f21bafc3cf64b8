/**
 * The lint: rules that are valid and hardly meant. It tries the rules out with every answer they tell apart; where
 * these are too many it says only what bounds can show. What it says is so; it does not see everything.
 *
 * Not looked at: whether a form without an action has a handler. Handlers cannot be listed, and a form that a
 * script sends would be suspected for ever.
 */
import type { Completions } from '../judging/completions.ts';
import { budgetOf, overBudget } from './field-budget.ts';
import { answerSuspicions } from './answers.ts';
import { outcomeSuspicions } from './outcomes.ts';
import { questionSuspicions } from './questions.ts';
import type { Suspicion } from './suspicion.ts';
import { verdictSuspicions } from './verdicts.ts';
import type { Qualifier } from '../schema/schema.ts';
import { TriedRules } from '../judging/tried-rules.ts';

export type { Suspicion } from './suspicion.ts';

/** What is known of the form around the rules; nothing of it, where they are read away from the page. */
export interface FormFacts {
  /** The names of the form's own fields. */
  readonly formFields?: readonly string[];
  /** How many of its own fields a visitor must fill. Default 0. */
  readonly required?: number;
  /** Fields a visitor may have to fill before it is too much. Default 4. */
  readonly maxFields?: number | undefined;
}

/**
 * Looks for what is hardly meant. Pure; never throws for rules that `parseQualifier` accepts, and never takes long.
 * @returns what was found, the most telling first; none for rules that make sense
 */
export function lint(
  qualifier: Qualifier,
  { formFields = [], required = 0, maxFields }: FormFacts = {},
): readonly Suspicion[] {
  const tried = new TriedRules(qualifier);
  const tooMany = overBudget(budgetOf(tried, required), maxFields);
  return [
    ...verdictSuspicions(tried),
    // Where all answers lead to the same, nothing is asked, and that has been said.
    ...(isSettled(tried.completions) ? [] : questionSuspicions(tried)),
    ...answerSuspicions(qualifier, formFields),
    ...outcomeSuspicions(qualifier, tried.completions),
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
