import { parseArgs } from 'node:util';
import { nearest } from '../../qualifier/nearest.ts';
import { CommandError } from './command-error.ts';
import { NEEDS, OPTIONS } from './option-table.ts';

/**
 * Refuses what cannot be meant: an option that is not there, one without its value, one that does nothing without
 * another. Of one given twice that counts once, the last counts: so scripts add theirs to those of others.
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
    const isCut = option.type === 'string' && !token.inlineValue && /^-./.test(value ?? '');
    if (option.type === 'string' && (value === undefined || isCut)) {
      const dash = isCut ? `, with an equals sign where it begins with a hyphen: ${rawName}=${value}` : '';
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

/** The table is an object: what every object has is no option. */
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
