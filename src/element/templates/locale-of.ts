import type { Words } from '../locales/words.ts';

/** The locale to write numbers and dates by: that of the page, also where our words are English for lack of its own. */
export function localeOf({ tag = '', language }: Pick<Words, 'tag' | 'language'>): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? language;
  } catch {
    return language; // It throws for a tag that is none; pages have some, such as `en_GB`.
  }
}
