import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceQuestion, YesNoQuestion } from '../../qualifier/schema/schema.ts';
import { describedBy, group, type QuestionHost, type QuestionView, single } from './question.ts';

/** One of a few answers: a group of radio buttons, or a select. */
export const pickOneView = (
  question: YesNoQuestion | ChoiceQuestion,
  { words, choose }: QuestionHost,
): QuestionView => ({
  render({ value, isAwaited, isDisabled }): TemplateResult {
    const { name, required = true } = question;
    const error = isAwaited ? words.required : '';
    const remark = required ? '' : words.optional;
    const onInput = ({ target }: Event): void => choose((target as HTMLInputElement).value || null);
    const options =
      question.kind === 'choice'
        ? question.options
        : (['yes', 'no'] as const).map((one) => ({ value: one, label: words[one] }));
    return 'display' in question && question.display === 'select'
      ? single(
          question,
          html`<select
            part="input"
            id=${name}
            name=${name}
            aria-describedby=${describedBy(question)}
            aria-required=${required}
            aria-invalid=${!!error}
            ?disabled=${isDisabled}
            @input=${onInput}
          >
            <option value="" .selected=${live((value ?? '') === '')}>${words.choose}</option>
            ${options.map(
              (one) =>
                html`<option value=${one.value} .selected=${live(one.value === value)}>${one.label}</option>`,
            )}
          </select>`,
          error,
          remark,
        )
      : group(
          question,
          'radiogroup',
          options.map(
            (one) =>
              html`<label part="option"
                ><input
                  part="input"
                  type="radio"
                  name=${name}
                  value=${one.value}
                  .checked=${live(one.value === value)}
                  ?disabled=${isDisabled}
                />${one.label}</label
              >`,
          ),
          error,
          remark,
          onInput,
        );
  },
});
