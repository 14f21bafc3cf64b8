import type { Lead } from './lead-event.ts';

/**
 * Puts what a lead says in place of `{email}`, `{name}` and `{reference}`, or nothing where it says nothing.
 * @param encode how the place wants it written
 */
export function fillIn(
  text: string,
  { contact, reference }: Lead,
  encode = (value: string) => value,
): string {
  const { email, givenName, familyName, name = [givenName, familyName].filter(Boolean).join(' ') } = contact;
  const values: Record<string, string | undefined> = {
    email,
    name,
    reference,
  };
  return text.replace(/\{(email|name|reference)\}/g, (_, word: string) => encode(values[word] ?? ''));
}

/** As part of a URL. Half of a character, as a cut text may end in, has no URL: it is left out. */
export const urlPart = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
