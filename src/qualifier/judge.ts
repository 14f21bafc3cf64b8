/** Judging: what a set of answers says about a lead, and which question to ask next. */
import type { Answers } from './answer.ts';
import type { Ceiling, Outcome, Qualifier, Question, Verdict } from './schema.ts';

/** Why the verdict is not higher, or what the owner should know. */
export interface Reason {
  readonly question?: string;
  readonly verdict?: Ceiling;
  readonly text: string;
}

/** What the answers so far say. */
export interface Qualification {
  /** `undefined` while undecided. */
  readonly verdict: Verdict | undefined;
  /** Sum of the points of the answers judged. */
  readonly points: number;
  /** Points from which a lead is qualified. */
  readonly pass: number;
  readonly reasons: readonly Reason[];
  /** The question to answer next; `undefined` when nothing is left to ask. */
  readonly ask: Question | undefined;
  /** The questions that stand before the visitor, in file order: those answered and those to be asked. */
  readonly asked: readonly Question[];
  /** `undefined` while undecided, and where the default of the verdict stands. */
  readonly outcome: Outcome | undefined;
}

export function qualify(
  qualifier: Qualifier,
  answers: Answers | Readonly<Record<string, unknown>>,
  options: { readonly today: string },
): Qualification {
  throw new Error(`todo ${String(qualifier.id)} ${String(answers)} ${options.today}`);
}
