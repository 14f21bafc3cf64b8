/** Finds the place where JSON text breaks. Engines report it differently, or not at all; an owner needs line, column and a hint. */

/** The first place where a text is no JSON; line and column count from 1. */
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
