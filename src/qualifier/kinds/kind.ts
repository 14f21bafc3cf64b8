/** What judging must know of a kind of question. One object for each kind; a table of them says which are known. */
import type { Bounds } from '../judging/bounds.ts';
import type { Effects, Question } from '../schema/schema.ts';
import type { Checks } from './checks.ts';

/**
 * An answer as it is kept and sent: the value of an option, `"yes"`/`"no"`, a text, a calendar date
 * (`YYYY-MM-DD`) or `"unsure"`; an amount (≥ 0); the picked options of `choices`; `null` = passed over.
 */
export type AnswerValue = string | number | readonly string[] | null;

/** What one answer does. Options have both `value` and `label`, bands only the value, a text neither. */
export interface AnswerEffects extends Effects {
  readonly value?: string;
  readonly label?: string;
}

/** A kind of question. Written as methods, so that the kind of some questions can stand in a table of all. */
export interface Kind<Asked extends Question = Question> {
  /** What the keys of such a question must hold, beside those that every question has. */
  readonly checks: Checks;
  /**
   * An untrusted value, not blank, as an answer in its canonical form; `undefined` if the question does not know
   * it. May throw what a trap in the value throws.
   */
  read(question: Asked, value: unknown): AnswerValue | undefined;
  /**
   * What an answer that `read` gave does, nothing if it is blank; the entries' `value`s are those a `when` can
   * name. `undefined` if nobody can say by such a `today`.
   */
  effectsOf(question: Asked, value: AnswerValue, today: string): readonly AnswerEffects[] | undefined;
  /** Every effect an answer can have. */
  possible(question: Asked): readonly AnswerEffects[];
  /** The bounds of those; see `boundsOf`, which serves where an answer has one effect. */
  bounds(question: Asked, mayStayBlank: boolean): Bounds;
  /** An answer that `read` gave, in words; none for a blank one. */
  textOf(question: Asked, value: AnswerValue): string;
}

/** Which kinds of question are known. */
export type Kinds = {
  readonly [Name in Question['kind']]?: Kind<Extract<Question, { kind: Name }>>;
};

type TableOf<Known> = { readonly [Name in Question['kind']]?: Known };

/**
 * What a table has for the kind of a question.
 * @throws TypeError where the table lacks it: rules with such a question are not usable there.
 */
export function kindOf(kinds: Kinds, question: Question): Kind;
export function kindOf<Known>(kinds: TableOf<Known>, question: Question): Known;
export function kindOf<Known>(kinds: TableOf<Known>, question: Question): Known {
  const kind = kinds[question.kind];
  if (!kind) throw new TypeError(question.kind);
  return kind;
}

/**
 * Reads an untrusted value as an answer to `question`. Never throws.
 * @returns `null` for a blank one; `undefined` for `undefined` and for anything the question does not know.
 */
export function readBy(kind: Kind, question: Question, value: unknown): AnswerValue | undefined {
  try {
    return value === null || (typeof value === 'string' && !value.trim()) ? null : kind.read(question, value);
  } catch {
    return undefined; // A proxy or getter in `value` threw: nothing a form or JSON can hold.
  }
}
