/** In Node there are no elements: the class can be imported there, and that is all. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/** What every native form control has, and passes on to the browser. */
export abstract class FormControl extends Base {
  static readonly formAssociated = true;

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
