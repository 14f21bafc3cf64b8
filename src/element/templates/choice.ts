import { html } from 'lit';
import type { ChoiceQuestion, YesNoQuestion } from '../../qualifier/schema/questions.ts';
import { groupTemplate, isOptional, type QuestionHost, type QuestionView } from './question.ts';

/** One of a few answers: a group of radio buttons. */
export const choiceView = (
  question: YesNoQuestion | ChoiceQuestion,
  { words, choose }: QuestionHost,
): QuestionView => ({
  render({ value, isInvalid, isDisabled }) {
    const options: readonly { value: string; label: string }[] =
      question.kind === 'choice'
        ? question.options
        : (['yes', 'no'] as const).map((answer) => ({ value: answer, label: words[answer] }));
    return groupTemplate(question, {
      role: 'radiogroup',
      controls: options.map(
        (option) =>
          html`<label part="option"
            ><input
              part="input"
              type="radio"
              name=${question.name}
              value=${option.value}
              .checked=${option.value === value}
              ?disabled=${isDisabled}
            />${option.label}</label
          >`,
      ),
      error: isInvalid ? words.required : '',
      remark: isOptional(question) ? words.optional : '',
      onInput: ({ target }) => choose((target as HTMLInputElement).value),
    });
  },
});
