import { html, type TemplateResult } from 'lit';
import { DEFAULT_MAX_LENGTH } from '../../qualifier/kinds/text.ts';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { TextQuestion } from '../../qualifier/schema/questions.ts';
import { describedBy, isOptional, type KindView } from './question.ts';
import { type FieldProps, TypedView } from './typed.ts';

/** The visitor's own words: one line, or several. */
class TextView extends TypedView<TextQuestion> {
  protected read(text: string): AnswerValue {
    return text.trim() || null;
  }

  protected field({ text, error, isDisabled }: FieldProps): TemplateResult {
    const { name, rows = 1, maxLength = DEFAULT_MAX_LENGTH } = this.question;
    const described = describedBy(this.question);
    return rows > 1
      ? html`<textarea
          part="input"
          id=${name}
          name=${name}
          rows=${rows}
          maxlength=${maxLength}
          autocomplete="off"
          aria-describedby=${described}
          aria-required=${!isOptional(this.question)}
          aria-invalid=${!!error}
          .value=${text}
          ?disabled=${isDisabled}
        ></textarea>`
      : html`<input
          part="input"
          type="text"
          id=${name}
          name=${name}
          maxlength=${maxLength}
          autocomplete="off"
          aria-describedby=${described}
          aria-required=${!isOptional(this.question)}
          aria-invalid=${!!error}
          .value=${text}
          ?disabled=${isDisabled}
        />`;
  }
}

export const textView: KindView<TextQuestion> = {
  create: (question, host) => new TextView(question, host),
};
