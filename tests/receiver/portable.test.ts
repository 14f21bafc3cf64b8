import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ENTRY = new URL('../../src/receiver/index.ts', import.meta.url);

/** Every module that loading the entry loads: static imports and what JSX becomes; not types, not `import()`. */
async function loads(file: URL, seen = new Set<string>()): Promise<Set<string>> {
  const text = await readFile(fileURLToPath(file), 'utf8');
  const jsx = /^\/\*\* @jsxImportSource (\S+) \*\//.exec(text)?.[1];
  if (file.pathname.endsWith('.tsx')) seen.add(`${jsx ?? 'react'}/jsx-runtime`);
  for (const [, name] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm)) {
    const inside = name!.startsWith('.') ? new URL(name!, file) : undefined;
    const key = inside?.href ?? name!;
    if (seen.has(key)) continue;
    seen.add(key);
    if (inside) await loads(inside, seen);
  }
  return seen;
}

test('lead-qualifier/receiver loads nothing of Node, and no store package', async () => {
  const outside = [...(await loads(ENTRY))].filter((name) => !name.startsWith('file:')).sort();
  expect(outside).toEqual([
    // Its own Buffer is in it; the other entries need that of Node as soon as they are loaded.
    'csv-stringify/browser/esm/sync',
    'hono/html',
    'hono/jsx/jsx-runtime',
    'hono/utils/buffer',
    'hono/utils/cookie',
    'standardwebhooks',
    'zod',
  ]);
});
