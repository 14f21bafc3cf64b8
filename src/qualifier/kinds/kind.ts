/** The interface of a kind of question: how its answers are read, judged and put in words. */
import type { Effects, Question } from '../schema/questions.ts';
import type { Checks } from './checks.ts';
import { rankOf } from '../verdict.ts';

/**
 * An answer as it is kept and sent: the value of an option, `"yes"`/`"no"`, a text, a calendar date
 * (`YYYY-MM-DD`) or `"unsure"`; an amount (≥ 0); the picked options of `choices`; `null` = passed over.
 */
export type AnswerValue = string | number | readonly string[] | null;

/** Question name → answer. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** An answer that is not blank. */
export type GivenAnswer = NonNullable<AnswerValue>;

/** What one answer does. Options have both `value` and `label`, bands only the value, a text neither. */
export interface AnswerEffects extends Effects {
  readonly value?: string;
  readonly label?: string;
}

/**
 * A kind of question. Written as methods, whose parameters TypeScript compares loosely, so that a `Kind` of one type
 * of question is assignable to `Kind`.
 */
export interface Kind<Asked extends Question = Question> {
  /** Checks of the keys that only questions of this kind have. */
  readonly checks: Checks;
  /**
   * Reads an untrusted value that is not blank.
   * @returns the answer in its canonical form; `undefined` if it is none. May throw if a getter or proxy in the value
   *   does.
   */
  read(question: Asked, value: unknown): AnswerValue | undefined;
  /**
   * The effects of an answer that `read` returned; their `value`s are those a `when` can name.
   * @returns `undefined` if `today` must be a date to tell, and is none
   */
  effectsOf(question: Asked, value: GivenAnswer, today: string): readonly AnswerEffects[] | undefined;
  /** Every effect an answer can have. */
  possible(question: Asked): readonly AnswerEffects[];
  /** The bounds of all answers, for kinds whose answers can have several effects at once. Default: `boundsOf`. */
  bounds?(question: Asked, mayStayBlank: boolean): Bounds;
  /** An answer that `read` returned, in words; left out where the value itself is the words. */
  textOf?(question: Asked, value: GivenAnswer): string | undefined;
}

/** The least and the most that an unanswered question can still add: points, and the rank of its ceiling. */
export interface Bounds {
  readonly fewest: number;
  readonly most: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Bounds over all valid answers, each of which has one of these effects.
 * @param mayStayBlank whether the question may end without an answer: optional, or perhaps never asked
 */
export function boundsOfEffects(effects: readonly Effects[], mayStayBlank: boolean): Bounds {
  const all = mayStayBlank ? [...effects, {}] : effects;
  const points = all.map((effect) => effect.points ?? 0);
  const ranks = all.map((effect) => rankOf(effect.verdict));
  return {
    fewest: Math.min(...points),
    most: Math.max(...points),
    lowest: Math.min(...ranks),
    highest: Math.max(...ranks),
  };
}
