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
  ['name', /\b(full|your|contact)?[-.]?(name|nom|nombre)\b/i],
];

/** Characters that all of contact may take: at most 3 bytes each, so that an event stays under 48 KiB. */
const BUDGET = 13_000;

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
  const fields: Record<string, string | string[]> = {};
  let honeypot = false;
  let left = BUDGET;
  for (const field of readableFields(form)) {
    const isSeen = isVisible(field) || edited(field);
    for (const value of valuesOf(field)) {
      if (!isSeen) {
        honeypot ||= !isTick(field) && 'defaultValue' in field && value !== field.defaultValue;
        continue;
      }
      const text = value.slice(0, left);
      const role = roleOf(field);
      const name = field.name || field.id;
      left -= text.length;
      if (role && !contact[role]) contact[role] = text;
      else fields[name] = name in fields ? [fields[name] ?? [], text].flat() : text;
    }
  }
  if (Object.keys(fields).length) contact.fields = fields;
  return { contact, honeypot };
}

function valuesOf(field: Field): string[] {
  if (isTick(field) && !(field as HTMLInputElement).checked) return [];
  const values =
    'options' in field ? [...field.selectedOptions].map((option) => option.value) : [field.value.trim()];
  return values.filter(Boolean);
}

function roleOf(field: Field): (typeof ROLES)[number][0] | undefined {
  if (isTick(field) || 'options' in field) return undefined;
  for (const words of [
    `${field.autocomplete} ${field.type}`,
    `${field.name} ${field.id}`.replaceAll('_', '-'),
  ]) {
    const role = ROLES.find(([, pattern]) => pattern.test(words));
    if (role) return role[0];
  }
  return field.localName === 'textarea' ? 'message' : undefined;
}
