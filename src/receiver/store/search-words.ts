import { referenceOf } from '../../lead/id.ts';
import type { JudgedLead } from './store.ts';

/**
 * Bytes of a text in the index, in UTF-8. Two of them and the rest of a row must stay below the 2,704 bytes that
 * PostgreSQL takes into an index.
 */
const MOST_BYTES = 1_200;

/** Characters of one field that are looked at, so that a long one leaves room for the others. */
const FIELD_LENGTH = 300;

/** Characters of a search, and words of it; more are ignored. */
const SEARCH_LENGTH = 500;
const SEARCH_WORDS = 12;

/** Letters that no normal form takes apart, as people type them who look for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  // Arabic and Persian: one sound, several keyboards.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** What most texts are, and needs no folding but of case and blanks. */
const PLAIN = /^[\t\n\r\x20-\x7E]*$/;

/** What a lead is found by: who it is, and what the owner calls it. Not what they wrote, nor their answers. */
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

/** What a lead is found by beside that: the owner's note. */
export function noteWords(note: string): string {
  return capBytes(foldText(note.slice(0, MOST_BYTES)));
}

/**
 * The words of a search, each in the forms that it may have: a telephone number counts also without its
 * punctuation.
 */
export function searchTerms(text: string): string[][] {
  const words = foldText(text.slice(0, SEARCH_LENGTH)).split(' ');
  const terms = [...new Set(words)].filter((word) => word !== '').slice(0, SEARCH_WORDS);
  return terms.map((word) => {
    const digits = digitsOf(word);
    return /^[\d+()./-]+$/.test(word) && digits.length > 2 && digits !== word ? [word, digits] : [word];
  });
}

/** Whether a word is looked for in ids as well. Shorter ones, as "Ada", stand in many an id by chance. */
export function mayBeId(word: string): boolean {
  return /^[\da-f-]{8,36}$/.test(word);
}

/**
 * A text without what people leave out when they search: case, accents and vowel signs, joiners, the shape of
 * letters and digits, and all white space but one blank.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return (
    text
      .normalize('NFKD')
      // First up, then down: so ß meets SS, and the dotless ı meets I.
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
  if (text.length * 3 <= MOST_BYTES) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MOST_BYTES));
  return text.slice(0, read);
}
