import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQualifierText } from '../../src/qualifier/parse-qualifier.ts';
import type { Qualifier } from '../../src/qualifier/schema.ts';

const read = (language: string): Qualifier =>
  parseQualifierText(
    readFileSync(new URL(`../../demo/qualifiers/${language}.json`, import.meta.url), 'utf8'),
  );

/** The rules without their words: what must be the same in every language. */
function judging(qualifier: Qualifier): unknown {
  const words = new Set(['label', 'hint', 'reason', 'explain', 'message', 'action', 'href', '$schema']);
  return JSON.parse(JSON.stringify(qualifier, (key, value: unknown) => (words.has(key) ? undefined : value)));
}

test.each(['fr', 'ar'])('the demo judges in %s as it does in English', (language) => {
  expect(judging(read(language))).toEqual(judging(read('en')));
});
