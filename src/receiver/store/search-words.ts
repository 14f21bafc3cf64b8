/** The texts that a search compares, and the words of a search. */
import { referenceOf } from '../../lead/id.ts';
import type { JudgedLead } from '../assess/judgement.ts';

/**
 * Bytes of a text in the index, in UTF-8. Two such texts and the rest of a row must stay below the 2,704 bytes of a
 * row in an index of PostgreSQL.
 */
const MAX_BYTES = 1_200;

/** Characters of one field that are indexed, so that a long one leaves room for the others. */
const FIELD_LENGTH = 300;

/** Characters and words of a search; more are ignored. */
const SEARCH_LENGTH = 500;
const SEARCH_WORDS = 12;

/** Letters that Unicode normalisation does not decompose, and what people type instead of them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  // Arabic and Persian keyboards have different characters for the same letter.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Plain ASCII, as most texts are: only case and white space have to be folded. */
const PLAIN = /^[\t\n\r\x20-\x7E]*$/;

/** The text that a search compares of a lead: its contact, reference and route. Not its message, nor its answers. */
export function leadWords({ event: { data }, judgement }: Pick<JudgedLead, 'event' | 'judgement'>): string {
  const { contact, id, reference } = data;
  const parts = [
    contact.name,
    contact.givenName,
    contact.familyName,
    contact.email,
    contact.phone,
    digitsOf(foldText((contact.phone ?? '').slice(0, FIELD_LENGTH))),
    contact.company,
    contact.website,
    reference ?? referenceOf(id),
    judgement.route,
    ...Object.values(contact.fields ?? {}).flat(),
  ];
  return capBytes(foldText(parts.map((part) => (part ?? '').slice(0, FIELD_LENGTH)).join(' ')));
}

/** The text that a search compares of the owner's note. */
export function noteWords(note: string): string {
  return capBytes(foldText(note.slice(0, MAX_BYTES)));
}

/**
 * The words of a search, each in all forms that count: a telephone number also without its punctuation.
 */
export function searchTerms(text: string): string[][] {
  const words = foldText(text.slice(0, SEARCH_LENGTH)).split(' ');
  const terms = [...new Set(words)].filter((word) => word !== '').slice(0, SEARCH_WORDS);
  return terms.map((word) => {
    const digits = digitsOf(word);
    return /^[\d+()./-]+$/.test(word) && digits.length > 2 && digits !== word ? [word, digits] : [word];
  });
}

/** Whether a word is compared with ids as well. Shorter ones, such as "ada", occur in many ids by chance. */
export function mayBeId(word: string): boolean {
  return /^[\da-f-]{8,36}$/.test(word);
}

/**
 * Folds a text to what a search compares: without case, accents, vowel signs and joiners, with one shape of each
 * letter and digit, and with single spaces.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return (
    text
      .normalize('NFKD')
      // First up, then down: so ß matches SS, and the dotless ı matches I.
      .toUpperCase()
      .toLowerCase()
      .replaceAll(/[\p{M}\p{Cf}\p{Cs}\u0640]/gu, '')
      .replaceAll(LETTER, (letter) => LETTERS[letter] ?? letter)
      .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => `${digit.charCodeAt(0) % 16}`)
      .replaceAll(/[\s\p{Z}\p{Cc}]+/gu, ' ')
      .trim()
  );
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function capBytes(text: string): string {
  if (text.length * 3 <= MAX_BYTES) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MAX_BYTES));
  return text.slice(0, read);
}
