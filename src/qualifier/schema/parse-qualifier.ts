/** Parses the rules of an owner, and lists everything that is wrong with them in plain words. */
import type { core } from 'zod/mini';
import { words as english } from '../bank/bank-en.ts';
import type { BankWords } from '../bank/answers.ts';
import { expand } from '../bank/expand.ts';
import { checkQualifier } from './check-qualifier.ts';
import { findJsonFault } from './json-fault.ts';
import { show } from './messages.ts';
import { qualifierSchema, type Qualifier } from './schema.ts';

const schema = qualifierSchema.check(checkQualifier);

/** One thing that is wrong: where (`questions[0].options[2].verdict`), what, and how to mend it. */
export interface RuleProblem {
  readonly path: string;
  readonly fault: string;
  readonly mend: string;
}

/** A qualifier that cannot be used; its message lists every problem. */
export class QualifierError extends Error {
  override readonly name = 'QualifierError';
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[], options?: ErrorOptions) {
    const lines = problems.map(({ path, fault, mend }) => `- ${path || 'qualifier'} ${fault}. ${mend}`);
    super(`This qualifier cannot be used:\n${lines.join('\n')}`, options);
    this.problems = problems;
  }
}

/**
 * Checks a qualifier as it comes from JSON.
 * @param words the language of its bank entries: that of the owner, who reads their reasons, where leads are
 *   judged again; names, values, effects and `revision` are the same in each. See `bankWords`.
 * @returns a copy of it, typed, with its bank entries as ordinary questions; it serialises as it was written.
 * @throws {QualifierError} with every problem found.
 */
export function parseQualifier(value: unknown, words: BankWords = english): Qualifier {
  const result = schema.safeParse(value);
  if (result.success) return expand(result.data, words);
  throw new QualifierError(
    result.error.issues.flatMap((issue) => problemsOf(issue)),
    { cause: result.error },
  );
}

/**
 * Checks a qualifier written as JSON text.
 * @throws {QualifierError} as `parseQualifier`; a syntax error tells its line and column.
 */
export function parseQualifierText(text: string, words: BankWords = english): Qualifier {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new QualifierError([syntaxProblem(text, error)], { cause: error });
  }
  return parseQualifier(value, words);
}

/** The problems of an issue; for a union, those of the member that was meant. */
function problemsOf(issue: core.$ZodIssue, above: readonly PropertyKey[] = []): RuleProblem[] {
  const path = [...above, ...issue.path];
  const meant = issue.code === 'invalid_union' ? issue.errors[Number(issue.message)] : undefined;
  if (meant) return meant.flatMap((inner) => problemsOf(inner, path));
  const [fault = issue.message, mend = ''] = issue.message.split('\n');
  return [{ path: pathText(path), fault, mend }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function syntaxProblem(text: string, error: unknown): RuleProblem {
  const fault = findJsonFault(text);
  if (!fault)
    return { path: '', fault: `is no JSON: ${String(error)}`, mend: 'Check it with a JSON validator.' };
  const { line, column, found, mend } = fault;
  const what = found === undefined ? 'the text ends' : `${show(found)} is unexpected`;
  return { path: '', fault: `is no JSON: ${what} in line ${line}, column ${column}`, mend };
}
