import { readFile } from 'node:fs/promises';
import type { BankWords } from '../../qualifier/bank/answers.ts';
import { bankWords } from '../../qualifier/bank/load-words.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import {
  parseQualifier,
  parseQualifierText,
  QualifierError,
} from '../../qualifier/schema/parse-qualifier.ts';
import { CommandError } from '../errors.ts';

/**
 * Reads qualifier files.
 * @param language of the owner, BCP 47: the language of the reasons of bank entries. The pages may have any other, since
 *   names, values, effects and `revision` are the same in each
 * @throws CommandError naming the file, and for invalid rules each path with its error and how to fix it
 */
export async function loadQualifiers(files: readonly string[], language = 'en'): Promise<Qualifier[]> {
  const words = await bankWords(language);
  return Promise.all(files.map((file) => loadQualifier(file, words)));
}

/**
 * The rules of a page that has only the attribute `question`.
 * @throws CommandError
 */
export function rulesOfQuestion(label: string): Qualifier {
  return checked('--question', () =>
    parseQualifier({ version: 1, id: 'fit', questions: [{ kind: 'yes-no', name: 'fit', label }] }),
  );
}

async function loadQualifier(file: string, words: BankWords): Promise<Qualifier> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'There is no such file' : 'It cannot be read';
    throw new CommandError(`${file}: ${why}. Check what is written after --qualifier.`, { cause });
  });
  return checked(file, () => parseQualifierText(text, words));
}

function checked(given: string, parse: () => Qualifier): Qualifier {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    throw new CommandError(`${given}: ${error.message}`, { cause: error });
  }
}
