/** Reads what the visitor filled in in the site's own form. */
import type { Consent, Contact } from '../../lead/lead-event.ts';
import { type Field, isShy, isTextField, isTick, isVisible, labelOf, readableFields } from './fields.ts';
import { recognisers } from './roles.ts';

/** So that an event stays under 48 KiB. */
const MAX_CONTACT_BYTES = 36_000;

/** What a form says about its visitor. */
interface FormReading {
  contact: Contact;
  /** A field that people cannot see was filled in or ticked. */
  honeypot: boolean;
  consent: Consent | undefined;
}

/**
 * Reads what a form says about its visitor: fields that are visible now, and those that the visitor filled in before
 * they were hidden (the earlier steps of a wizard).
 * @param edited when the visitor filled in a field, in milliseconds since 1970; 0: never
 * @param consentName the name of the consent checkbox, if there is one
 */
export function readContact(
  form: HTMLFormElement,
  edited: (field: Field) => number,
  consentName?: string | null,
): FormReading {
  const contact: Contact = {};
  const fields = new Map<string, string | string[]>();
  const entries = new Set<[Field, string]>();
  const readable = readableFields(form);
  let consent: Consent | undefined;
  let honeypot = false;
  let left = MAX_CONTACT_BYTES;
  // No text takes more than half of what is left: a long message leaves room for the person.
  const truncate = (whole: string): string => {
    let text = whole.slice(0, MAX_CONTACT_BYTES);
    while (text && sizeOf(text) > left / 2) text = text.slice(0, text.length * 0.9);
    left -= sizeOf(text);
    return text;
  };
  for (const field of readable) {
    if (consentName && field.name === consentName) {
      consent ??= {
        given: (field as { checked?: boolean }).checked ?? false,
        text: truncate(labelOf(field)),
        time: new Date(edited(field) || Date.now()).toISOString(),
      };
      continue;
    }
    const isSeen = isVisible(field) || edited(field);
    for (const value of valuesOf(field)) {
      if (!isSeen)
        honeypot ||= isTick(field)
          ? field.matches('[type=checkbox]:not(:default)')
          : 'defaultValue' in field && value !== field.defaultValue;
      else if (!isShy(field)) entries.add([field, value]);
    }
  }
  // A standard attribute of any field counts before the names, and a name before any label.
  for (const roleOf of recognisers) {
    for (const entry of entries) {
      const [field, value] = entry;
      const role = isTextField(field) && roleOf(field);
      if (role && !contact[role] && entries.delete(entry)) contact[role] = truncate(value);
    }
  }
  for (const [field, value] of entries) {
    const name = (field.name || field.id || labelOf(field)).slice(0, 200);
    const text = truncate(value);
    left -= sizeOf(name);
    if (text) fields.set(name, fields.has(name) ? [fields.get(name) ?? [], text].flat() : text);
  }
  if (fields.size) contact.fields = Object.fromEntries(fields);
  return { contact, honeypot, consent };
}

const sizeOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** The values of a field: one or, of a multiple select, several. The value of a custom element may be anything, or a list. */
function valuesOf(field: Field): string[] {
  const { checked = true } = field as { checked?: boolean };
  if (isTick(field) && !checked) return [];
  const values: unknown[] =
    'selectedOptions' in field
      ? [...field.selectedOptions].map((option) => option.value)
      : [field.value].flat();
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() || [] : [],
  );
}
