/** A short fingerprint of the rules, to notice that two places judge by different ones. */
import type { Qualifier } from './schema.ts';

/**
 * Eight hex digits: FNV-1a (32 bits, over UTF-16 units) of the rules as canonical JSON, keys sorted and
 * `$schema` left out. Shows drift; it is no protection against forgery.
 */
export function revision(qualifier: Qualifier): string {
  const text = JSON.stringify({ ...qualifier, $schema: undefined }, sortKeys);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
