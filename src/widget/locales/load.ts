import { chunks } from '../chunks.ts';
import { en, type Words } from './en.ts';

type Language = 'ar' | 'fr';

const isLoadable = (language: string): language is Language => language === 'ar' || language === 'fr';

/**
 * The words for a language tag (BCP 47): English at once, the others after their chunk has come, and English
 * again where we do not speak the language or the chunk does not come.
 */
export function wordsFor(tag: string): Words | Promise<Words> {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  if (!isLoadable(language)) return en;
  return chunks[language]().then(
    (chunk) => chunk.words,
    () => en, // a page that lacks its words must still be able to ask
  );
}

/** The language of an element: its own or its nearest ancestor's `lang`, also across shadow roots. */
export function languageOf(element: Element): string {
  const marked = element.closest('[lang]');
  if (marked) return marked.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}
