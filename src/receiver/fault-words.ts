/** SQLSTATE of PostgreSQL, and its classes whose messages repeat values: wrong data, broken constraints. */
const SQLSTATE = /^[0-9A-Z]{5}$/;
const TELLS_VALUES = /^2[23]/;

/** Characters of a message. */
const LENGTH = 300;

/**
 * What went wrong inside, on one line for the owner's log and without anything of a visitor: what reads a text, or
 * compares a value, repeats it when it fails, and is called by its name alone.
 */
export function faultWords(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return faultWords(error.errors[0]);
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SQLSTATE.test(code) && TELLS_VALUES.test(code)) return `the database refused a value (${code})`;
  if (error instanceof SyntaxError || error.name === 'ZodError') {
    return `a text cannot be read (${error.name})`;
  }
  return oneLine(error.message) || code || error.name;
}

/** A message as one short line that any log and any store takes. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LENGTH);
}
