import { html, type TemplateResult } from 'lit';
import type { ChoiceQuestion, YesNoQuestion } from '../../qualifier/schema/questions.ts';
import {
  describedBy,
  fieldTemplate,
  groupTemplate,
  isOptional,
  type QuestionHost,
  type QuestionProps,
  type QuestionView,
} from './question.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of a few answers: a group of radio buttons, or a select. */
export const choiceView = (
  question: YesNoQuestion | ChoiceQuestion,
  { words, choose }: QuestionHost,
): QuestionView => ({
  render(props) {
    const options: readonly Option[] =
      question.kind === 'choice'
        ? question.options
        : (['yes', 'no'] as const).map((value) => ({ value, label: words[value] }));
    const error = props.isInvalid ? words.required : '';
    const remark = isOptional(question) ? words.optional : '';
    const onInput = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
        choose(target.value || null);
    };
    return 'display' in question && question.display === 'select'
      ? fieldTemplate(question, {
          controls: selectTemplate(question, options, props, error, words.choose, onInput),
          error,
          remark,
        })
      : groupTemplate(question, {
          role: 'radiogroup',
          controls: options.map((option) => radioTemplate(question.name, option, props)),
          error,
          remark,
          onInput,
        });
  },
});

const radioTemplate = (name: string, option: Option, { value, isDisabled }: QuestionProps): TemplateResult =>
  html`<label part="option"
    ><input
      part="input"
      type="radio"
      name=${name}
      value=${option.value}
      .checked=${option.value === value}
      ?disabled=${isDisabled}
    />${option.label}</label
  >`;

const selectTemplate = (
  question: ChoiceQuestion,
  options: readonly Option[],
  { value, isDisabled }: QuestionProps,
  error: string,
  placeholder: string,
  onInput: (event: Event) => void,
): TemplateResult =>
  html`<select
    part="input"
    id=${question.name}
    name=${question.name}
    aria-describedby=${describedBy(question)}
    aria-required=${!isOptional(question)}
    aria-invalid=${!!error}
    ?disabled=${isDisabled}
    @input=${onInput}
  >
    <option value="" .selected=${(value ?? '') === ''}>${placeholder}</option>
    ${options.map(
      (option) =>
        html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
    )}
  </select>`;
