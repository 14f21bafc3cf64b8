import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const README = fileURLToPath(new URL('../../README.md', import.meta.url));

export const readme = (): string => readFileSync(README, 'utf8');

/** The code of an example of the README, by the name in the comment before it. */
export function example(name: string): string {
  const code = readme()
    .split(`<!-- example: ${name} -->`)[1]
    ?.split('```')[1]
    ?.replace(/^\w+\n/, '');
  if (!code) throw new Error(`The README has no example "${name}".`);
  return code;
}
