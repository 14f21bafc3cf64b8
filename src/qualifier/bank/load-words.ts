/** The words of the question bank, loaded in the language that is wanted. */
import type { BankWords } from './answers.ts';

/**
 * The words of the bank in a language; each comes as a file of its own. English where we do not speak the
 * language, or its file does not come.
 * @param tag BCP 47, of which the language counts: `fr` and `fr-CA` are the same here
 * @throws what the import of the English file throws
 */
export async function bankWords(tag: string): Promise<BankWords> {
  const language = /^[a-z]{2}(?![^-])/i.exec(tag)?.[0].toLowerCase() ?? 'en';
  try {
    return await load(language);
  } catch {
    // No such language, or a chunk that did not come; the questions must still be asked.
    return load('en');
  }
}

async function load(language: string): Promise<BankWords> {
  const file: { words: BankWords } = await import(`./bank-${language}.ts`);
  return file.words;
}
