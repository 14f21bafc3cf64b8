/** What is written for readers: the README, and the pages of the docs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The README and all pages by their paths, the README first. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'demo/docs'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `demo/docs/${file}`)
    .toSorted(),
];

export const readPage = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** All of it, one page after the other. */
export const documentation = (): string => PAGES.map(readPage).join('\n');

/** The code of an example by the name in the comment before it, wherever it is shown. */
export function example(name: string): string {
  const [code] = PAGES.flatMap((page) => examplesOf(page).filter((one) => one.name === name));
  if (!code) throw new Error(`Neither the README nor the docs have an example "${name}".`);
  return code.code;
}

/** The examples of a page, in their order. */
export function examplesOf(page: string): { name: string; code: string }[] {
  const [, ...parts] = readPage(page).split('<!-- example: ');
  return parts.map((part) => ({
    name: part.slice(0, part.indexOf(' -->')),
    code: part.split('```')[1]?.replace(/^\w+\n/, '') ?? '',
  }));
}
