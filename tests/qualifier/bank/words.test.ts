import { describe, expect, test } from 'vitest';
import { words as english } from '../../../src/qualifier/bank/bank-en.ts';
import { bankWords } from '../../../src/qualifier/bank/load-words.ts';
import { LANGUAGES, WORDS } from './languages.ts';

/** Path → text. */
function textsOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  return new Map(
    Object.entries(value ?? {}).flatMap(([key, inner]) => [...textsOf(inner, `${path}/${key}`)]),
  );
}
const placeholders = (text = ''): string[] => [...text.matchAll(/\{\w*\}/g)].map(String).sort();
const wanted = textsOf(english);

test('the bank speaks English', () => {
  expect(LANGUAGES).toContain('en');
});

describe.each(WORDS)('the words in $language', (words) => {
  const texts = textsOf(words);

  test('are those of its file', () => {
    expect(LANGUAGES).toContain(words.language);
    expect(WORDS.filter(({ language }) => language === words.language)).toHaveLength(1);
  });

  test('have exactly the keys of the English ones', () => {
    expect([...texts.keys()].sort()).toEqual([...wanted.keys()].sort());
  });

  test('are not empty, and have no space at their ends', () => {
    expect([...texts].filter(([, text]) => !text || text !== text.trim())).toEqual([]);
  });

  test('have the placeholders of the English ones, and no digits of their own', () => {
    for (const [path, text] of texts) {
      expect.soft(placeholders(text), path).toEqual(placeholders(wanted.get(path)));
      expect.soft(text.match(/\p{Nd}/u), path).toBeNull();
    }
  });

  test('are short, and the answers to a question differ', () => {
    for (const [path, text] of texts)
      expect.soft(text.length, `${path}: ${text}`).toBeLessThanOrEqual(path.endsWith('/label') ? 110 : 65);
    for (const [name, question] of Object.entries(words)) {
      if (typeof question === 'string') continue;
      const answers = Object.values<string>(question.options);
      expect.soft(new Set(answers).size, name).toBe(answers.length);
    }
  });

  test('are translated', () => {
    if (words.language === 'en') return;
    const same = [...texts].filter(
      ([path, text]) => text === wanted.get(path) && /\p{L}{3}/u.test(text.replace(/\{\w+\}/g, '')),
    );
    expect(same).toEqual([]);
  });
});

test.each([
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN', 'en'],
  ['', 'en'],
  ['xx', 'en'],
  ['english', 'en'],
  ['../x', 'en'],
  ['en_GB', 'en'],
])('the page’s language %j is served in %s', async (tag, language) => {
  expect((await bankWords(tag)).language).toBe(language);
});
