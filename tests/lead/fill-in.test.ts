import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillIn, urlPart } from '../../src/lead/fill-in.ts';
import type { Contact } from '../../src/lead/lead-event.ts';
import { isSafeHref } from '../../src/qualifier/schema/links.ts';
import { PLACEHOLDERS } from '../../src/qualifier/schema/links.ts';
import { sized } from '../setup/long.ts';
import { sampleLead } from './sample.ts';

const lead = (contact: Contact) => sampleLead({ contact, reference: 'HKMT-RCFW' });
const ada: Contact = { email: 'ada+1@example.com', name: 'Ada & Søn "Ltd"' };

describe('placeholders', () => {
  test.each<[text: string, contact: Contact, filled: string]>([
    ['Thank you, {name}! Keep {reference}.', ada, 'Thank you, Ada & Søn "Ltd"! Keep HKMT-RCFW.'],
    ['{name}', { givenName: 'Ada', familyName: 'King' }, 'Ada King'],
    ['{name}', { familyName: 'King' }, 'King'],
    ['{email}{name}', {}, ''],
    ['{other} {} { name } {{name}}', { name: 'Ada' }, '{other} {} { name } {Ada}'],
    ['{name}', { name: '{email} $& $1', email: 'x' }, '{email} $& $1'],
  ])('%j of %j is %j', (text, contact, filled) => {
    expect(fillIn(text, lead(contact))).toBe(filled);
  });

  test('each one that the rules may have is filled in', () => {
    const all = PLACEHOLDERS.map((word) => `{${word}}`).join('');
    expect(fillIn(all, lead(ada))).toBe(`${ada.email}${ada.name}HKMT-RCFW`);
  });

  test.each([
    [
      'https://cal.example/me?e={email}&n={name}',
      'https://cal.example/me?e=ada%2B1%40example.com&n=Ada%20%26%20S%C3%B8n%20%22Ltd%22',
    ],
    ['/thanks?r={reference}#{name}', '/thanks?r=HKMT-RCFW#Ada%20%26%20S%C3%B8n%20%22Ltd%22'],
    ['mailto:me@example.com?subject=Lead%20{reference}', 'mailto:me@example.com?subject=Lead%20HKMT-RCFW'],
  ])('of a link are URL-encoded: %s', (href, filled) => {
    expect(fillIn(href, lead(ada), urlPart)).toBe(filled);
  });

  test('a text cut within a character breaks no link', () => {
    expect(urlPart('a😀'.slice(0, 2))).toBe('a');
    expect(urlPart('😀')).toBe('%F0%9F%98%80');
  });
});

/** What an owner could write, with braces anywhere. */
const piece = fc.constantFrom(
  'https:',
  'HTTP:',
  'mailto:',
  'tel:',
  'javascript:',
  'data:',
  ':',
  '/',
  '//',
  '\\',
  '?',
  '#',
  '@',
  '.',
  '..',
  ' ',
  '\t',
  '\n',
  '\u0000',
  'x',
  'a.example',
  '{name}',
  '{email}',
  '&',
  '=',
  '%2F',
);
const template = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
/** What a visitor could type. */
const typed = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '//evil.example',
    'javascript:alert(1)',
    '..',
    '\\\\evil.example',
    '@evil.example',
    ':80',
  ),
  fc.constantFrom(
    'evil.example',
    '\tjavascript:',
    '&bcc=x@evil.example',
    '\r\nBcc: x@evil.example',
    '?',
    '#',
    '"><',
  ),
  fc.string({ unit: 'binary' }),
);
const base = 'https://site.example/contact/';

test('whatever a visitor types, a safe link leads where its owner wrote', () => {
  let filled = 0;
  fc.assert(
    fc.property(template, typed, typed, (href, name, email) => {
      if (!isSafeHref(href) || !URL.canParse(href, base)) return;
      const plain = new URL(href.replaceAll(/[{}]/g, ''), base);
      const made = new URL(fillIn(href, lead({ name, email }), urlPart), base);
      expect(made.protocol).toMatch(/^(https?|mailto|tel):$/);
      expect(made.href.split(/[?#]/)[0]).toBe(plain.href.split(/[?#]/)[0]);
      // And a mail is one to whom the owner wrote, with the header fields the owner gave it.
      expect(made.searchParams.size).toBeLessThanOrEqual(plain.searchParams.size);
      if (/\{(name|email)\}/.test(href)) filled++;
    }),
    { numRuns: sized(4000, 20_000) },
  );
  expect(filled).toBeGreaterThan(sized(40, 200));
});
