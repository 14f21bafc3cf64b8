/** A short fingerprint of the rules, to notice that two places judge by different ones. */
import { fingerprint } from './fingerprint.ts';
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
  // A list of keys makes JSON.stringify write those only, in that order.
  return fingerprint(JSON.stringify(qualifier, [...keys].sort()));
}
