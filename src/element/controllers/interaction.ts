import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Field, isVisible } from '../contact/fields.ts';

/** How the visitor fills in a form. */
export class Visit implements ReactiveController {
  /** Answers changed after a decline was shown. */
  changes = 0;
  readonly #host: HTMLElement;
  readonly #onStart: () => void;
  readonly #onStay: () => void;
  #form: HTMLFormElement | null = null;
  #began = 0;
  #edited = new WeakMap<Element, number>();

  /**
   * @param onStart the first touch: a press or a change
   * @param onStay the visitor clicked, came by key, or changed something. Not yet at the press of a pointer: what
   * moved then would be missed by the click. Nor for the focus alone, which pages set by themselves.
   */
  constructor(host: ReactiveControllerHost & HTMLElement, onStart: () => void, onStay: () => void) {
    this.#host = host;
    this.#onStart = onStart;
    this.#onStay = onStay;
    host.addController(this);
  }

  hostConnected(): void {
    // Also where it stands outside of a form.
    this.#host.addEventListener('input', this.#touch);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('input', this.#touch);
  }

  /** Watches a form, and no longer the one before. */
  watch(next: HTMLFormElement | null): void {
    for (const type of ['input', 'pointerdown', 'click', 'keyup']) {
      this.#form?.removeEventListener(type, this.#touch, true);
      next?.addEventListener(type, this.#touch, true);
    }
    this.#form = next;
  }

  /** When the visitor last filled in this field while it could be seen, in milliseconds since 1970; 0: never. */
  edited = (field: Field): number => this.#edited.get(field) ?? 0;

  /** Milliseconds since the first touch; 0 without one. */
  get elapsed(): number {
    return this.#began && Math.max(0, Date.now() - this.#began);
  }

  /** Forgets all of it: the form is empty again. */
  restart(): void {
    this.changes = this.#began = 0;
    this.#edited = new WeakMap();
  }

  readonly #touch = ({ target, type }: Event): void => {
    if (type !== 'pointerdown') this.#onStay();
    if (!this.#began && /input|down/.test(type)) {
      this.#began = Date.now();
      this.#onStart();
    }
    const field = target as Field;
    // A password stays one when it is made readable afterwards.
    if (field.type === 'password') field.dataset.leadSkip = '';
    if (type === 'input' && isVisible(field)) this.#edited.set(field, Date.now());
  };
}
