/** A fault of the person's, told in words that mend it; the command prints it without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
