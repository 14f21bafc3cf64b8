/** Parses the rules of an owner, and lists everything that is wrong with them in plain words. */
import type { core } from 'zod/mini';
import { words as english } from '../bank/bank-en.ts';
import type { BankWords } from '../bank/answers.ts';
import { expand } from '../bank/expand.ts';
import { checkQualifier } from './check-qualifier.ts';
import { show } from './parts.ts';
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

/**
 * The first place where a text is no JSON; line and column count from 1. Engines report it differently, or not at all; an
 * owner needs line, column and a hint.
 */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** The character there, or `undefined` at the end of the text. */
  readonly found: string | undefined;
  readonly mend: string;
}

/** The first fault of `text`; `undefined` when it is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  const offset = faultOffset(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split('\n');
  const found = text.slice(offset).match(/^./su)?.[0];
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found,
    mend: hint(found, text.slice(0, offset).trimEnd().at(-1)),
  };
}

function hint(found: string | undefined, previous: string | undefined): string {
  if (found === undefined) return 'The text ends too early: close what is open with ", ] or }.';
  if (/[}\]]/.test(found) && previous === ',') return 'Remove the comma before it.';
  if (/['‘’“”„«»]/.test(found)) return 'Use straight double quotation marks: ".';
  if (/[/#]/.test(found)) return 'JSON has no comments: remove it.';
  if (found === '"' && previous !== undefined && /["\d}\]el]/.test(previous))
    return 'A comma (or, after a key, a colon) is missing before it.';
  if (found === '"') return 'The text that starts here is not closed on its line, or holds a wrong "\\".';
  if (/\p{L}/u.test(found)) return 'Put words and keys in double quotation marks.';
  return 'Look for a missing comma or quotation mark just before it.';
}

const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- RFC 8259 forbids control characters in strings.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Parses by the grammar of RFC 8259; the offset of the first fault, or `undefined`. */
function faultOffset(text: string): number | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const isThere = pattern.test(text);
    if (isThere) at = pattern.lastIndex;
    return isThere;
  };
  const takeSign = (sign: string): boolean => {
    take(SPACE);
    const isThere = text[at] === sign;
    if (isThere) at++;
    take(SPACE);
    return isThere;
  };
  const value = (): boolean => {
    take(SPACE);
    if (takeSign('{')) return rest('}', () => take(STRING) && takeSign(':') && value());
    if (takeSign('[')) return rest(']', value);
    return take(STRING) || take(SCALAR);
  };
  const rest = (end: string, item: () => boolean): boolean => {
    if (takeSign(end)) return true;
    do if (!item()) return false;
    while (takeSign(','));
    return takeSign(end);
  };
  const isWhole = value();
  take(SPACE);
  return isWhole && at === text.length ? undefined : at;
}
