import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerValue } from '../../qualifier/judging/answer.ts';
import type { Question } from '../../qualifier/schema/schema.ts';
import { live } from 'lit/directives/live.js';
import { moreWordsOf } from '../locales/en.ts';
import { type Fault, type QuestionHost, type QuestionView, single, type Standing } from './question.ts';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** What a field that is typed in shows. */
export interface Typed {
  readonly text: string;
  readonly error: string;
  readonly isDisabled: boolean;
}

/**
 * A question that is answered by typing; with "I am not sure" beside it, where the rules offer that. What is being
 * typed is never rewritten: carets, input methods and dead keys are left alone. When the visitor leaves the field,
 * it is written as it was understood.
 */
export abstract class TypedView<Asked extends Question> implements QuestionView {
  protected readonly question: Asked;
  protected readonly host: QuestionHost;
  /** What stands in the field. */
  #text = '';
  /** Where something half typed stands, which is no text yet. */
  #half: Input | undefined;
  #isUnsure = false;
  /** What the element was told last, or told us. */
  #last: AnswerValue | undefined = null;
  /** What "I am not sure" took the place of. */
  #kept = '';
  #hasLeft = false;

  constructor(question: Asked, host: QuestionHost) {
    this.question = question;
    this.host = host;
  }

  /** The answer that a text is: `null` for a blank one, `undefined` for what cannot be read. */
  protected abstract read(text: string, isHalf: boolean): AnswerValue | undefined;
  /** The field, with what stands beside it. */
  protected abstract field(typed: Typed): TemplateResult;
  /** Said of what cannot be read. */
  protected unreadable(): string {
    return '';
  }
  /** The text of an answer. */
  protected write(value: AnswerValue): string {
    return String(value);
  }

  fault(): Fault | undefined {
    const value = this.#answer();
    if (value === undefined) return [{ badInput: true }, this.unreadable()];
    const { required = true } = this.question;
    return value === null && required
      ? [{ valueMissing: true }, moreWordsOf(this.host.words).fill]
      : undefined;
  }

  render({ value, isAwaited, isDisabled }: Standing): TemplateResult {
    const stands = this.#answer();
    // Of what cannot be read the element knows no more than `null`.
    const isSame = value === undefined ? this.#last === null : value === (stands ?? null);
    if (!isSame) {
      this.#isUnsure = this.#unsureLabel !== undefined && value === 'unsure';
      this.#text = (value ?? null) === null || this.#isUnsure ? '' : this.write(value ?? null);
      this.#last = value ?? null;
      this.#hasLeft = false;
      if (this.#half) this.#half.value = ''; // to lit it is the empty text already
      this.#half = undefined;
    }
    const [flags, text = ''] = this.fault() ?? [];
    // A blank field is no mistake before the submit; one that cannot be read is, once the visitor goes on.
    const error = isAwaited || (this.#hasLeft && flags?.badInput) ? text : '';
    const { name, required = true } = this.question;
    return single(
      this.question,
      html`<div part="field" @input=${this.#type} @keyup=${this.#key} @focusout=${this.#leave}>
          ${this.field({ text: this.#text, error, isDisabled })}
        </div>
        ${
          this.#unsureLabel
            ? html`<label part="option"
                ><input
                  part="input"
                  type="checkbox"
                  name=${name}
                  value="unsure"
                  aria-describedby="${name}-label"
                  .checked=${live(this.#isUnsure)}
                  ?disabled=${isDisabled}
                  @input=${this.#tick}
                />${this.#unsureLabel}</label
              >`
            : nothing
        }`,
      error,
      required ? '' : this.host.words.optional,
    );
  }

  #answer(): AnswerValue | undefined {
    return this.#isUnsure ? 'unsure' : this.read(this.#text, !!this.#half);
  }

  #tell(): void {
    const value = this.#answer();
    this.host.requestUpdate();
    if (value === this.#last) return;
    this.#last = value;
    this.host.choose(value ?? null);
  }

  #take(target: EventTarget | null): void {
    const input = target as Input;
    this.#text = input.value;
    this.#half = input.validity.badInput ? input : undefined;
  }

  readonly #type = ({ target }: Event): void => {
    this.#take(target);
    this.#hasLeft = this.#isUnsure = false;
    this.#tell();
  };

  // A date that is half typed is no input to the browser.
  readonly #key = ({ target }: Event): void => {
    if (this.#isUnsure) return;
    this.#take(target);
    this.#tell();
  };

  readonly #leave = ({ target }: Event): void => {
    if (!this.#isUnsure) this.#take(target);
    const value = this.read(this.#text, !!this.#half);
    this.#hasLeft = true;
    if (typeof value === 'number') this.#text = this.write(value);
    this.#tell();
  };

  readonly #tick = ({ target }: Event): void => {
    this.#isUnsure = (target as HTMLInputElement).checked;
    if (this.#isUnsure) this.#kept = this.#text;
    this.#text = this.#isUnsure ? '' : this.#kept;
    this.#hasLeft = false;
    this.#half = undefined;
    this.#tell();
  };

  /** The words of the extra answer. */
  get #unsureLabel(): string | undefined {
    const { question } = this;
    return 'unsure' in question ? question.unsure?.label : undefined;
  }
}
