import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQualifierText } from '../../src/qualifier/schema/parse-qualifier.ts';
import { revision } from '../../src/qualifier/revision.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { findRules, type RulesSource } from '../../src/element/controllers/find-rules.ts';

const file = (path: string): string => readFileSync(new URL(`../../demo/${path}`, import.meta.url), 'utf8');

const read = (name: string): Qualifier => parseQualifierText(file(`qualifiers/${name}.json`));

/** The rules without their words: what must be the same in every language. */
function judging(qualifier: Qualifier): unknown {
  const words = new Set(['label', 'hint', 'reason', 'explain', 'message', 'action', 'href', '$schema']);
  return JSON.parse(JSON.stringify(qualifier, (key, value: unknown) => (words.has(key) ? undefined : value)));
}

test.each(['fr', 'ar'])('the demo judges in %s as it does in English', (language) => {
  expect(judging(read(language))).toEqual(judging(read('en')));
});

test.each([
  ['en', ''],
  ['fr', 'fr/'],
  ['ar', 'ar/'],
])('the tag of the page about advice asks in %s what the receiver has rules for', (language, folder) => {
  const page = file(`site/${folder}advice.html`);
  const said = (name: string): string | undefined => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1];
  const element = {
    question: said('question'),
    questionName: said('question-name'),
    querySelector: () => null,
  };
  const asked = findRules(element as unknown as RulesSource) as Qualifier;
  expect(revision(asked)).toBe(revision(read(`keys-${language}`)));
});
