import type { Contact } from '../lead/lead-event.ts';
import { type Field, isTick, isVisible, readableFields } from './form-fields.ts';

/**
 * How fields are recognised: by `autocomplete` and `type`, in the standard words (HTML, sections 4.10.5.1 and
 * 4.10.18.7), else by name and id as sites write them in English, French, German and Spanish.
 */
const ROLES: [Exclude<keyof Contact, 'fields'>, RegExp][] = [
  ['email', /mail|courriel|correo/i],
  ['givenName', /given|first|forename|pr[eé]nom|vorname|\bfname/i],
  ['familyName', /family|last|surname|nachname|apellido|\blname/i],
  ['phone', /\btel|phone|mobile|t[eé]l[eé]f/i],
  ['company', /organi[sz]ation(?!-t)|company|business|soci[eé]t|entreprise|firma|empresa/i],
  ['website', /url|web.?site|home.?page/i],
  ['message', /message|comment|[ei]nquiry|nachricht|mensaje|detail|descri|brief/i],
  ['name', /(^|[ [])((full|your|contact)[-.]?)?(name|nom|nombre)\b/i],
];

/** What a field says of itself: in the standard words, and by its names. */
const WORDS: ((field: Field) => string)[] = [
  ({ autocomplete, type }) => `${autocomplete} ${type}`,
  ({ name, id, localName }) =>
    `${name} ${id} ${localName}`.replaceAll('_', '-').replace('textarea', 'message'),
];

/** Bytes that all of contact may take as JSON, so that an event stays under 48 KiB. */
const BUDGET = 36_000;

/**
 * Reads what a form says of its visitor: fields that are visible now, and those that `edited` says the visitor
 * filled in before they were hidden (the earlier steps of a wizard). `honeypot`: a field that people cannot see
 * was filled in.
 */
export function readContact(
  form: HTMLFormElement,
  edited: (field: Field) => boolean,
): { contact: Contact; honeypot: boolean } {
  const contact: Contact = {};
  const fields = new Map<string, string | string[]>();
  const entries = new Set<[Field, string]>();
  let honeypot = false;
  let left = BUDGET;
  // No text takes more than half of what is left: a long message leaves room for the person.
  const fit = (whole: string): string => {
    let text = whole.slice(0, BUDGET);
    while (text && sizeOf(text) > left / 2) text = text.slice(0, text.length * 0.9);
    left -= sizeOf(text);
    return text;
  };
  for (const field of readableFields(form)) {
    const isSeen = isVisible(field) || edited(field);
    for (const value of valuesOf(field)) {
      if (isSeen) entries.add([field, value]);
      else honeypot ||= !isTick(field) && 'defaultValue' in field && value !== field.defaultValue;
    }
  }
  // What a field says of itself in the standard words counts before any name.
  for (const wordsOf of WORDS) {
    for (const entry of entries) {
      const [field, value] = entry;
      const words = wordsOf(field);
      const role =
        !isTick(field) && !('options' in field) && ROLES.find(([, pattern]) => pattern.test(words));
      if (role && !contact[role[0]] && entries.delete(entry)) contact[role[0]] = fit(value);
    }
  }
  for (const [field, value] of entries) {
    const name = (field.name || field.id).slice(0, 200);
    const text = fit(value);
    left -= sizeOf(name);
    if (text) fields.set(name, fields.has(name) ? [fields.get(name) ?? [], text].flat() : text);
  }
  if (fields.size) contact.fields = Object.fromEntries(fields);
  return { contact, honeypot };
}

const sizeOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

function valuesOf(field: Field): string[] {
  if (isTick(field) && !(field as HTMLInputElement).checked) return [];
  const values =
    'options' in field ? [...field.selectedOptions].map((option) => option.value) : [field.value.trim()];
  return values.filter(Boolean);
}
