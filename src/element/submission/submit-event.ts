import { submitAgain } from './site-form.ts';

/**
 * Calls back once a submit has ended, and is left to the browser: no handler of the site has taken it over. A handler
 * that stops the event keeps it from us: the submit is then the site's.
 */
export function whenLeftToBrowser(event: SubmitEvent, then: () => void): void {
  const atEnd = (ended: Event): void => {
    if (ended !== event) return;
    stopListening();
    if (!event.defaultPrevented) then();
  };
  const stopListening = (): void => removeEventListener('submit', atEnd);
  addEventListener('submit', atEnd);
  setTimeout(stopListening);
}

/** Submits a form again for the browser alone: the site's handlers have had this submit. */
export function submitUnheard(form: HTMLFormElement, submitter: HTMLElement | null): void {
  addEventListener('submit', stop, true);
  submitAgain(form, submitter);
  removeEventListener('submit', stop, true);
}

const stop = (event: Event): void => event.stopImmediatePropagation();
