import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Words } from '../locales/words.ts';

/** Why the form has to wait for a question: as `setValidity` takes it, with the words for the visitor. */
export type Fault = [flags: ValidityStateFlags, text: string];

/** What a view is rendered from. */
export interface QuestionProps {
  readonly value: AnswerValue | undefined;
  /** The form waits for an answer, and says why. */
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

/** A question on the page. */
export interface QuestionView {
  render(props: QuestionProps): TemplateResult;
  /** What is wrong with the present input. Kinds that cannot be answered wrongly go without. */
  fault?(): Fault | undefined;
}

/** What a view needs of the element. */
export interface QuestionHost {
  readonly words: Words;
  /** The visitor's answer; `null`: none, or none that can be read. */
  readonly choose: (value: AnswerValue) => void;
  /**
   * Renders at once. After each input: lit compares with what it rendered last, and must know what the visitor sees
   * before something else is set.
   */
  readonly update: () => void;
}

/** How a kind of question is shown. Methods, so that the view of one kind can stand in a table of all. */
export interface KindView<Asked extends Question = Question> {
  create(question: Asked, host: QuestionHost): QuestionView;
  /** An answer in the words that the visitor saw, where the rules have other words for it. */
  answerText?(question: Asked, value: AnswerValue, words: Words): string | undefined;
}

/** The ids of what describes the controls of a question. */
export const describedBy = ({ name, hint }: Question): string =>
  `${hint ? `${name}-hint ` : ''}${name}-error`;

/** Whether the visitor may pass a question over. */
export const isOptional = ({ required = true }: Question): boolean => !required;

/** The label with a remark behind it, such as "(optional)". */
export const labelText = ({ label }: Question, remark: string): string =>
  remark ? `${label} ${remark}` : label;

export const hintTemplate = ({ name, hint }: Question): TemplateResult | typeof nothing =>
  hint ? html`<p part="hint" id="${name}-hint">${hint}</p>` : nothing;

export const errorTemplate = ({ name }: Question, error: string): TemplateResult =>
  html`<p part="error" id="${name}-error" ?hidden=${!error}>${error}</p>`;

export interface Frame {
  readonly controls: unknown;
  readonly error: string;
  readonly remark: string;
}

interface GroupFrame extends Frame {
  readonly role: 'radiogroup' | 'group';
  readonly onInput: (event: Event) => void;
  /** Ids of what else describes the group, each with a space behind it. */
  readonly describedBy?: string;
}

/** Several controls, with the question as their legend. */
export function groupTemplate(question: Question, frame: GroupFrame): TemplateResult {
  const { role, controls, error, remark, onInput } = frame;
  // A group of checkboxes has no aria-required: its remark says so.
  return html`<fieldset
    part="question"
    role=${role}
    aria-describedby=${(frame.describedBy ?? '') + describedBy(question)}
    aria-required=${role === 'group' ? nothing : !isOptional(question)}
    aria-invalid=${!!error}
    @input=${onInput}
  >
    <legend part="label">${labelText(question, remark)}</legend>
    ${hintTemplate(question)}${controls}${errorTemplate(question, error)}
  </fieldset>`;
}
