import { html } from 'lit';
import type { ChoiceQuestion } from '../../qualifier/schema/questions.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import { fieldTemplate } from './typed.ts';
import { describedBy, isOptional, type KindView } from './question.ts';

/** One of many answers: a select. */
export const selectView: KindView<ChoiceQuestion> = {
  create: (question, { words, choose }) => ({
    render({ value, isInvalid, isDisabled }) {
      const { name, options } = question;
      return fieldTemplate(question, {
        controls: html`<select
          part="input"
          id=${name}
          name=${name}
          aria-describedby=${describedBy(question)}
          aria-required=${!isOptional(question)}
          aria-invalid=${isInvalid}
          ?disabled=${isDisabled}
          @input=${({ target }: Event) => choose((target as HTMLSelectElement).value || null)}
        >
          <option value="" .selected=${(value ?? '') === ''}>${typedWordsOf(words).choose}</option>
          ${options.map(
            (option) =>
              html`<option
                value=${option.value}
                .selected=${option.value === value}
                .textContent=${option.label}
              ></option>`,
          )}
        </select>`,
        error: isInvalid ? words.required : '',
        remark: isOptional(question) ? words.optional : '',
      });
    },
  }),
};
