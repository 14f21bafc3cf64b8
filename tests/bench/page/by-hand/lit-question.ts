/** One question as a control of the form that it stands in, on lit: the form's submit posts the answer. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { postLead } from './post-lead.ts';

export class LitQuestion extends LitElement {
  static readonly formAssociated = true;
  static override readonly properties = {
    question: { type: String },
    options: { type: Array },
    webhook: { type: String },
  };
  static override readonly styles = css`
    fieldset {
      border: 0;
      padding: 0;
      margin: 0 0 1em;
    }
    label {
      display: block;
    }
  `;

  declare question: string;
  declare options: string[];
  declare webhook: string;
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.question = '';
    this.options = ['Yes', 'No'];
    this.webhook = '';
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void postLead(form, this.webhook);
    });
  }

  protected override firstUpdated(): void {
    const first = this.renderRoot.querySelector('input') ?? this;
    this.#internals.setValidity({ valueMissing: true }, 'Please choose an answer.', first);
  }

  protected override render(): TemplateResult {
    const radio = (option: string): TemplateResult => html`
      <label>
        <input type="radio" name="answer" value=${option} @change=${() => this.#choose(option)} /> ${option}
      </label>
    `;
    return html`
      <fieldset>
        <legend>${this.question}</legend>
        ${this.options.map(radio)}
      </fieldset>
    `;
  }

  #choose(option: string): void {
    this.#internals.setFormValue(option);
    this.#internals.setValidity({});
  }
}
