import { bankWords } from '../qualifier/bank/load-words.ts';
import type { WrittenQualifier } from '../qualifier/schema.ts';

/**
 * Rules with every entry of the question bank as ordinary questions, in the language of the page, else in
 * English. The rules are untrusted: where they cannot be expanded, they come back as they are, not usable, and
 * the explanation says why.
 * @param found what was found as rules
 * @param tag BCP 47 tag of the page; by a region in it, amounts are written as people there do
 */
export async function loadBank(found: unknown, tag: string): Promise<unknown> {
  const [{ expand }, words] = await Promise.all([import('../qualifier/bank/expand.ts'), bankWords(tag)]);
  const locale = tag.slice(0, 2).toLowerCase() === words.language && isLocale(tag) ? tag : words.language;
  try {
    return expand(found as WrittenQualifier, words, locale);
  } catch {
    return found;
  }
}

/** Whether `Intl` takes a tag; pages have some that it does not, such as `en_GB`. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false; // It throws for a tag that is none.
  }
}
