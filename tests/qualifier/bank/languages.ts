import { readdirSync } from 'node:fs';
import type { BankWords } from '../../../src/qualifier/bank/answers.ts';
import { bankWords } from '../../../src/qualifier/bank/load-words.ts';

const folder = new URL('../../../src/qualifier/bank/', import.meta.url);

/** Every language that has a file of words. */
export const LANGUAGES: readonly string[] = readdirSync(folder).flatMap(
  (file) => /^bank-(\w+)\.ts$/.exec(file)?.[1] ?? [],
);

/** The words of every language. */
export const WORDS: readonly BankWords[] = await Promise.all(LANGUAGES.map(bankWords));
