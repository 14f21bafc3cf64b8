/**
 * Whether a value can serve as a qualifier: the page's own quick look, without zod. It holds what `qualify` and
 * the view rely on; `parseQualifier` holds more and says what is wrong.
 */
import { isSafeHref } from './href.ts';
import type { Qualifier } from './schema.ts';
import { VERDICTS } from './verdict.ts';

type Check = (value: unknown) => boolean;

/** Everything `parseQualifier` accepts is usable. With a usable one `qualify` never throws. */
export function isUsable(value: unknown): value is Qualifier {
  return withKeys('version', 'questions')(value);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string' && /\S/.test(value);

const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

/** An object that has these keys, and nothing wrong in any key. */
const withKeys =
  (...keys: readonly string[]): Check =>
  (value) =>
    isObject(value) &&
    keys.every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, item]) =>
      CHECKS.every(([pattern, check]) => !pattern.test(key) || check(item)),
    );

/** A list of what `check` accepts; no two have the same `key`. */
const list =
  (check: Check, key?: string): Check =>
  (value) =>
    Array.isArray(value) &&
    value.every((item) => check(item)) &&
    (!key || (value.length > 0 && new Set(value.map((item) => item[key])).size === value.length));

const isQuestion: Check = (value) =>
  isObject(value) &&
  withKeys('kind', 'name', 'label', ...(/choice/.test(String(value.kind)) ? ['options'] : []))(value);

/** A key means the same wherever it stands, so that one table is enough. */
const CHECKS: readonly (readonly [keys: RegExp, Check])[] = [
  [/^version$/, (value) => value === 1],
  [/^kind$/, oneOf('yes-no', 'choice', 'choices', 'amount', 'date', 'text')],
  [/^name$/, (value) => isText(value) && /^[a-z][a-z0-9_-]*$/.test(value)],
  [/^questions$/, list(isQuestion, 'name')],
  [/^options$/, list(withKeys('value', 'label'), 'value')],
  [/^bands$/, list(withKeys('value'), 'value')],
  [/^unsure$/, withKeys('label')],
  [/^outcomes$/, list(withKeys('verdict'))],
  [/^(verdict|otherwise)$/, oneOf(...VERDICTS)],
  [/^expect$/, oneOf('yes', 'no')],
  [/^below$/, Number.isFinite],
  [/^when$/, (value) => isObject(value) && Object.values(value).flat().every(isText)],
  [/^href$/, (value) => isText(value) && isSafeHref(value)],
  [/^(points|pass|review|min|max|maxLength|rows|maxQuestions)$/, Number.isSafeInteger],
  [/^maxQuestions$/, (value) => Number(value) > 0],
  [/^(label|value|hint|reason|explain|message|action|route|currency|id)$/, isText],
];
