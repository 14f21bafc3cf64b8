import { type Field, isVisible } from '../contact/fields.ts';

/** Which fields of the form the visitor filled in. */
export class FieldEdits {
  #form: HTMLFormElement | null = null;
  #times = new WeakMap<Element, number>();

  /** Listens to another form. */
  observe(form: HTMLFormElement | null): void {
    for (const type of ['input', 'pointerdown']) {
      this.#form?.removeEventListener(type, this.#onEdit, true);
      form?.addEventListener(type, this.#onEdit, true);
    }
    this.#form = form;
  }

  /** When the visitor last changed this field while it was visible, in milliseconds since 1970; 0: never. */
  readonly timeOf = (field: Field): number => this.#times.get(field) ?? 0;

  /** The form is empty again. */
  reset(): void {
    this.#times = new WeakMap();
  }

  readonly #onEdit = ({ target, type }: Event): void => {
    const field = target as Field;
    // A password stays one when a "show" button makes it a text field.
    if (field.type === 'password') field.dataset.leadSkip = '';
    if (type === 'input' && isVisible(field)) this.#times.set(field, Date.now());
  };
}
