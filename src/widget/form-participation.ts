import { make } from './dom.ts';

/** A form field's name and value. */
export type FormEntry = [name: string, value: string];

/** Answers as the form sees them. */
export interface FormParticipation {
  /** Makes the inputs say exactly this, at once; `state` is what the browser restores on the way back. */
  write(entries: FormEntry[], state: unknown): void;
  /** Puts back what a morphing library took away. */
  restore(): void;
  /** The answers that stand in the markup and are not ours yet, as in a cloned page: name → values. */
  adopt(): Record<string, string[]>;
}

/**
 * Keeps answers as hidden inputs in the light DOM, children of the element: every way to read a form sees them,
 * also serialisers that know only `input`. ElementInternals has the state alone, never the values: they would be
 * sent twice.
 */
export function formParticipation(element: HTMLElement, internals: ElementInternals): FormParticipation {
  let entries: FormEntry[] = [];
  const inputs = (): HTMLInputElement[] => [
    ...element.querySelectorAll<HTMLInputElement>(':scope > [data-lead]'),
  ];
  const renew = (): void => {
    const form = element.getAttribute('form') ?? '';
    for (const input of inputs()) input.remove();
    for (const [name, value] of entries) {
      const input = make('input', { 'type': 'hidden', name, form, 'data-lead': true });
      input.value = value;
      element.append(input);
    }
  };
  return {
    write(values, state) {
      entries = values;
      internals.setFormValue(null, entries.length ? JSON.stringify(state) : null);
      renew();
    },
    restore() {
      if (inputs().length !== entries.length) renew();
    },
    adopt() {
      const found: Record<string, string[]> = {};
      for (const { name, value } of entries.length ? [] : inputs()) (found[name] ??= []).push(value);
      return found;
    },
  };
}
