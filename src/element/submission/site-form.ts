/**
 * Whether the browser itself would submit the form somewhere. `action="#"` is what templates write for "nowhere yet".
 */
export function hasAction(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  return (submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '#') !== '#';
}

/** Keeps an event from the site's own handlers and from the browser. */
export function hold(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Submits a form as its button does. A form may have a field named `requestSubmit`. */
export function submitAgain(form: HTMLFormElement, submitter?: HTMLElement | null): void {
  HTMLFormElement.prototype.requestSubmit.call(form, submitter?.isConnected ? submitter : null);
}
