/** Checks of single questions, bank entries and outcomes that the shape of a zod schema cannot express. */
import type * as z from 'zod/mini';
import { isSafeHref, placeholderMend, unknownPlaceholders } from './links.ts';
import { message } from './parts.ts';
import { nameFault } from './question-name.ts';

/** A parsed value with the issues found so far, as zod hands it to a check. */
export type Payload<Value> = z.core.ParsePayload<Value>;

/** Adds an issue, `path` steps below the value that is checked. */
export function report(
  payload: Payload<unknown>,
  path: readonly (string | number)[],
  fault: string,
  mend: string,
): void {
  payload.issues.push({
    code: 'custom',
    input: payload.value,
    path: [...path],
    message: message(fault, mend),
  });
}

/** The name fits the pattern and is not reserved, see `question-name.ts`. */
export function checkName(payload: Payload<string>): void {
  const fault = nameFault(payload.value);
  if (fault) report(payload, [], fault, 'Choose another name, such as "budget" or "project-type".');
}

/**
 * An outcome's link leads to http(s), mailto:, tel:, or is a relative URL; its placeholders are known, and stand only
 * where they cannot change the address.
 */
export function checkHref(payload: Payload<string>): void {
  const href = payload.value;
  const unknown = unknownPlaceholders(href);
  for (const word of unknown)
    report(payload, [], `has {${word}}, which nothing is put in for`, placeholderMend(word));
  if (isSafeHref(href)) return;
  if (isSafeHref(href.replaceAll(/[{}]/g, '')))
    report(
      payload,
      [],
      'has a brace before its "?" or "#"',
      'Put {email}, {name} and {reference} behind it, such as "/thanks?name={name}".',
    );
  else report(payload, [], 'is not a safe address', 'Use https:, mailto:, tel: or a path such as "/guide".');
}

/** Option values are unique in their question. */
export function checkOptions(payload: Payload<{ value: string }[]>): void {
  checkUnique(payload, 'value', 'option');
}

/** Band values are unique and not "unsure"; `below` ascends strictly and only the last band may lack it. */
export function checkBands(payload: Payload<{ value: string; below?: number | undefined }[]>): void {
  checkUnique(payload, 'value', 'band');
  let floor = -Infinity;
  for (const [index, { value, below }] of payload.value.entries()) {
    if (value === 'unsure')
      report(
        payload,
        [index, 'value'],
        'is "unsure", the value of the extra answer',
        'Name the band otherwise.',
      );
    if (below === undefined) {
      if (index < payload.value.length - 1)
        report(
          payload,
          [index, 'below'],
          'is missing, and a band follows',
          'Only the last band may go without.',
        );
    } else if (below <= floor)
      report(
        payload,
        [index, 'below'],
        `is ${below}, not more than ${floor} before it`,
        'Sort the bands upwards.',
      );
    else floor = below;
  }
}

/** `min` ≤ `max` ≤ number of options. */
export function checkPicks(
  payload: Payload<{ min?: number | undefined; max?: number | undefined; options: readonly unknown[] }>,
): void {
  const { min = 1, max = Infinity, options } = payload.value;
  const count = options.length;
  if (max !== Infinity && max > count)
    report(
      payload,
      ['max'],
      `is ${max}, and there are ${count} options`,
      `Write at most ${count}, or remove "max".`,
    );
  if (min > Math.min(max, count))
    report(
      payload,
      ['min'],
      `is ${min}, and at most ${Math.min(max, count)} can be picked`,
      'Write a smaller "min".',
    );
}

interface Budget {
  readonly bank: 'budget';
  readonly floor?: number | undefined;
  readonly range?: [number, number] | undefined;
}

/** `floor` ≤ the lower end of `range` < its upper end. */
export function checkBudget(payload: Payload<Budget>): void {
  const { floor, range } = payload.value;
  if (!range) return;
  const [from, to] = range;
  if (from >= to)
    report(payload, ['range'], `ends at ${to}, not above ${from}`, 'Write the lower amount first.');
  if (floor !== undefined && floor > from)
    report(
      payload,
      ['floor'],
      `is ${floor}, more than the range begins with (${from})`,
      'Lower the floor, or raise the range.',
    );
}

/** Services differ from each other and from the answer "something else". */
export function checkServices(payload: Payload<(string | { value: string })[]>): void {
  const seen = new Set(['other']);
  for (const [index, service] of payload.value.entries()) {
    const value = typeof service === 'string' ? service : service.value;
    if (seen.has(value))
      report(
        payload,
        [index],
        value === 'other'
          ? 'is "other", the value of "something else"'
          : `is "${value}", as an earlier service`,
        'Remove it, or choose another value.',
      );
    seen.add(value);
  }
}

function checkUnique<Key extends string>(
  payload: Payload<Readonly<Record<Key, string>>[]>,
  key: Key,
  what: string,
): void {
  const seen = new Set<string>();
  for (const [index, item] of payload.value.entries()) {
    if (seen.has(item[key]))
      report(
        payload,
        [index, key],
        `is "${item[key]}", as that of an earlier ${what}`,
        `Give every ${what} its own.`,
      );
    seen.add(item[key]);
  }
}
