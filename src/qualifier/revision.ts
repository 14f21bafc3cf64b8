/** A short fingerprint of the rules, to notice when two places judge by different ones. */
import type { Qualifier } from './schema/schema.ts';

/**
 * Eight hex digits: the fingerprint of the rules as canonical JSON, keys sorted and `$schema` left out. Shows drift;
 * it is no protection against forgery.
 */
export function revision(qualifier: Qualifier): string {
  const keys = new Set<string>();
  JSON.stringify(qualifier, (key, value: unknown) => {
    keys.add(key);
    return value;
  });
  keys.delete('$schema');
  // A list of keys makes JSON.stringify write only those, in that order.
  return fingerprint(JSON.stringify(qualifier, [...keys].sort()));
}

/** A short hash of a text, in eight hex digits: FNV-1a, 32 bits, over UTF-16 units. No protection against forgery. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
