import { html, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import { date } from '../../qualifier/kinds/measured.ts';
import type { DateQuestion } from '../../qualifier/schema/questions.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import { localeOf } from './money.ts';
import { describedBy, isOptional, type KindView } from './question.ts';
import { type FieldProps, TypedView } from './typed.ts';

/** A calendar date, in the browser's own control. */
class DateView extends TypedView<DateQuestion> {
  /** A date that is half typed is an empty value. So is none at all; years past 9999 are no answer. */
  protected read(text: string, isHalfTyped: boolean): AnswerValue | undefined {
    return text ? date.read(this.question, text) : isHalfTyped ? undefined : null;
  }

  protected override unreadable(): string {
    return typedWordsOf(this.host.words).notDate;
  }

  protected field({ text, error, isDisabled }: FieldProps): TemplateResult {
    const { name } = this.question;
    return html`<input
      part="input"
      type="date"
      id=${name}
      name=${name}
      aria-describedby=${describedBy(this.question)}
      aria-required=${!isOptional(this.question)}
      aria-invalid=${!!error}
      .value=${text}
      ?disabled=${isDisabled}
    />`;
  }
}

export const dateView: KindView<DateQuestion> = {
  create: (question, host) => new DateView(question, host),

  /** By the calendar of the control and of the owner, in all languages. */
  answerText(_, value, words) {
    const time = Date.parse(String(value));
    if (Number.isNaN(time)) return undefined; // not sure, or passed over
    return new Intl.DateTimeFormat(localeOf(words), {
      dateStyle: 'long',
      calendar: 'gregory',
      timeZone: 'UTC',
    }).format(time);
  },
};
