/**
 * Makes a text safe to open in a spreadsheet, beyond what `escape_formulas` of csv-stringify does: that looks at
 * the first character only. An apostrophe is put before what a spreadsheet could take for a formula's sign
 *
 * - at the beginning, also behind white space, invisible characters, quotation marks or line breaks, and where the
 *   text begins with a tab or a line break (OWASP, "CSV Injection");
 * - in the middle, behind a line break or another separator than ours: where a spreadsheet of another language opens
 *   the file with `;`, or takes no notice of quotation marks, a cell begins there. A list with hyphens and a
 *   telephone number are left alone: only what could call a function or reach out of the sheet is marked.
 */
export function safeCell(text: string): string {
  const cell = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  // Found once: a text of nothing but separators would else be read to its end for each of them.
  const reachesOut = [...cell.matchAll(REACHES_OUT)].at(-1)?.index ?? -1;
  const inside = cell.replaceAll(
    IN_THE_MIDST,
    (found, separator: string, gap: string, sign: string, at: number) =>
      EQUALS.test(sign) || reachesOut >= at + found.length ? `${separator}'${gap}${sign}` : found,
  );
  return AT_THE_BEGINNING.test(inside) ? `'${inside}` : inside;
}

/** Characters of a cell: Excel takes 32,767, and puts what is left over into cells of its own. The JSON has it all. */
const LONGEST = 32_000;

/** `=`, `+`, `-`, `@`: plain, full-width, small, raised or lowered, and the minus sign; Numbers and others read them alike. */
const SIGN =
  '[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212\\u207A-\\u207C\\u208A-\\u208C]';
const EQUALS = /[=\uFF1D\uFE66\u207C\u208C]/;

/** What may stand before a sign without disarming it: white space, what is not seen, quotation marks. */
const GAP = '[\\p{Z}\\p{C}"]';

const LINE_BREAK = '\\n\\v\\f\\r\\u0085\\u2028\\u2029';
const SEPARATOR = `[,;|\\t${LINE_BREAK}]`;

const AT_THE_BEGINNING = new RegExp(`^(?:[\\t${LINE_BREAK}]|${GAP}*${SIGN})`, 'u');
/** The apostrophe stands behind the last separator: there the cell would begin. */
const IN_THE_MIDST = new RegExp(`(${SEPARATOR})((?:(?!${SEPARATOR})${GAP})*)(${SIGN})`, 'gu');

/** A function, another sheet, file or program (`cmd|'…'!A1`). */
const REACHES_OUT = /[([#]|!(?=\S)/g;
