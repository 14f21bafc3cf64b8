/** Which part of a contact a field is for. */
import { parts } from '../parts.ts';
import { type ContactRole, type Field, isTextField, readableFields } from './fields.ts';

/** In the order in which they are tried: "email address" is an email, and "company name" a company. */
const PATTERNS: [ContactRole, RegExp][] = [
  ['email', /mail(?!ing)/i],
  ['givenName', /given|first|\bfname/i],
  ['familyName', /family|last|\blname/i],
  ['phone', /\btel|phone/i],
  ['company', /(organi[sz]ation|company)(?!-?(ti|ty|si))/i],
  ['website', /url|website/i],
  ['message', /message/i],
  ['name', /(^|[ [])((full|your|contact)[-.]?)?name\b/i],
];

const roleIn = (words: string): ContactRole | undefined =>
  PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];

/**
 * How roles are recognised, the surest way first: by `autocomplete` and `type`, whose values are standard (HTML,
 * sections 4.10.5.1 and 4.10.18.7); by name and id as most sites write them; then, once `learnLabels` has loaded it, by
 * labels and names in other languages.
 */
export const recognisers: ((field: Field) => ContactRole | undefined)[] = [
  ({ autocomplete, type }) => roleIn(`${autocomplete} ${type}`),
  (field) =>
    roleIn(
      `${field.name} ${field.id} ${field.localName}`.replaceAll('_', '-').replace('textarea', 'message'),
    ),
];

/**
 * Loads the reading of labels where a field of the form has no role by anything else. It is there long before a
 * visitor has filled in the form; where it cannot be loaded, such fields go by their names. Rejects then.
 */
export async function learnLabels(form: HTMLFormElement): Promise<void> {
  const isKnown = (field: Field): boolean => recognisers.some((roleOf) => roleOf(field));
  if (readableFields(form).every((field) => !isTextField(field) || isKnown(field))) return;
  recognisers[2] = (await parts.labelRoles()).roleByLabel;
}
