import { type AllWords, en, type Words } from './en.ts';

/** The languages in `other/`. */
const SPOKEN = /^(ar|de|es|fr|he|it|ja|nl|pl|pt|tr)(?![^-])/i;

/**
 * The words for a language tag (BCP 47): our own, or English where we do not speak the language or its chunk
 * does not come.
 */
export async function wordsFor(tag: string): Promise<Words> {
  const language = SPOKEN.exec(tag)?.[1]?.toLowerCase();
  try {
    if (language) {
      const chunk: { words: AllWords } = await import(`./other/${language}.ts`);
      return chunk.words;
    }
  } catch {
    // The chunk did not come; a page that lacks its words must still be able to ask.
  }
  return en;
}

/** The language of an element: its own or its nearest ancestor's `lang`, also across shadow roots. */
export function languageOf(element: Element): string {
  const root = element.getRootNode();
  const marked = element.closest('[lang]');
  return marked?.getAttribute('lang') ?? (root instanceof ShadowRoot ? languageOf(root.host) : '');
}
