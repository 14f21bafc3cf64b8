import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const ENTRIES = ['judging/qualify', 'judging/conditions', 'kinds/kinds', 'schema/usable', 'revision'];

test.each(ENTRIES)('%s.ts loads no zod and no schema on the page', (entry) => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(new URL(`../../src/qualifier/${file}`, import.meta.url), 'utf8');
    for (const [, from = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gms)) {
      expect(from).toMatch(/^\.\.?\/[\w/-]+\.ts$/);
      visit(posix.join(posix.dirname(file), from));
    }
  };
  visit(`${entry}.ts`);
  expect([...seen]).not.toContain('schema/schema.ts');
});
