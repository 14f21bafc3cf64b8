/** The fields of the site's own form: which may be read, and what can be seen of them. */
import type { Contact } from '../../lead/lead-event.ts';

/**
 * A field of the site's form. Custom elements count too: those that are form controls have the properties of the native
 * ones, as far as they go.
 */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A part of the contact that a field can be for. */
export type ContactRole = Exclude<keyof Contact, 'fields'>;

/** Never read: buttons, passwords, files, hidden and payment fields, codes and tokens. */
const UNREADABLE =
  /^(password|file|hidden|submit|button|reset|image|output)\b|\b(cc-|one-time-code|webauthn)|[cx]srf|(?<!an)nonce|token|(cap|al)tcha|turnstile|pass(?!en|i)|pwd|secret(?!ar)|card.?num|cvv|cvc|iban|\bssn\b|\botp\b/i;

/**
 * Whether a field has `new-password` only to keep the browser from filling it in, as traps for robots do. Its value is
 * not read, but shows whether the trap was filled in.
 */
export const isShy = ({ autocomplete }: Field): boolean => autocomplete === 'new-password';

/** The fields of a form that may be read. */
export function readableFields(form: HTMLFormElement): Field[] {
  return ([...form.elements] as Field[]).filter(
    (field) =>
      'value' in field &&
      !UNREADABLE.test(
        `${field.type} ${isShy(field) ? '' : field.autocomplete} ${field.name} ${field.id} ${field.localName}`,
      ) &&
      !field.matches(':disabled, [data-lead-skip], [data-lead-skip] *') &&
      !isAnswer(field),
  );
}

/** Whether a field is a slotted question: its answer is part of the lead already. */
function isAnswer(field: Field): boolean {
  // The fields of the own small form are inside the element too, and are no questions.
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

/** The visible label of a field, on one line; empty where there is none. */
export const labelOf = (field: Field): string =>
  ([...(field.labels ?? [field])].map(({ innerText }) => innerText).join(' ') || field.ariaLabel || '')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a field is ticked rather than filled in. */
export const isTick = ({ type, localName }: Field): boolean =>
  /radio|checkbox|switch/.test(`${type} ${localName}`);

/** Whether a field takes text. */
export const isTextField = (field: Field): boolean => !isTick(field) && !/select|date|range/.test(field.type);
