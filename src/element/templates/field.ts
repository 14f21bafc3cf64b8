import { html, type TemplateResult } from 'lit';
import type { Question } from '../../qualifier/schema/questions.ts';
import { errorTemplate, type Frame, hintTemplate, labelText } from './question.ts';

/** One control, with the question as its label. */
export const fieldTemplate = (question: Question, { controls, error, remark }: Frame): TemplateResult =>
  html`<div part="question">
    <label part="label" id="${question.name}-label" for=${question.name}
      >${labelText(question, remark)}</label
    >
    ${hintTemplate(question)}${controls}${errorTemplate(question, error)}
  </div>`;
