import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePages } from '../../demo/docs/reference-pages.ts';

const FOLDER = 'demo/docs/reference';
const pages = referencePages();

test.each(Object.keys(pages))('the page of the reference is as its sources: %s', (file) => {
  expect(readFileSync(join(FOLDER, file), 'utf8'), 'Write it anew: npm run build && npm run reference').toBe(
    pages[file],
  );
});

test('the reference has no other pages', () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(pages).toSorted());
});

test('everything in the reference has a description', () => {
  const bare = Object.entries(pages).flatMap(([file, markdown]) =>
    markdown
      .split('\n')
      .filter((line) => /^\| .* \| (?:\*\*required\*\*\.|Required\.)? ?\|$/.test(line))
      .map((line) => `${file}: ${line}`),
  );
  expect(bare).toEqual([]);
});
