import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/judging/answer.ts';
import type { Question } from '../../qualifier/schema/schema.ts';
import type { Words } from '../locales/en.ts';

/** Why the form waits for a question: as `setValidity` takes it, with the words for the visitor. */
export type Fault = [flags: ValidityStateFlags, text: string];

/** How a question stands before the visitor. */
export interface Standing {
  readonly value: AnswerValue | undefined;
  /** Whether the form waits for another answer, and says why. */
  readonly isAwaited: boolean;
  readonly isDisabled: boolean;
}

/** A question on the page. */
export interface QuestionView {
  render(standing: Standing): TemplateResult;
  /** What is wrong with what stands there now. Kinds that cannot be answered wrongly go without. */
  fault?(): Fault | undefined;
}

/** What a question on the page needs of the element. */
export interface QuestionHost {
  readonly words: Words;
  /** The visitor's answer; `null`: none, or none that can be read. */
  choose(value: AnswerValue): void;
  requestUpdate(): void;
}

/** How questions of a kind are shown. Written as methods, so that the kind of some can stand in a table of all. */
export interface KindView<Asked extends Question = Question> {
  view(question: Asked, host: QuestionHost): QuestionView;
  /** An answer as the visitor saw it, where it differs from the words that the rules have for it. */
  say?(question: Asked, value: AnswerValue, words: Words): string | undefined;
}

/** The part of a question that says why the form waits. */
const errorOf = (name: string, error: string): TemplateResult =>
  html`<p part="error" id="${name}-error" ?hidden=${!error}>${error}</p>`;

const hintOf = ({ name, hint }: Question): TemplateResult | typeof nothing =>
  hint ? html`<p part="hint" id="${name}-hint">${hint}</p>` : nothing;

/** What describes the controls of a question. */
export const describedBy = ({ name, hint }: Question): string =>
  `${hint ? `${name}-hint ` : ''}${name}-error`;

/**
 * Several controls with the question as their legend.
 * @param remark stands behind the question
 * @param described what else describes it
 */
export function group(
  question: Question,
  role: 'radiogroup' | 'group',
  controls: unknown,
  error: string,
  remark: string,
  onInput: (event: Event) => void,
  described = '',
): TemplateResult {
  const { name, label, required = true } = question;
  // A group of checkboxes cannot say that it is required: its remark does.
  return html`<fieldset
    part="question"
    role=${role}
    aria-describedby=${described + describedBy(question)}
    aria-required=${role === 'group' ? nothing : required}
    aria-invalid=${!!error}
    @input=${onInput}
  >
    <legend part="label">${label}${remark && ` ${remark}`}</legend>
    ${hintOf(question)}${controls}${errorOf(name, error)}
  </fieldset>`;
}

/** One control with the question as its label. */
export const single = (question: Question, control: unknown, error: string, remark: string): TemplateResult =>
  html`<div part="question">
    <label part="label" id="${question.name}-label" for=${question.name}
      >${question.label}${remark && ` ${remark}`}</label
    >
    ${hintOf(question)}${control}${errorOf(question.name, error)}
  </div>`;
