import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoicesQuestion } from '../../qualifier/schema/schema.ts';
import { type MoreWords, moreWordsOf } from '../locales/en.ts';
import {
  type Fault,
  group,
  type KindView,
  type QuestionHost,
  type QuestionView,
  type Standing,
} from './question.ts';

/** Any of several options: checkboxes. How many may be ticked is said beforehand; none is ever locked. */
class ChoicesView implements QuestionView {
  readonly #question: ChoicesQuestion;
  readonly #host: QuestionHost;
  readonly #more: MoreWords;
  /** What is ticked, in the order of the options: too many or too few are no answer, and stay as they are. */
  #picks: readonly string[] = [];

  constructor(question: ChoicesQuestion, host: QuestionHost) {
    this.#question = question;
    this.#host = host;
    this.#more = moreWordsOf(host.words);
  }

  fault(): Fault | undefined {
    const { options, min = 1, max = options.length, required = true } = this.#question;
    const { length } = this.#picks;
    if (length > max) return [{ rangeOverflow: true }, this.#more.atMost(max)];
    if (length === 0 ? !required : length >= min) return undefined;
    const flag = length ? 'rangeUnderflow' : 'valueMissing';
    return [{ [flag]: true }, min > 1 ? this.#more.atLeast(min) : this.#host.words.required];
  }

  render({ value, isAwaited, isDisabled }: Standing): TemplateResult {
    const { name, options, min = 1, max = options.length, required = true } = this.#question;
    const isKept = value === undefined ? !this.#picks.length : String(value) === String(this.#answer());
    if (!isKept) this.#picks = Array.isArray(value) ? (value as string[]) : [];
    const [flags, text = ''] = this.fault() ?? [];
    // The number is a mistake at the submit, and at once when there are too many: none of those to come mends it.
    const error = isAwaited || flags?.rangeOverflow ? text : '';
    const limits = [min > 1 && this.#more.atLeast(min), max < options.length && this.#more.atMost(max)]
      .filter(Boolean)
      .join(' ');
    return group(
      this.#question,
      'group',
      [
        // The error says it as well.
        limits && html`<p part="hint" id="${name}-limits" ?hidden=${error}>${error ? '' : limits}</p>`,
        ...options.map(
          (one) =>
            html`<label part="option"
              ><input
                part="input"
                type="checkbox"
                name=${name}
                value=${one.value}
                .checked=${live(this.#picks.includes(one.value))}
                ?disabled=${isDisabled}
              />${one.label}</label
            >`,
        ),
      ],
      error,
      required ? this.#more.mandatory : this.#host.words.optional,
      this.#tick,
      limits && `${name}-limits `,
    );
  }

  /** The picks as the element knows them. */
  #answer(): readonly string[] | null {
    return this.#picks.length === 0 || this.fault() ? null : this.#picks;
  }

  readonly #tick = ({ target }: Event): void => {
    const { value, checked } = target as HTMLInputElement;
    this.#picks = this.#question.options
      .map((one) => one.value)
      .filter((one) => (one === value ? checked : this.#picks.includes(one)));
    this.#host.choose(this.#answer());
  };
}

export const choicesView: KindView<ChoicesQuestion> = {
  view: (question, host) => new ChoicesView(question, host),
};
