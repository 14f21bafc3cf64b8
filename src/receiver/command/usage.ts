/** How the command is used: its help, and the check of what was written. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { nearest } from '../../qualifier/nearest.ts';
import { CommandError } from '../errors.ts';
import { ENVIRONMENT, NEEDS, OPTIONS } from './option-table.ts';

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

/**
 * Refuses unknown options, options without their value, and options that have no effect without another one. An option
 * may be repeated: the last one counts, so that scripts can append theirs.
 * @throws CommandError
 */
export function checkSpelling(args: readonly string[]): void {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = optionOf(name);
    if (option === undefined) throw new CommandError(unknownOption(name, rawName));
    if (option.type === 'boolean' && value !== undefined) {
      throw new CommandError(`${rawName} is given without a value. Write ${rawName} alone, or leave it out`);
    }
    const isOption = option.type === 'string' && !token.inlineValue && /^-./.test(value ?? '');
    if (option.type === 'string' && (value === undefined || isOption)) {
      const dash = isOption ? `, with an equals sign where it begins with a hyphen: ${rawName}=${value}` : '';
      throw new CommandError(
        `${rawName} has no value behind it. Write ${rawName} <${option.value ?? 'value'}>${dash}`,
      );
    }
    given.add(name);
  }
  checkNeeds(given);
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

function checkNeeds(given: ReadonlySet<string>): void {
  for (const { option, needs, example } of NEEDS) {
    if (!given.has(option) || needs.some((name) => given.has(name))) continue;
    const others = needs.map((name) => `--${name}`).join(', ');
    throw new CommandError(
      `--${option} does nothing without ${needs.length > 1 ? `one of ${others}` : others}. Add it, for example ${example}, or leave --${option} out`,
    );
  }
}

/** Only own keys of the table: `constructor` is no option. */
function optionOf(name: string): { type: string; value?: string } | undefined {
  return Object.entries(OPTIONS).find(([known]) => known === name)?.[1];
}

function unknownOption(name: string, rawName: string): string {
  const names = Object.keys(OPTIONS);
  const begun = name.length > 2 ? names.filter((known) => known.startsWith(name)) : [];
  const meant = nearest(name, names, 2) ?? nearest(name, begun, Infinity);
  const guess = meant === undefined ? '' : ` Did you mean --${meant}?`;
  return `There is no option ${rawName}.${guess}\nAll options: lead-qualifier --help`;
}
