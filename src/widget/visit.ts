import { type Field, isVisible } from './form-fields.ts';

/** How the visitor fills in a form. */
export interface Visit {
  /** Answers changed after a decline was shown. */
  changes: number;
  /** Hears of a touch of the form, or of the element where it stands outside. */
  touch: (event: Event) => void;
  /** Watches a form, and no longer the one before. */
  watch(form: HTMLFormElement | null): void;
  /** When the visitor last filled in this field while it could be seen, in milliseconds since 1970; 0: never. */
  edited: (field: Field) => number;
  /** Milliseconds since the first touch; 0 without one. */
  elapsed(): number;
  /** Forgets all of it: the form is empty again. */
  restart(): void;
}

/**
 * A visit.
 * @param onStart the first touch: a press or a change
 * @param onStay the visitor clicked, came by key, or changed something. Not yet at the press of a pointer: what
 * moved then would be missed by the click. Nor for the focus alone, which pages set by themselves.
 */
export function visitOf(onStart: () => void, onStay: () => void): Visit {
  let form: HTMLFormElement | null = null;
  let began = 0;
  let edited = new WeakMap<Element, number>();
  const touch = ({ target, type }: Event): void => {
    if (type !== 'pointerdown') onStay();
    if (!began && /input|down/.test(type)) {
      began = Date.now();
      onStart();
    }
    const field = target as Field;
    // A password stays one when it is made readable afterwards.
    if (field.type === 'password') field.dataset.leadSkip = '';
    if (type === 'input' && isVisible(field)) edited.set(field, Date.now());
  };
  return {
    changes: 0,
    touch,
    watch(next) {
      for (const type of ['input', 'pointerdown', 'click', 'keyup']) {
        form?.removeEventListener(type, touch, true);
        next?.addEventListener(type, touch, true);
      }
      form = next;
    },
    edited: (field) => edited.get(field) ?? 0,
    elapsed: () => began && Math.max(0, Date.now() - began),
    restart() {
      this.changes = began = 0;
      edited = new WeakMap();
    },
  };
}
