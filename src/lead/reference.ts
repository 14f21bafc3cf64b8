import { fingerprint } from '../qualifier/fingerprint.ts';

/**
 * For the hex digits: without vowels, so that no words come about, and without letters that look alike. Letters only:
 * digits beside a hyphen may change places in the middle of Arabic (Unicode Standard Annex #9, W2 and W4).
 */
const SIGNS = 'CDFGHJKMNPQRTVWX';

/**
 * The short code by which owner and visitor find the same lead, as `HKMT-RCFW`. It follows from the id, and the id
 * does not follow from it. Two of 10,000 leads share one in a hundred cases: it is for people, never a key.
 * @param id of a lead
 */
export const referenceOf = (id: string): string =>
  fingerprint(id)
    .replace(/./g, (digit) => SIGNS[parseInt(digit, 16)] ?? '')
    .replace(/.{4}/, '$&-');
