/**
 * A field of the site's form. Custom elements are taken for fields too: those that are meant as such have the
 * properties of the native ones, as far as they go.
 */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Buttons are no fields; passwords, files, hidden and payment fields, codes and tokens are none of our business. */
const NEVER =
  /^(password|file|hidden|submit|button|reset|image|output)\b|\b(cc-|one-time-code|webauthn)|[cx]srf|(?<!an)nonce|token|(cap|al)tcha|turnstile|pass(?!en|i)|pwd|secret(?!ar)|card.?num|cvv|cvc|iban|\bssn\b|\botp\b/i;

/**
 * Whether a field asks for no more than not to be filled in by the browser. Traps for robots do; what is typed in it
 * is not read all the same.
 */
export const isShy = ({ autocomplete }: Field): boolean => autocomplete === 'new-password';

/** The fields of a form that may be read at all. */
export function readableFields(form: HTMLFormElement): Field[] {
  return ([...form.elements] as Field[]).filter(
    (field) =>
      'value' in field &&
      !NEVER.test(
        `${field.type} ${isShy(field) ? '' : field.autocomplete} ${field.name} ${field.id} ${field.localName}`,
      ) &&
      !field.matches(':disabled, [data-lead-skip], [data-lead-skip] *') &&
      !isAnswer(field),
  );
}

/** Whether a field is a question in the author's own markup: its answer is part of the lead already. */
function isAnswer(field: Field): boolean {
  // Those of the small form of our own stand in the element too, and are not.
  const element = field.closest<HTMLElementTagNameMap['lead-qualifier']>('lead-qualifier, [data-lead-own]');
  return !!element?.qualification && field.name !== element.consent;
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

/** The words beside a field as the visitor sees them, on one line; empty where there are none. */
export const labelOf = (field: Field): string =>
  ([...(field.labels ?? [field])].map(({ innerText }) => innerText).join(' ') || field.ariaLabel || '')
    .replace(/\s+/g, ' ')
    .trim();

export const isTick = ({ type, localName }: Field): boolean =>
  /radio|checkbox|switch/.test(`${type} ${localName}`);
