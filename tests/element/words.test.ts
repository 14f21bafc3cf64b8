import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AllWords } from '../../src/element/locales/words.ts';
import { en } from '../../src/element/locales/en.ts';
import { enOutcome } from '../../src/element/locales/en-outcome.ts';
import { enTyped } from '../../src/element/locales/en-typed.ts';
import { wordsFor } from '../../src/element/locales/load.ts';
import { formWords } from '../../src/element/templates/own-form-words.ts';
import { LANGUAGES as BANK_LANGUAGES } from '../qualifier/bank/languages.ts';

const LANGUAGES = readdirSync(new URL('../../src/element/locales/other/', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
);

/** Key → what the visitor reads, with something put in where something is. */
function textsOf(words: AllWords): Map<string, string> {
  const { atLeast, atMost, next, notAmount, queued, write, tag: _, language: __, ...texts } = words;
  return new Map([
    ...Object.entries(texts),
    ['next', next('Quo vadis?')],
    ['queued, kept', queued(true)],
    ['queued, not kept', queued(false)],
    ['write', write('me@example.com')],
    ['atLeast', atLeast(2)],
    ['atMost', atMost(1)],
    ['notAmount', notAmount('5.000 €')],
  ]);
}

const english = textsOf({ ...en, ...enOutcome, ...enTyped });

test('the element speaks the languages of the question bank', () => {
  expect([...LANGUAGES, 'en'].sort()).toEqual([...BANK_LANGUAGES].sort());
});

test('so does the small form of its own, with the same word for what is optional', async () => {
  expect(Object.keys(formWords).sort()).toEqual([...BANK_LANGUAGES].sort());
  const fields = Object.keys(formWords.en);
  for (const [language, texts] of Object.entries(formWords)) {
    expect.soft(Object.keys(texts), language).toEqual(fields);
    expect.soft(Object.values(texts).every((text: string) => text && text === text.trim())).toBe(true);
    expect.soft(texts.optional, language).toBe((await wordsFor(language)).optional);
  }
});

describe.each(LANGUAGES)('the words in %s', (language) => {
  test('come for its tag, and for those with a region', async () => {
    for (const tag of [language, language.toUpperCase(), `${language}-XX`])
      expect((await wordsFor(tag)).language).toBe(language);
  });

  test('say everything that the English ones say, in a language of their own', async () => {
    const texts = textsOf((await wordsFor(language)) as AllWords);
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of texts) {
      expect.soft(text, key).toBe(text.trim());
      expect.soft(text.length, `${key}: ${text}`).toBeGreaterThan(0);
      expect.soft(text.length, `${key}: ${text}`).toBeLessThan(200);
      expect.soft(text, key).not.toMatch(/undefined|null|\$\{|\[object/);
      if (key !== 'no') expect.soft(text, key).not.toBe(english.get(key));
    }
    expect(texts.get('next')).toContain('Quo vadis?');
    expect(texts.get('write')).toContain('me@example.com');
    expect(texts.get('atLeast')).toContain('2');
    expect(texts.get('atMost')).toContain('1');
    expect(texts.get('notAmount')).toContain('5.000 €');
    expect(texts.get('queued, kept')).not.toBe(texts.get('queued, not kept'));
  });
});
