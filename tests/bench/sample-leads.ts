import { leadId, referenceOf } from '../../src/lead/id.ts';
import type { JudgedLead } from '../../src/receiver/assess/judgement.ts';

/** Leads as sites send them, some 1.5 KB each, made up from the number of each. */

const GIVEN = [
  'Ada',
  'Grace',
  'Emmy',
  'Sofia',
  'Mary',
  'Hedy',
  'Rosa',
  'Lina',
  'Omar',
  'Ivan',
  'Jörg',
  'Zoë',
];
const FAMILY = ['Lovelace', 'Hopper', 'Noether', 'Kowalewska', 'Somerville', 'Lamarr', 'Haddad', 'Ivanov'];
const COMPANIES = ['Bakery', 'Studio', 'Garden', 'Legal', 'Dental', 'Ferries', 'Books', 'Hotel'];
const MESSAGE =
  'We make furniture by hand and sell it in one shop. Our site is eleven years old, nobody of us can change it, ' +
  'and on a telephone it cannot be read. We would like a new one with a catalogue, in two languages, before spring.';

/** A word that one lead in so many bears. */
export const RARE = { word: 'xylograph', every: 18_000 };

/** A word that half of the leads bear. */
export const COMMON = 'berlin';

const START = Date.parse('2024-01-01T08:00:00Z');

/** A lead a minute. */
const APART_MS = 60_000;

/** @param at when it arrives; by default the leads arrive one after another */
export function sampleLead(number: number, at = START + number * APART_MS): JudgedLead {
  const id = leadId(at, (bytes) => numbered(bytes, number));
  const [given, family] = [GIVEN[number % GIVEN.length] ?? '', FAMILY[number % FAMILY.length] ?? ''];
  const rare = number % RARE.every === 500 ? ` ${RARE.word}` : '';
  const company = `${family} ${COMPANIES[number % 7] ?? ''}${rare}, ${number % 2 ? 'Berlin' : 'Beirut'}`;
  const verdict = (['qualified', 'review', 'unqualified', 'qualified'] as const)[number % 4] ?? 'review';
  return {
    received: at,
    judgement: {
      verdict,
      points: verdict === 'qualified' ? 2 : 1,
      pass: 2,
      reasons: verdict === 'qualified' ? [] : [{ verdict: 'review', text: '1 of 2 points' }],
      route: 'estimate',
      spam: { score: 0, signals: [] },
    },
    event: {
      type: `lead.${verdict}`,
      timestamp: new Date(at).toISOString(),
      data: {
        id,
        sequence: 1,
        reference: referenceOf(id),
        contact: {
          email: `${given}.${family}.${number}@example.com`.toLowerCase(),
          name: `${given} ${family}`,
          phone: `+49 30 ${1_000_000 + (number % 9_000_000)}`,
          company,
          message: MESSAGE,
          fields: { newsletter: 'yes' },
        },
        answers: {
          budget: { label: 'What have you set aside?', value: '5k-plus', text: 'More than $5,000' },
          start: { label: 'When shall it be done?', value: '2026-12-01', text: '1 December 2026' },
        },
        qualification: { verdict, points: 2, pass: 2, reasons: [] },
        outcome: { route: 'estimate' },
        qualifier: { id: 'portfolio', version: 1, revision: '9f3a1c20' },
        source: {
          page: 'https://site.example/contact',
          referrer: 'https://search.example/',
          utm: { source: 'letter' },
        },
        visit: {
          locale: 'en',
          today: new Date(at).toISOString().slice(0, 10),
          elapsedMs: 12_345,
          asked: 2,
          changes: 0,
        },
      },
    },
  };
}

/** Bytes that look like chance and are the same for the same number. */
function numbered(bytes: Uint8Array, number: number): Uint8Array {
  let state = number + 1;
  for (let index = 0; index < bytes.length; index++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
