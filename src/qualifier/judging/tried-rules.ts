/** Rules tried out once, for all that look at them. */
import { allCompletions, type Completions } from './completions.ts';
import { onTheTable, type OnTheTable } from './on-the-table.ts';
import type { Qualifier } from '../schema/schema.ts';

/** Rules with what follows from them; each part is tried when it is first looked at. */
export class TriedRules {
  readonly qualifier: Qualifier;
  #completions: Completions | undefined | null = null;
  #table: OnTheTable | undefined | null = null;
  #unlimited: TriedRules | undefined;

  constructor(qualifier: Qualifier) {
    this.qualifier = qualifier;
  }

  /** `undefined` where the answers are too many. */
  get completions(): Completions | undefined {
    return this.#completions === null
      ? (this.#completions = allCompletions(this.qualifier))
      : this.#completions;
  }

  /** `undefined` where the answers are too many. */
  get table(): OnTheTable | undefined {
    return this.#table === null ? (this.#table = onTheTable(this.qualifier)) : this.#table;
  }

  /** The same rules without `maxQuestions`. */
  get unlimited(): TriedRules {
    const { maxQuestions, ...unlimited } = this.qualifier;
    return maxQuestions === undefined ? this : (this.#unlimited ??= new TriedRules(unlimited));
  }
}
