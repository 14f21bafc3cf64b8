import { html, nothing, type TemplateResult } from 'lit';
import type { ChoicesQuestion } from '../../qualifier/schema/questions.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import type { TypedWords, Words } from '../locales/words.ts';
import {
  type Fault,
  groupTemplate,
  isOptional,
  type KindView,
  type QuestionHost,
  type QuestionProps,
  type QuestionView,
} from './question.ts';

/** Any of several options: checkboxes. The limits are shown beforehand; no box is ever locked. */
class ChoicesView implements QuestionView {
  readonly #question: ChoicesQuestion;
  readonly #host: QuestionHost;
  readonly #words: Words & TypedWords;
  readonly #min: number;
  readonly #max: number;
  /** What is ticked, in the order of the options: too many or too few are no answer, and stay as they are. */
  #ticked: readonly string[] = [];

  constructor(question: ChoicesQuestion, host: QuestionHost) {
    this.#question = question;
    this.#host = host;
    this.#words = typedWordsOf(host.words);
    this.#min = question.min ?? 1;
    this.#max = question.max ?? question.options.length;
  }

  fault(): Fault | undefined {
    const { length } = this.#ticked;
    if (length > this.#max) return [{ rangeOverflow: true }, this.#words.atMost(this.#max)];
    if (length === 0 ? isOptional(this.#question) : length >= this.#min) return undefined;
    const flag = length ? 'rangeUnderflow' : 'valueMissing';
    return [{ [flag]: true }, this.#min > 1 ? this.#words.atLeast(this.#min) : this.#words.required];
  }

  render({ value, isInvalid, isDisabled }: QuestionProps): TemplateResult {
    const { name, options } = this.#question;
    const isSame = value === undefined ? !this.#ticked.length : String(value) === String(this.#answer());
    if (!isSame) this.#ticked = Array.isArray(value) ? value : [];
    const [flags, text = ''] = this.fault() ?? [];
    // Too few are a mistake at the submit; too many at once, for no further tick mends that.
    const error = isInvalid || flags?.rangeOverflow ? text : '';
    const limits = this.#limits();
    return groupTemplate(this.#question, {
      role: 'group',
      controls: [
        // The error says the same.
        limits
          ? html`<p part="hint" id="${name}-limits" ?hidden=${error}>${error ? '' : limits}</p>`
          : nothing,
        ...options.map(
          (option) =>
            html`<label part="option"
              ><input
                part="input"
                type="checkbox"
                name=${name}
                value=${option.value}
                .checked=${this.#ticked.includes(option.value)}
                ?disabled=${isDisabled}
              />${option.label}</label
            >`,
        ),
      ],
      error,
      remark: isOptional(this.#question) ? this.#words.optional : this.#words.mandatory,
      onInput: this.#onInput,
      describedBy: limits && `${name}-limits `,
    });
  }

  /** How many may be ticked, where that is limited. */
  #limits(): string {
    return [
      this.#min > 1 ? this.#words.atLeast(this.#min) : '',
      this.#max < this.#question.options.length ? this.#words.atMost(this.#max) : '',
    ]
      .filter(Boolean)
      .join(' ');
  }

  /** The ticked values, as far as they are an answer. */
  #answer(): readonly string[] | null {
    return this.#ticked.length === 0 || this.fault() ? null : this.#ticked;
  }

  readonly #onInput = ({ target }: Event): void => {
    const { value, checked } = target as HTMLInputElement;
    this.#ticked = this.#question.options
      .map((option) => option.value)
      .filter((option) => (option === value ? checked : this.#ticked.includes(option)));
    this.#host.choose(this.#answer());
  };
}

export const choicesView: KindView<ChoicesQuestion> = {
  create: (question, host) => new ChoicesView(question, host),
};
