/** The analysis that the rules of the lint share, and the warning that each of them gives. */
import type { Qualifier } from '../schema/schema.ts';
import { askableQuestions, type AskableQuestions } from './askable-questions.ts';
import { allCompletions, type Completions } from './completions.ts';

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
