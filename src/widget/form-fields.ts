/** A native field of the site's form. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Buttons are no fields; passwords, files, hidden and payment fields, codes and tokens are none of our business. */
const NEVER =
  /^(password|file|hidden|submit|button|reset|image)\b|\b(cc-|one-time-code|webauthn)|[cx]srf|(?<!an)nonce|token|captcha|turnstile|passw|secret(?!ar)|card.?num|cvv|cvc|iban|\bssn\b|\botp\b/i;

/** The fields of a form that may be read at all. */
export function readableFields(form: HTMLFormElement): Field[] {
  return ([...form.elements] as Field[]).filter(
    (field) =>
      field.matches('input, select, textarea') &&
      !NEVER.test(`${field.type} ${field.autocomplete} ${field.name} ${field.id}`) &&
      !field.matches(':disabled, [data-lead-skip], [data-lead-skip] *') &&
      // The author's own questions are answers of the lead already.
      !field.closest('lead-qualifier')?.qualification,
  );
}

/** Whether people can see a field; a checkbox or radio hidden behind its styled label counts as seen. */
export function isVisible(field: Field): boolean {
  return [field, ...(isTick(field) ? (field.labels ?? []) : [])].some((element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    return (
      Math.min(width, height) > 1 &&
      Math.min(right + scrollX, bottom + scrollY) > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  });
}

export const isTick = ({ type }: Field): boolean => /radio|checkbox/.test(type);
