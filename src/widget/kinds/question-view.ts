import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import type { Words } from '../locales/en.ts';

/** Why the form waits for a question: as `setValidity` takes it, with the words for the visitor. */
export type Fault = [flags: ValidityStateFlags, text: string];

/** A question on the page. */
export interface QuestionView {
  root: HTMLElement;
  /**
   * Shows an answer. What the visitor typed stays untouched where it already says the same, or cannot be read
   * (`null`).
   * @param isAwaited whether the form waits for another answer, and says why
   */
  show(value: AnswerValue | undefined, isAwaited: boolean, isDisabled: boolean): void;
  /** What is wrong with what stands there now. Kinds that cannot be answered wrongly go without. */
  fault?(): Fault | undefined;
}

/** How questions of a kind are shown. Written as methods, so that the kind of some can stand in a table of all. */
export interface KindView<Asked extends Question = Question> {
  /** @param onChoose the visitor's answer; `null`: none, or none that can be read */
  view(question: Asked, words: Words, onChoose: (value: AnswerValue) => void): QuestionView;
  /** An answer as the visitor saw it, where it differs from the words that the rules have for it. */
  say?(question: Asked, value: AnswerValue, words: Words): string | undefined;
}

/** What stands around the controls of every question: its words, its hint, its error. */
export interface Frame {
  root: HTMLElement;
  complain: (text: string) => void;
}

/**
 * Puts the controls of a question into their frame.
 * @param role of the group that the controls are; empty: there is one control, `described`, with the question as
 *   its label
 * @param remark stands behind the question
 */
export function frameOf(
  { name, label, hint = '', required = true }: Question,
  words: Words,
  role: string,
  controls: readonly HTMLElement[],
  described?: HTMLElement,
  remark = required ? '' : words.optional,
): Frame {
  const note = (part: string, text: string): HTMLElement => make('p', { part, id: `${name}-${part}` }, text);
  const error = note('error', '');
  const root = make(
    role ? 'fieldset' : 'div',
    { part: 'question', role },
    make(role ? 'legend' : 'label', { part: 'label', for: !role && name }, label, remark && ` ${remark}`),
    ...(hint ? [note('hint', hint)] : []),
    ...controls,
    error,
  );
  const asked = described ?? root;
  asked.setAttribute('aria-describedby', `${hint && `${name}-hint `}${name}-error`);
  // A group of checkboxes cannot say it: its remark does.
  if (role !== 'group') asked.ariaRequired = `${required}`;
  return {
    root,
    complain(text) {
      asked.ariaInvalid = `${!!text}`;
      error.textContent = text;
      error.hidden = !text;
    },
  };
}
