/** The first submit button of a form, native or a custom element; undefined where there is none. */
export const submitButtonOf = (form: HTMLFormElement | null): HTMLElement | undefined =>
  [...(form?.elements ?? [])].find(
    (element): element is HTMLElement => 'type' in element && element.type === 'submit',
  );
