/**
 * The words of the schema's complaints. Every message has two lines: the fault, and how to mend it;
 * `parse-qualifier.ts` takes them apart again and adds the path.
 */

import { nearest } from '../nearest.ts';

/** What zod tells an error map; only what is read here. */
interface Issue {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

/** One complaint: `fault` says what is wrong, `mend` what to do about it. */
export const complaint = (fault: string, mend: string): string => `${fault}\n${mend}`;

/** An error map for a value that is missing or not what it should be. */
export const expected =
  (what: string, mend: string) =>
  (issue: Issue): string =>
    complaint(issue.input === undefined ? 'is missing' : `is ${show(issue.input)}, not ${what}`, mend);

/** An error map for an object with these keys only; a key that is nearly one of them is recognised. */
export const onlyKeys =
  (what: string, keys: readonly string[]) =>
  (issue: Issue): string => {
    if (issue.code !== 'unrecognized_keys' || !issue.keys)
      return expected(what, `Write ${what} with the keys ${listed(keys)}.`)(issue);
    const near = issue.keys.map((key) => [key, nearest(key, keys)] as const);
    const mend = near.map(([key, known]) =>
      known ? `Did you mean "${known}" instead of "${key}"?` : `Remove "${key}".`,
    );
    return complaint(
      `has the unknown ${issue.keys.length > 1 ? 'keys' : 'key'} ${listed(issue.keys)}`,
      `${mend.join(' ')} Known here: ${listed(keys)}.`,
    );
  };

/** `"a", "b", "c"`. */
export const listed = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

/** A value as a site owner would recognise it, at most 60 characters of it. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
