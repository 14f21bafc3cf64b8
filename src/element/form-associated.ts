import { LitElement, type PropertyDeclarations } from 'lit';

/** What every native form control has, and passes on to the browser. */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  static override properties: PropertyDeclarations = { form: { attribute: false } };

  declare readonly renderRoot: ShadowRoot;

  protected readonly internals = this.attachInternals();

  /** The form that the element belongs to; set it by that form's id. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  set form(id: string | null) {
    if (id === null) this.removeAttribute('form');
    else this.setAttribute('form', id);
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
}
