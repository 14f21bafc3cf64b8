import { readFile } from 'node:fs/promises';
import type { BankWords } from '../qualifier/bank/answers.ts';
import { bankWords } from '../qualifier/bank/load-words.ts';
import type { Qualifier } from '../qualifier/schema.ts';
import { parseQualifierText, QualifierError } from '../qualifier/parse-qualifier.ts';
import { CommandError } from './command-error.ts';

/**
 * Reads qualifier files.
 * @param language of the owner, BCP 47: that of the reasons of bank entries. The pages may speak any other: names,
 *   values, effects and `revision` are the same in each
 * @throws CommandError naming the file, and for broken rules every path with its fault and how to mend it
 */
export async function loadQualifiers(files: readonly string[], language = 'en'): Promise<Qualifier[]> {
  const words = await bankWords(language);
  return Promise.all(files.map((file) => loadQualifier(file, words)));
}

async function loadQualifier(file: string, words: BankWords): Promise<Qualifier> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'There is no such file' : 'It cannot be read';
    throw new CommandError(`${file}: ${why}. Check what is written after --qualifier.`, { cause });
  });
  try {
    return parseQualifierText(text, words);
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    throw new CommandError(`${file}: ${error.message}`, { cause: error });
  }
}
