/** Small checks of untrusted rules, to be put together; without zod, because the page carries them. */
import { VERDICTS } from '../verdict.ts';

/** Whether a value is as it must be. */
export type Check = (value: unknown) => boolean;

/** What the keys of an object must hold. */
export type Checks = Readonly<Record<string, Check>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A text that is not blank. */
export const isText = (value: unknown): value is string => typeof value === 'string' && /\S/.test(value);

/** An integer that is counted exactly. */
export const isWhole: Check = Number.isSafeInteger;

/** What `check` accepts, or nothing. */
export const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** One of these words. */
export const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

/** An object that has in its keys what they must hold; other keys do not matter. */
export const object =
  (checks: Checks): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]));

/** A list of what `check` accepts. With `key` it is not empty, and no two of its objects have the same `key`. */
export const list =
  (check: Check, key?: string): Check =>
  (value) =>
    Array.isArray(value) &&
    value.every((item) => check(item)) &&
    (!key || (value.length > 0 && new Set(value.map((item) => item[key])).size === value.length));

export const isVerdict = oneOf(...VERDICTS);

/** What an answer does. */
export const effects: Checks = {
  points: maybe(isWhole),
  verdict: maybe(isVerdict),
  reason: maybe(isText),
  explain: maybe(isText),
};

/** The options of a question. */
export const areOptions = list(object({ value: isText, label: isText, ...effects }), 'value');
