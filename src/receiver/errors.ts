/** The errors that the receiver throws for its owner, and how any error reads in the owner's log. */

/** An option that cannot be used; the message says what to write instead. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError';
}

/** An optional package that is needed now and is not installed; the message says how to install it. */
export class PackageMissing extends Error {
  override readonly name = 'PackageMissing';

  /**
   * @param who what needs the package, as the subject of a sentence
   * @param wanted the package with its version, as npm takes it
   */
  constructor(who: string, wanted: string, cause: unknown) {
    const name = wanted.slice(0, wanted.lastIndexOf('@'));
    super(`${who} needs the package ${name}. Install it with:\n\n  npm install ${wanted}\n`, { cause });
  }
}

/** A mistake on the command line or in a file it names. The command prints the message without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** SQLSTATE of PostgreSQL. The messages of classes 22 (data exception) and 23 (constraint) repeat values. */
const SQLSTATE = /^[0-9A-Z]{5}$/;
const REPEATS_VALUES = /^2[23]/;

/** Characters of a message. */
const MAX_LENGTH = 300;

/**
 * Describes an error in one line for the owner's log, without anything the visitor typed. Parsers and constraints
 * repeat the value they failed on, so only the name or code of such an error is given.
 */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SQLSTATE.test(code) && REPEATS_VALUES.test(code)) return `the database refused a value (${code})`;
  if (error instanceof SyntaxError || error.name === 'ZodError') {
    return `a text cannot be read (${error.name})`;
  }
  return logLine(error.message) || code || error.name;
}

/** A message as one short line, which any log and any database takes. */
export function logLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
