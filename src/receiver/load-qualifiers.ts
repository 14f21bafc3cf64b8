import { readFile } from 'node:fs/promises';
import type { Qualifier } from '../qualifier/schema.ts';
import { parseQualifierText, QualifierError } from '../qualifier/parse-qualifier.ts';
import { CommandError } from './command-options.ts';

/**
 * Reads qualifier files.
 * @throws CommandError naming the file, and for broken rules every path with its fault and how to mend it
 */
export function loadQualifiers(files: readonly string[]): Promise<Qualifier[]> {
  return Promise.all(files.map(loadQualifier));
}

async function loadQualifier(file: string): Promise<Qualifier> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'There is no such file' : 'It cannot be read';
    throw new CommandError(`${file}: ${why}. Check what is written after --qualifier.`, { cause });
  });
  try {
    return parseQualifierText(text);
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    throw new CommandError(`${file}: ${error.message}`, { cause: error });
  }
}
