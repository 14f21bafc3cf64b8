import type { Explained } from './explained.ts';

/** Attributes whose value is none that is known. */
export function attributeWarnings(element: Explained): string[] {
  const { format, send, whenQualified, whenUnqualified, maxFields } = element;
  const warnings: string[] = [];
  const check = (name: string, value: string | null | undefined, known: string[]): void => {
    const odd = (value ?? '').split(/\s+/).filter((word) => word && !known.includes(word));
    if (odd.length)
      warnings.push(
        `${name}="${value}" is not understood and counts as not set. Use ${known.join(', ') || 'a number'}.`,
      );
  };
  check('format', format, ['json', 'form', 'text']);
  check('expect', element.expect, ['yes', 'no']);
  check('send', send, ['qualified', 'review', 'unqualified', 'all']);
  check('when-qualified', whenQualified, ['auto', 'outcome', 'submit']);
  check('when-unqualified', whenUnqualified, ['decline', 'submit']);
  check('match', element.match, ['form', 'none']);
  check('reveal', element.reveal, ['always', 'interaction']);
  for (const mark of ['pass', 'review'] as const) {
    const value = element[mark] ?? null;
    check(mark, value === null || /^\s*-?\d+\s*$/.test(String(value)) ? '' : String(value), []);
  }
  check('max-fields', maxFields === null || Number(maxFields) > 0 ? '' : String(maxFields), []);
  return warnings;
}
