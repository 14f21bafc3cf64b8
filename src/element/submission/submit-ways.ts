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

/**
 * Enter in one of our inputs submits the form as it does in a native field of it: by a click on the form's first
 * submit button, else without one (HTML, section 4.10.21.2, implicit submission). Browsers do not do that for inputs
 * in a shadow root.
 */
export function submitOnEnter(event: KeyboardEvent, form: HTMLFormElement | null): void {
  const [input] = event.composedPath();
  // For an input in the shadow root the element is the target; a slotted one is its own target, and submits by itself.
  const isOurs = input instanceof HTMLInputElement && input !== event.target;
  // 229: the Enter belongs to an input method, also where the composition has just ended (UI Events, section 7.3.1).
  if (event.key !== 'Enter' || event.keyCode === 229 || !isOurs || !form) return;
  const button = submitButtonOf(form);
  if (button) button.click();
  else submitAgain(form);
}

/** The first submit button of a form, native or a custom element; undefined where there is none. */
export const submitButtonOf = (form: HTMLFormElement | null): HTMLElement | undefined =>
  [...(form?.elements ?? [])].find(
    (element): element is HTMLElement => 'type' in element && element.type === 'submit',
  );
