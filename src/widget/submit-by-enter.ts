/**
 * Enter in one of our inputs submits the form as it does in a native field of it: by a click on the form's first
 * submit button, else without one (HTML, section 4.10.21.2, implicit submission). Ours stand in a shadow root, where
 * the browser does not do that.
 */
export function submitByEnter(event: KeyboardEvent, form: HTMLFormElement | null): void {
  const [input] = event.composedPath();
  // From a shadow root the element seems to be the target; a control of the author's is its own, and submits itself.
  const isOurs = input instanceof HTMLInputElement && input !== event.target;
  if (event.key !== 'Enter' || !isOurs || !form) return;
  const button = [...form.elements].find((element) => element.matches('[type=submit], button:not([type])'));
  if (button instanceof HTMLElement) button.click();
  else HTMLFormElement.prototype.requestSubmit.call(form);
}
