/** The words in braces that an outcome may have in its `message` and `href`, as in `{email}`. */
export const PLACEHOLDERS: readonly string[] = ['email', 'name', 'reference'];

/** The words in braces that nothing is put in for. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w*)\}/g)].flatMap(([, word = '']) => (PLACEHOLDERS.includes(word) ? [] : [word]));
