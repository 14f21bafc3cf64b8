import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import {
  type Fault,
  isOptional,
  type QuestionHost,
  type QuestionProps,
  type QuestionView,
  errorTemplate,
  type Frame,
  hintTemplate,
  labelText,
} from './question.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** What a text field is rendered from. */
export interface FieldProps {
  readonly text: string;
  readonly error: string;
  readonly isDisabled: boolean;
}

/**
 * A question that is answered by typing, with "I am not sure" beside it where the rules offer that. The text is never
 * rewritten while it is typed: carets, input methods and dead keys are left alone. It is formatted when the visitor
 * leaves the field.
 */
export abstract class TypedView<Asked extends Question> implements QuestionView {
  protected readonly question: Asked;
  protected readonly host: QuestionHost;
  /** The text in the field. */
  #text = '';
  /** The field, while it holds a half-typed date, whose value is the empty text. */
  #halfTyped: Input | undefined;
  #isUnsure = false;
  /** The answer as element and view know it both. */
  #known: AnswerValue | undefined = null;
  /** The text that "I am not sure" replaced. */
  #textBefore = '';
  #hasLeft = false;

  constructor(question: Asked, host: QuestionHost) {
    this.question = question;
    this.host = host;
  }

  /** The answer that a text is: `null` for a blank one, `undefined` where it cannot be read. */
  protected abstract read(text: string, isHalfTyped: boolean): AnswerValue | undefined;
  /** The field, with what stands beside it. */
  protected abstract field(props: FieldProps): TemplateResult;
  /** The error for a text that cannot be read. */
  protected unreadable(): string {
    return '';
  }
  /** The text of an answer. */
  protected format(value: AnswerValue): string {
    return String(value);
  }

  fault(): Fault | undefined {
    const value = this.#answer();
    if (value === undefined) return [{ badInput: true }, this.unreadable()];
    if (value !== null || isOptional(this.question)) return undefined;
    return [{ valueMissing: true }, typedWordsOf(this.host.words).fill];
  }

  render({ value, isInvalid, isDisabled }: QuestionProps): TemplateResult {
    // The element knows a text that cannot be read as no answer, `null`.
    const isSame = value === undefined ? this.#known === null : value === (this.#answer() ?? null);
    if (!isSame) this.#write(value ?? null);
    const [flags, text = ''] = this.fault() ?? [];
    // A blank field is no mistake before the submit; one that cannot be read is, once the visitor has left it.
    const error = isInvalid || (this.#hasLeft && flags?.badInput) ? text : '';
    return fieldTemplate(this.question, {
      controls: html`<div
          part="field"
          @input=${this.#onInput}
          @keyup=${this.#onKeyUp}
          @focusout=${this.#onFocusOut}
        >
          ${this.field({ text: this.#text, error, isDisabled })}
        </div>
        ${this.#unsureTemplate(isDisabled)}`,
      error,
      remark: isOptional(this.question) ? this.host.words.optional : '',
    });
  }

  #unsureTemplate(isDisabled: boolean): TemplateResult | typeof nothing {
    const { name } = this.question;
    return this.#unsureLabel
      ? html`<label part="option"
          ><input
            part="input"
            type="checkbox"
            name=${name}
            value="unsure"
            aria-describedby="${name}-label"
            .checked=${this.#isUnsure}
            ?disabled=${isDisabled}
            @input=${this.#onUnsure}
          />${this.#unsureLabel}</label
        >`
      : nothing;
  }

  /** Takes over an answer that was set from outside. */
  #write(value: AnswerValue): void {
    this.#isUnsure = this.#unsureLabel !== undefined && value === 'unsure';
    this.#text = value === null || this.#isUnsure ? '' : this.format(value);
    this.#known = value;
    this.#hasLeft = false;
    if (this.#halfTyped) this.#halfTyped.value = ''; // to lit it is the empty text already
    this.#halfTyped = undefined;
  }

  #answer(): AnswerValue | undefined {
    return this.#isUnsure ? 'unsure' : this.read(this.#text, !!this.#halfTyped);
  }

  #choose(): void {
    const value = this.#answer();
    if (value === this.#known) return this.host.update();
    this.#known = value;
    this.host.choose(value ?? null);
  }

  #readField({ target }: Event): void {
    const input = target as Input;
    this.#text = input.value;
    this.#halfTyped = input.validity.badInput ? input : undefined;
  }

  readonly #onInput = (event: Event): void => {
    this.#readField(event);
    this.#hasLeft = this.#isUnsure = false;
    this.#choose();
  };

  // Browsers dispatch no input event for a half-typed date.
  readonly #onKeyUp = (event: Event): void => {
    if (this.#isUnsure) return;
    this.#readField(event);
    this.#choose();
  };

  readonly #onFocusOut = (event: Event): void => {
    if (!this.#isUnsure) this.#readField(event);
    const value = this.read(this.#text, !!this.#halfTyped);
    this.#hasLeft = true;
    if (typeof value === 'number') this.#text = this.format(value);
    this.#choose();
  };

  readonly #onUnsure = ({ target }: Event): void => {
    this.#isUnsure = (target as HTMLInputElement).checked;
    if (this.#isUnsure) this.#textBefore = this.#text;
    this.#text = this.#isUnsure ? '' : this.#textBefore;
    this.#hasLeft = false;
    this.#halfTyped = undefined;
    this.#choose();
  };

  get #unsureLabel(): string | undefined {
    const { question } = this;
    return 'unsure' in question ? question.unsure?.label : undefined;
  }
}

/** One control, with the question as its label. */
export const fieldTemplate = (question: Question, { controls, error, remark }: Frame): TemplateResult =>
  html`<div part="question">
    <label part="label" id="${question.name}-label" for=${question.name}
      >${labelText(question, remark)}</label
    >
    ${hintTemplate(question)}${controls}${errorTemplate(question, error)}
  </div>`;
