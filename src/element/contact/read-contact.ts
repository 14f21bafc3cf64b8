import type { Consent, Contact } from '../../lead/lead-event.ts';
import { type Field, isShy, isTick, isVisible, labelOf, readableFields } from './fields.ts';

/** What a field can be of a contact. */
export type Role = Exclude<keyof Contact, 'fields'>;

/**
 * How fields are recognised: by `autocomplete` and `type`, in the standard words (HTML, sections 4.10.5.1 and
 * 4.10.18.7), else by name and id as most sites write them; `label-roles.ts` knows others.
 */
const ROLES: [Role, RegExp][] = [
  ['email', /mail(?!ing)/i],
  ['givenName', /given|first|\bfname/i],
  ['familyName', /family|last|\blname/i],
  ['phone', /\btel|phone/i],
  ['company', /(organi[sz]ation|company)(?!-?(ti|ty|si))/i],
  ['website', /url|website/i],
  ['message', /message/i],
  ['name', /(^|[ [])((full|your|contact)[-.]?)?name\b/i],
];

const roleIn = (words: string): Role | undefined => ROLES.find(([, pattern]) => pattern.test(words))?.[0];

/** What a field is by what it says of itself: in the standard words, by its names, and by what is learned. */
const SIGNS: ((field: Field) => Role | undefined)[] = [
  ({ autocomplete, type }) => roleIn(`${autocomplete} ${type}`),
  (field) =>
    roleIn(
      `${field.name} ${field.id} ${field.localName}`.replaceAll('_', '-').replace('textarea', 'message'),
    ),
];

/**
 * Learns to read labels, and names in other languages, where a field of the form is not known by anything else.
 * Whoever fills in a form takes longer than that; where it does not come, such fields go by their names.
 */
export async function learnLabels(form: HTMLFormElement): Promise<void> {
  if (readableFields(form).every((field) => !isText(field) || SIGNS.some((signOf) => signOf(field)))) return;
  SIGNS[2] = (await import('./label-roles.ts')).roleOf;
}

/** Bytes that all of contact may take as JSON, so that an event stays under 48 KiB. */
const BUDGET = 36_000;

/** What a form says of its visitor. */
export interface Read {
  contact: Contact;
  /** A field that people cannot see was filled in or ticked. */
  honeypot: boolean;
  consent: Consent | undefined;
}

/**
 * Reads what a form says of its visitor: fields that are visible now, and those that the visitor filled in before
 * they were hidden (the earlier steps of a wizard).
 * @param edited when the visitor filled in a field, in milliseconds since 1970; 0: never
 * @param consentName the name of the consent checkbox, if there is one
 */
export function readContact(
  form: HTMLFormElement,
  edited: (field: Field) => number,
  consentName?: string | null,
): Read {
  const contact: Contact = {};
  const fields = new Map<string, string | string[]>();
  const entries = new Set<[Field, string]>();
  const readable = readableFields(form);
  let consent: Consent | undefined;
  let honeypot = false;
  let left = BUDGET;
  // No text takes more than half of what is left: a long message leaves room for the person.
  const fit = (whole: string): string => {
    let text = whole.slice(0, BUDGET);
    while (text && sizeOf(text) > left / 2) text = text.slice(0, text.length * 0.9);
    left -= sizeOf(text);
    return text;
  };
  for (const field of readable) {
    if (consentName && field.name === consentName) {
      consent ??= {
        given: (field as { checked?: boolean }).checked ?? false,
        text: fit(labelOf(field)),
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
  // What a field says of itself in the standard words counts before any name, and a name before any label.
  for (const signOf of SIGNS) {
    for (const entry of entries) {
      const [field, value] = entry;
      const role = isText(field) && signOf(field);
      if (role && !contact[role] && entries.delete(entry)) contact[role] = fit(value);
    }
  }
  for (const [field, value] of entries) {
    const name = (field.name || field.id || labelOf(field)).slice(0, 200);
    const text = fit(value);
    left -= sizeOf(name);
    if (text) fields.set(name, fields.has(name) ? [fields.get(name) ?? [], text].flat() : text);
  }
  if (fields.size) contact.fields = Object.fromEntries(fields);
  return { contact, honeypot, consent };
}

const isText = (field: Field): boolean => !isTick(field) && !/select|date|range/.test(field.type);

const sizeOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** The value of a custom element may be anything, or a list of it. */
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
