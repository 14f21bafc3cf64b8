import { submitAgain } from './site-form.ts';
import { submitButtonOf } from './submit-button.ts';

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
