import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const dist = (file: string): Buffer => readFileSync(new URL(`../../dist/${file}`, import.meta.url));
const brotli = (text: string | Buffer): number => brotliCompressSync(text).length;

/** The words of the question bank, and the element's own, a file for each language. */
const [BANKS, LOCALES] = ['src/qualifier/bank', 'src/element/locales/other'].map((folder) =>
  readdirSync(folder).flatMap((file) =>
    /^(bank-)?\w\w(?=\.ts$)/.test(file) ? file.replace('.ts', '.js') : [],
  ),
) as [string[], string[]];

/** The most that each file may weigh on the wire, in bytes, brotli. */
const LIMITS: [file: string, bytes: number][] = [
  ['lead-qualifier.js', 14_300],
  ...LOCALES.map((file): [string, number] => [`lead-qualifier/${file}`, 700]),
  ...BANKS.map((file): [string, number] => [`lead-qualifier/${file}`, 2_300]),
  ['lead-qualifier/send.js', 8_750],
  ['lead-qualifier/bodies.js', 600],
  ['lead-qualifier/late-views.js', 4_500],
  ['lead-qualifier/slotted-questions.js', 4_950],
  ['lead-qualifier/own-form.js', 1_850],
  ['lead-qualifier/set-up.js', 1_550],
  ['lead-qualifier/bank.js', 1_750],
  ['lead-qualifier/label-roles.js', 2_250],
  ['lead-qualifier/trace.js', 500],
  ['lead-qualifier/diagnostics.js', 9_300],
  ['lead-qualifier/explain-markup.js', 2_900],
  ['lead-qualifier/parse-qualifier.js', 18_000],
];

test.each(LIMITS)('%s weighs at most %i bytes', (file, bytes) => {
  expect(brotli(dist(file))).toBeLessThanOrEqual(bytes);
});

test('every file has its limit, and its weight is told', () => {
  const files = readdirSync('dist/lead-qualifier').map((file) => `lead-qualifier/${file}`);
  console.log(files.map((file) => `${String(brotli(dist(file))).padStart(6)}  ${file}`).join('\n'));
  expect(files.filter((file) => !LIMITS.some(([known]) => known === file))).toEqual([]);
});

test('asking and sending weigh at most 23,000 bytes together', () => {
  const [asks, sends] = ['lead-qualifier.js', 'lead-qualifier/send.js'].map((file) => brotli(dist(file)));
  expect(asks! + sends!).toBeLessThanOrEqual(23_000);
});

test.each('send bodies set-up own-form slotted-questions late-views label-roles trace bank'.split(' '))(
  '%s, which visitors wait for, is one file: what it needs stands in it',
  (chunk) => {
    expect(dist(`lead-qualifier/${chunk}.js`).toString()).not.toMatch(/\bfrom\s*["'`]\.|\bimport\s*["'`]/);
  },
);

test('the script bundle has no zod in it', () => {
  expect(dist('lead-qualifier.js').toString()).not.toMatch(/zod|invalid_type|\.safeParse/i);
});

test('each part of the script bundle is known by its weight', async () => {
  const bundle = await scriptBundle();
  const parts = partsOf(bundle);
  const whole = brotli([...parts.values()].join(''));
  const weights = [...parts.keys()].map((part) => {
    const others = [...parts].filter(([name]) => name !== part).map(([, code]) => code);
    return { part, bytes: whole - brotli(others.join('')) };
  });
  weights.sort((a, b) => b.bytes - a.bytes);
  console.log(
    `lead-qualifier.js: ${brotli(bundle.code)} bytes brotli; without each part it would be lighter by`,
  );
  for (const { part, bytes } of weights) console.log(`${String(bytes).padStart(6)}  ${part}`);
  expect(weights.map(({ part }) => part)).toContain('element');
});

async function scriptBundle(): Promise<Rolldown.OutputChunk> {
  const result = await build({
    mode: 'script',
    logLevel: 'silent',
    build: { write: false, sourcemap: true },
  });
  const [chunk] = ([result].flat()[0] as Rolldown.RolldownOutput).output;
  return chunk;
}

/** The code of each folder of src in the bundle, by the source map. */
function partsOf({ code, map }: Rolldown.OutputChunk): Map<string, string> {
  const source = new SourceMap(JSON.parse(String(map)) as SourceMapPayload);
  const parts = new Map<string, string>();
  code.split('\n').forEach((line, row) => {
    line.split('').forEach((character, column) => {
      const entry = source.findEntry(row, column) as { originalSource?: string };
      const part = /src\/(\w+)\//.exec(entry.originalSource ?? '')?.[1] ?? 'the rest';
      parts.set(part, (parts.get(part) ?? '') + character);
    });
  });
  return parts;
}
