/**
 * A text with all digits as `0`–`9` (full-width, Arabic, Persian, Devanagari … ones too), all spaces as they are typed
 * most, and no marks of direction.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .trim();
}

/** Unicode keeps the ten digits of every script side by side, from zero up (The Unicode Standard, section 4.6). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value % 10);
}
