import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { AmountQuestion } from '../../qualifier/schema/questions.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import { localeOf, currencyOf, decimal, inWords, money } from './money.ts';
import { describedBy, isOptional, type KindView } from './question.ts';
import { readAmount } from './read-amount.ts';
import { type FieldProps, TypedView } from './typed.ts';

/** An amount of money, written as people write it, with its currency beside it. */
class AmountView extends TypedView<AmountQuestion> {
  readonly #locale = localeOf(this.host.words);
  readonly #currency = currencyOf(this.question);

  protected read(text: string): AnswerValue | undefined {
    return text.trim() ? readAmount(text, this.#locale, this.#currency) : null;
  }

  protected override format(value: AnswerValue): string {
    return typeof value === 'number' ? decimal(this.#locale).format(value) : '';
  }

  protected override unreadable(): string {
    return typedWordsOf(this.host.words).notAmount(inWords(5000, this.#locale, this.#currency));
  }

  protected field({ text, error, isDisabled }: FieldProps): TemplateResult {
    const { name, currency } = this.question;
    const parts = this.#currency ? money(this.#locale, this.#currency).formatToParts(1) : [];
    const at = parts.findIndex(({ type }) => type === 'currency');
    const isBefore = at >= 0 && at < parts.findIndex(({ type }) => type === 'integer');
    const sign = parts[at]?.value ?? currency ?? '';
    // `dir`: else `US$` reads `$US` from right to left, and a space between digits would turn them around.
    const unit = sign ? html`<span part="unit" id="${name}-unit" dir="auto">${sign}</span>` : nothing;
    return html`${isBefore ? unit : nothing}<input
        part="input"
        type="text"
        id=${name}
        name=${name}
        inputmode="decimal"
        autocomplete="off"
        dir="ltr"
        aria-describedby=${(sign && `${name}-unit `) + describedBy(this.question)}
        aria-required=${!isOptional(this.question)}
        aria-invalid=${!!error}
        .value=${text}
        ?disabled=${isDisabled}
      />${isBefore ? nothing : unit}`;
  }
}

export const amountView: KindView<AmountQuestion> = {
  create: (question, host) => new AmountView(question, host),

  answerText: (question, value, words) =>
    typeof value === 'number' ? inWords(value, localeOf(words), currencyOf(question)) : undefined,
};
