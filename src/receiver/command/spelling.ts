import { parseArgs } from 'node:util';
import { nearest } from '../../qualifier/nearest.ts';
import { CommandError } from '../errors.ts';
import { NEEDS, OPTIONS } from './option-table.ts';

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
    if (option === undefined) throw new CommandError(unknown(name, rawName));
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

function unknown(name: string, rawName: string): string {
  const names = Object.keys(OPTIONS);
  const begun = name.length > 2 ? names.filter((known) => known.startsWith(name)) : [];
  const meant = nearest(name, names, 2) ?? nearest(name, begun, Infinity);
  const guess = meant === undefined ? '' : ` Did you mean --${meant}?`;
  return `There is no option ${rawName}.${guess}\nAll options: lead-qualifier --help`;
}
