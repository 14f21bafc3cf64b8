import { make } from './dom.ts';

/** A form field's name and value. */
export type FormEntry = [name: string, value: string];

/** Answers as the form sees them. */
export interface FormParticipation {
  /** Makes the inputs say exactly this, at once; `state` is what the browser restores on the way back. */
  write(entries: FormEntry[], state: unknown): void;
  /** The element is in the page: what a morphing library takes away is put back from now on. */
  connect(): void;
  disconnect(): void;
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
  const restore = (): void => {
    if (entries.length && inputs().length !== entries.length) renew();
  };
  const observer = new MutationObserver(restore);
  const watch = (): void => {
    observer.observe(element, { childList: true });
    restore();
  };
  // Chrome finds the fields of a form again by the names of its first two: on the way back it would not know a form
  // with one field of its own that has got ours as well. The state is saved after the page is hidden.
  const leave = (): void => {
    observer.disconnect();
    for (const input of inputs()) input.remove();
  };
  return {
    write(values, state) {
      entries = values;
      internals.setFormValue(null, entries.length ? JSON.stringify(state) : null);
      renew();
    },
    connect() {
      addEventListener('pagehide', leave);
      addEventListener('pageshow', watch);
      watch();
    },
    disconnect() {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', watch);
      observer.disconnect();
    },
    adopt() {
      const found: Record<string, string[]> = {};
      for (const { name, value } of entries.length ? [] : inputs()) (found[name] ??= []).push(value);
      return found;
    },
  };
}
