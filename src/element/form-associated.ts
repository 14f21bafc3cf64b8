import type { LitElement, PropertyDeclarations } from 'lit';

// TypeScript takes nothing but `any[]` for the constructor of a mixin's base.
// oxlint-disable-next-line typescript/no-explicit-any
type Constructor<T> = abstract new (...args: any[]) => T;

/** What the mixin adds: what every native form control has. */
export interface FormControl {
  /** The form that the element belongs to; set it by that form's id. */
  get form(): HTMLFormElement | null;
  set form(id: string | null);
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** @internal */
  readonly internals: ElementInternals;
}

/** Makes an element a form-associated custom element (HTML, section 4.13.3). */
export function FormAssociated<Base extends Constructor<LitElement>>(
  Element: Base,
): Base & Constructor<FormControl> {
  abstract class FormAssociatedElement extends Element implements FormControl {
    static readonly formAssociated = true;
    static readonly properties: PropertyDeclarations = { form: { attribute: false } };

    readonly internals = this.attachInternals();

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
  return FormAssociatedElement;
}
