import { createRequire } from 'node:module';
import * as z from 'zod';
import { ENVIRONMENT, OPTIONS } from './option-table.ts';

/** Columns of the help, and the column where its texts begin. */
const WIDTH = 84;
const INDENT = 22;

/** The text of `--help`. */
export function help(): string {
  const options = Object.entries<{ value?: string; short?: string; text: string }>(OPTIONS);
  return `lead-qualifier receive --qualifier <file.json> [options]

Takes leads from <lead-qualifier webhook="http://…/leads">, judges them by your
rules, keeps them in a database file and shows them in an inbox.

${options
  .map(([name, { value, short, text }]) =>
    row([`--${name}`, ...(short ? [`, -${short}`] : []), ...(value ? [` <${value}>`] : [])].join(''), text),
  )
  .join('\n')}

Read from the environment:

${Object.entries(ENVIRONMENT)
  .map(([name, { text }]) => row(name, text))
  .join('\n')}

Addresses: POST /leads, the inbox at /, GET /healthz (it runs), GET /readyz (it
can store leads).`;
}

/** The version of this package, found by its own name, so that it works from source and from the build. */
export function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('lead-qualifier/package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** A term with its text beside it, or below where the term is long; without the backticks. */
function row(term: string, text: string): string {
  const lines = wrap(text.replaceAll('`', ''));
  const head = `  ${term}  `;
  const start = head.length > INDENT ? [head.trimEnd()] : [`${head.padEnd(INDENT)}${lines.shift() ?? ''}`];
  return [...start, ...lines.map((line) => `${' '.repeat(INDENT)}${line}`)].join('\n');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH - INDENT) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
