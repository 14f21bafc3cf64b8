import type { Lead } from './lead-event.ts';

/**
 * Replaces `{email}`, `{name}` and `{reference}` by the values of a lead; by nothing where the lead has none.
 * @param encode encodes each value for the place it is put in
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

/** Encodes a text as part of a URL. A lone surrogate, as a cut text may end in, cannot be encoded and is left out. */
export const urlPart = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
