/** Reading a qualifier: the rules of an owner, checked, or everything that is wrong with them in plain words. */
import type { core } from 'zod/mini';
import { findJsonFault } from './json-fault.ts';
import { qualifierSchema, type Qualifier } from './schema.ts';
import { show } from './schema-words.ts';

/** One thing that is wrong: where (`questions[0].options[2].verdict`), what, and how to mend it. */
export interface Problem {
  readonly path: string;
  readonly fault: string;
  readonly mend: string;
}

/** A qualifier that cannot be used; its message lists every problem. */
export class QualifierError extends Error {
  override readonly name = 'QualifierError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const lines = problems.map(({ path, fault, mend }) => `- ${path || 'qualifier'} ${fault}. ${mend}`);
    super(`This qualifier cannot be used:\n${lines.join('\n')}`, options);
    this.problems = problems;
  }
}

/**
 * Checks a qualifier as it comes from JSON.
 * @returns a copy of it, typed.
 * @throws {QualifierError} with every problem found.
 */
export function parseQualifier(value: unknown): Qualifier {
  const result = qualifierSchema.safeParse(value);
  if (result.success) return result.data;
  throw new QualifierError(result.error.issues.map(problemOf), { cause: result.error });
}

/**
 * Checks a qualifier written as JSON text.
 * @throws {QualifierError} as `parseQualifier`; a syntax error tells its line and column.
 */
export function parseQualifierText(text: string): Qualifier {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new QualifierError([syntaxProblem(text, error)], { cause: error });
  }
  return parseQualifier(value);
}

function problemOf({ path, message }: core.$ZodIssue): Problem {
  const [fault = message, mend = ''] = message.split('\n');
  return { path: pathText(path), fault, mend };
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function syntaxProblem(text: string, error: unknown): Problem {
  const fault = findJsonFault(text);
  if (!fault)
    return { path: '', fault: `is no JSON: ${String(error)}`, mend: 'Check it with a JSON validator.' };
  const { line, column, found, mend } = fault;
  const what = found === undefined ? 'the text ends' : `${show(found)} is unexpected`;
  return { path: '', fault: `is no JSON: ${what} in line ${line}, column ${column}`, mend };
}
