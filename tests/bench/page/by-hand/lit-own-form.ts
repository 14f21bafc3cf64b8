/** A small form with one question, on lit, for a page that has no form. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { LitQuestion } from './lit-question.ts';

class LitOwnForm extends LitElement {
  static override readonly properties = { question: { type: String }, webhook: { type: String } };
  static override readonly styles = css`
    label,
    button {
      display: block;
      margin-bottom: 1em;
    }
  `;

  declare question: string;
  declare webhook: string;

  constructor() {
    super();
    this.question = '';
    this.webhook = '';
  }

  protected override render(): TemplateResult {
    return html`
      <form>
        <label>Email <input name="email" type="email" autocomplete="email" required /></label>
        <label>Name <input name="name" autocomplete="name" required /></label>
        <lit-question name="fit" question=${this.question} webhook=${this.webhook}></lit-question>
        <button>Send</button>
      </form>
    `;
  }
}

customElements.define('lit-question', LitQuestion);
customElements.define('lit-own-form', LitOwnForm);
