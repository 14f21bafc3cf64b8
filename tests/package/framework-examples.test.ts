import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentation, example } from './readme.ts';

const FOLDER = 'demo/frameworks';
const EXAMPLES = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const SHOWN = EXAMPLES.filter((name) => documentation().includes(`<!-- example: ${name} -->`));

/** The words of a piece of code, however its lines are broken. */
const wordsOf = (code: string): string[] =>
  code
    .replace(/\/?>;?|<\/?/g, (mark) => ` ${mark.replace(';', '')} `)
    .trim()
    .split(/\s+/);

test.each(SHOWN)('what the docs show of %s stands in one file of its example, in this order', (name) => {
  const shown = wordsOf(example(name));
  const missing = readdirSync(join(FOLDER, name)).map((file) => {
    const words = wordsOf(readFileSync(join(FOLDER, name, file), 'utf8'));
    let from = 0;
    const after = shown.findIndex((word) => (from = words.indexOf(word, from) + 1) === 0);
    return after < 0 ? [] : shown.slice(after);
  });
  missing.sort((one, other) => one.length - other.length);
  expect(missing[0]).toEqual([]);
});

test('the docs name every example', () => {
  const [, named = ''] = /prints what it\s+sends \(([^)]*)\)/.exec(documentation()) ?? [];
  expect(new Set([...named.matchAll(/`([\w-]+)`/g)].map(([, name]) => name))).toEqual(new Set(EXAMPLES));
  expect(SHOWN).toHaveLength(8);
});
