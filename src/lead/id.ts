/** The names of a lead: its id for machines, its reference for people. */
import { fingerprint } from '../qualifier/revision.ts';

/**
 * A new lead id: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made.
 * @param now milliseconds since 1970, UTC
 * @param random fills the array it is given with random bytes
 */
export function leadId(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const [version = 0, low = 0, variant = 0, ...rest] = random(new Uint8Array(10));
  const bytes = [(version & 0x0f) | 0x70, low, (variant & 0x3f) | 0x80, ...rest];
  return `${hex(now, 12)}${bytes.map((byte) => hex(byte, 2)).join('')}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  );
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/**
 * The letters of references, in place of hex digits: without vowels, so that no words come about, and without letters
 * that look alike. Letters only: digits beside a hyphen may change places in the middle of Arabic (Unicode Standard
 * Annex #9, W2 and W4).
 */
const LETTERS = 'CDFGHJKMNPQRTVWX';

/**
 * The short code by which owner and visitor find the same lead, such as `HKMT-RCFW`. It follows from the id, and the
 * id cannot be computed from it. Among 10,000 leads, the chance that two share one is about 1 %: it is for people,
 * never a key.
 * @param id of a lead
 */
export const referenceOf = (id: string): string =>
  fingerprint(id)
    .replace(/./g, (digit) => LETTERS[parseInt(digit, 16)] ?? '')
    .replace(/.{4}/, '$&-');
