import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Name and value of a form field. */
export type FormEntry = [name: string, value: string];

/**
 * Keeps the answers as hidden inputs, light children of the element: every way to read a form sees them, also
 * serialisers that know only `input`. ElementInternals holds the state alone, never the values, which would be
 * submitted twice. Inputs that a morphing library removes are put back.
 */
export class HiddenInputs implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #internals: ElementInternals;
  readonly #observer = new MutationObserver(() => this.#restore());
  #entries: FormEntry[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('pageshow', this.#observe);
    this.#observe();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('pageshow', this.#observe);
    this.#observer.disconnect();
  }

  /** Writes the inputs anew, at once. `state` is what the browser restores when the visitor comes back. */
  write(entries: FormEntry[], state: unknown): void {
    this.#entries = entries;
    this.#internals.setFormValue(null, entries.length ? JSON.stringify(state) : null);
    this.#render();
  }

  /** The answers in inputs that are not ours yet, as in a cloned page: name → values. */
  adopt(): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const { name, value } of this.#entries.length ? [] : this.#inputs())
      (found[name] ??= []).push(value);
    return found;
  }

  #inputs(): HTMLInputElement[] {
    return [...this.#host.querySelectorAll<HTMLInputElement>(':scope > [data-lead]')];
  }

  #render(): void {
    const form = this.#host.getAttribute('form');
    for (const input of this.#inputs()) input.remove();
    for (const [name, value] of this.#entries) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      input.dataset['lead'] = '';
      if (form) input.setAttribute('form', form);
      this.#host.append(input);
    }
  }

  #restore(): void {
    if (this.#entries.length && this.#inputs().length !== this.#entries.length) this.#render();
  }

  readonly #observe = (): void => {
    this.#observer.observe(this.#host, { childList: true });
    this.#restore();
  };

  // Chrome finds the fields of a form again by the names of its first two: on the way back it would not recognise a
  // form with one field of its own that has ours as well. It saves the state after the page is hidden.
  readonly #onPageHide = (): void => {
    this.#observer.disconnect();
    for (const input of this.#inputs()) input.remove();
  };
}
