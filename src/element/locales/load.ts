import { parts } from '../parts.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** The languages in `other/`. */
const OTHER_LANGUAGES = /^(ar|de|es|fr|he|it|ja|nl|pl|pt|tr)(?![^-])/i;

/**
 * The words for a language tag (BCP 47); the English ones for a language that we do not have, or that does not load.
 */
export async function wordsFor(tag: string): Promise<Words> {
  const language = OTHER_LANGUAGES.exec(tag)?.[1]?.toLowerCase();
  try {
    return language ? (await parts.words(language)).words : en;
  } catch {
    return en; // A page must be able to ask without its own words.
  }
}
