/** The building blocks of the schema, each with its error message in plain words. */
import * as z from 'zod/mini';
import { nearest } from '../nearest.ts';

export const described = (text: string) => z.describe(text);

export const nonBlank = (what: string) =>
  z
    .string({ error: expected(what, `Write ${what}, in quotation marks.`) })
    .check(z.regex(/\S/, { error: message('is empty', `Write ${what}.`) }));

export const wholeNumber = (what: string, least?: number) => {
  const error = expected(what, 'Write a whole number, without quotation marks.');
  const number = z.int({ error });
  return least === undefined ? number : number.check(z.minimum(least, { error }));
};

export const flag = () =>
  z.boolean({ error: expected('true or false', 'Write true or false, without quotation marks.') });

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const choice = words.map((word) => `"${word}"`).join(' or ');
  return z.enum(words, { error: expected(choice, `Write ${choice}.`) });
};

export const object = <Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) =>
  z.strictObject(shape, { error: onlyKeys(what, Object.keys(shape)) });

export const listOf = <Item extends z.ZodMiniType>(what: string, item: Item, least: string) =>
  z
    .array(item, { error: expected('a list', `Write a list of ${what} in square brackets.`) })
    .check(z.minLength(1, { error: message('is an empty list', least) }));

/**
 * The error messages of the schema. Every message has two lines: the fault, and how to mend it;
 * `parse-qualifier.ts` takes them apart again and adds the path.
 */

/** The part of zod's raw issue that the error maps read. */
interface Issue {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

/** A message of two lines. */
export const message = (fault: string, mend: string): string => `${fault}\n${mend}`;

/** An error map for a value that is missing or of the wrong type. */
export const expected =
  (what: string, mend: string) =>
  (issue: Issue): string =>
    message(issue.input === undefined ? 'is missing' : `is ${show(issue.input)}, not ${what}`, mend);

/** An error map for an object with only these keys; it suggests the known key that a misspelt one resembles. */
export const onlyKeys =
  (what: string, keys: readonly string[]) =>
  (issue: Issue): string => {
    if (issue.code !== 'unrecognized_keys' || !issue.keys)
      return expected(what, `Write ${what} with the keys ${listed(keys)}.`)(issue);
    const near = issue.keys.map((key) => [key, nearest(key, keys)] as const);
    const mend = near.map(([key, known]) =>
      known ? `Did you mean "${known}" instead of "${key}"?` : `Remove "${key}".`,
    );
    return message(
      `has the unknown ${issue.keys.length > 1 ? 'keys' : 'key'} ${listed(issue.keys)}`,
      `${mend.join(' ')} Known here: ${listed(keys)}.`,
    );
  };

/** `"a", "b", "c"`. */
export const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

/** A value as a site owner would recognise it, cut to 60 characters. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
