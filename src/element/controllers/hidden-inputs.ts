import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A form field's name and value. */
export type FormEntry = [name: string, value: string];

/**
 * Keeps answers as hidden inputs in the light DOM, children of the element: every way to read a form sees them,
 * also serialisers that know only `input`. ElementInternals has the state alone, never the values: they would be
 * sent twice. What a morphing library takes away is put back.
 */
export class FormParticipation implements ReactiveController {
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
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#watch);
    this.#watch();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#watch);
    this.#observer.disconnect();
  }

  /** Makes the inputs say exactly this, at once; `state` is what the browser restores on the way back. */
  write(entries: FormEntry[], state: unknown): void {
    this.#entries = entries;
    this.#internals.setFormValue(null, entries.length ? JSON.stringify(state) : null);
    this.#renew();
  }

  /** The answers that stand in the markup and are not ours yet, as in a cloned page: name → values. */
  adopt(): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const { name, value } of this.#entries.length ? [] : this.#inputs())
      (found[name] ??= []).push(value);
    return found;
  }

  #inputs(): HTMLInputElement[] {
    return [...this.#host.querySelectorAll<HTMLInputElement>(':scope > [data-lead]')];
  }

  #renew(): void {
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
    if (this.#entries.length && this.#inputs().length !== this.#entries.length) this.#renew();
  }

  readonly #watch = (): void => {
    this.#observer.observe(this.#host, { childList: true });
    this.#restore();
  };

  // Chrome finds the fields of a form again by the names of its first two: on the way back it would not know a form
  // with one field of its own that has got ours as well. The state is saved after the page is hidden.
  readonly #leave = (): void => {
    this.#observer.disconnect();
    for (const input of this.#inputs()) input.remove();
  };
}
