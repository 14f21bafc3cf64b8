/** An option that cannot be used; its message says what to write instead. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError';
}
