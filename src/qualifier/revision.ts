/** A short fingerprint of the rules, to notice that two places judge by different ones. */
import type { Qualifier } from './schema.ts';

/**
 * Eight hex digits: FNV-1a (32 bits, over UTF-16 units) of the rules as canonical JSON, keys sorted and
 * `$schema` left out. Shows drift; it is no protection against forgery.
 */
export function revision(qualifier: Qualifier): string {
  const keys = new Set<string>();
  JSON.stringify(qualifier, (key, value: unknown) => {
    keys.add(key);
    return value;
  });
  keys.delete('$schema');
  // A list of keys makes JSON.stringify write those only, in that order.
  const text = JSON.stringify(qualifier, [...keys].sort());
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
