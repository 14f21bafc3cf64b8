import { type Field, isVisible } from './form-fields.ts';

/** How the visitor fills in a form. */
export interface Visit {
  /** Answers changed after a decline was shown. */
  changes: number;
  /** Hears of a touch of the form, or of the element where it stands outside. */
  touch: (event: Event) => void;
  /** Watches a form, and no longer the one before. */
  watch(form: HTMLFormElement | null): void;
  /** Whether the visitor filled in this field while it could be seen. */
  edited: (field: Field) => boolean;
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
  let edited = new WeakSet<Element>();
  const touch = ({ target, type }: Event): void => {
    if (type !== 'pointerdown') onStay();
    if (!began && /input|down/.test(type)) {
      began = Date.now();
      onStart();
    }
    const field = target as Field;
    if (type === 'input' && isVisible(field)) edited.add(field);
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
    edited: (field) => edited.has(field),
    elapsed: () => began && Math.max(0, Date.now() - began),
    restart() {
      this.changes = began = 0;
      edited = new WeakSet();
    },
  };
}
