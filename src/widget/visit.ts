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

/** A visit; `onStart` is called at the first touch of the form. */
export function visitOf(onStart: () => void): Visit {
  let form: HTMLFormElement | null = null;
  let began = 0;
  let edited = new WeakSet<Element>();
  const touch = ({ target, type }: Event): void => {
    if (!began) {
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
      for (const type of ['input', 'pointerdown']) {
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
