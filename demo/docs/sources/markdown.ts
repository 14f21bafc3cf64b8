/** Small pieces of Markdown, as VitePress reads it. */

/** A thing with a name, and what is said of it. */
export interface Described {
  name: string;
  description?: string | undefined;
}

/**
 * Text from the sources as one line of Markdown. Outside of `code`, what VitePress would take for a tag or an
 * expression is escaped.
 */
export function prose(text = ''): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '&#123;{')))
    .join('');
}

/** A text that began behind a name, as a sentence of its own. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

export const code = (text: string): string => `\`${text}\``;

/** A table of a name and its description. */
export function table(heading: string, rows: readonly Described[], mark = code): string {
  const lines = rows.map(({ name, description }) => `| ${cell(mark(name))} | ${cell(prose(description))} |`);
  return [`| ${heading} | Meaning |`, '| --- | --- |', ...lines].join('\n');
}

/** A heading for each name, with its description below: for names that one looks up and links to. */
export function entries(level: '##' | '###', rows: readonly Described[]): string {
  return rows.map(({ name, description }) => `${level} ${code(name)}\n\n${prose(description)}`).join('\n\n');
}

/** A bar ends a cell, also within code. */
const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);
