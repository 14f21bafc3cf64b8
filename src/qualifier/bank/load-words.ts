/** Loads the words of the question bank in one language. */
import type { BankWords } from './answers.ts';

/**
 * The words of the bank in a language; each language is a file of its own. English where there is no such file, or it
 * does not load.
 * @param tag BCP 47, of which the language counts: `fr` and `fr-CA` are the same here
 * @throws if the English file does not load either
 */
export async function bankWords(tag: string): Promise<BankWords> {
  const language = /^[a-z]{2}(?![^-])/i.exec(tag)?.[0].toLowerCase() ?? 'en';
  try {
    return await load(language);
  } catch {
    // There is no such language, or its file did not load. The questions must still be asked.
    return load('en');
  }
}

async function load(language: string): Promise<BankWords> {
  const file: { words: BankWords } = await import(`./bank-${language}.ts`);
  return file.words;
}
