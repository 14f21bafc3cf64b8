/** Small checks of untrusted rules, to be combined; without zod, because the page carries them. */
import { VERDICTS } from '../verdict.ts';

/** Whether a value is as it must be. */
export type Check = (value: unknown) => boolean;

/** A check for each key of an object. */
export type Checks = Readonly<Record<string, Check>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A text that is not blank. */
export const isText = (value: unknown): value is string => typeof value === 'string' && /\S/.test(value);

/** An integer that JavaScript represents exactly. */
export const isWhole: Check = Number.isSafeInteger;

/** `undefined`, or a value that passes the check. */
export const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** One of these values. */
export const isOneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

/** An object whose keys pass these checks; other keys do not matter. */
export const isObjectWith =
  (checks: Checks): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]));

/** A list of values that pass the check. With `key` it is not empty, and no two of its objects have the same `key`. */
export const isListOf =
  (check: Check, key?: string): Check =>
  (value) =>
    Array.isArray(value) &&
    value.every((item) => check(item)) &&
    (!key || (value.length > 0 && new Set(value.map((item) => item[key])).size === value.length));

export const isVerdict = isOneOf(...VERDICTS);

/** The keys of an answer's effects. */
export const effectChecks: Checks = {
  points: maybe(isWhole),
  verdict: maybe(isVerdict),
  reason: maybe(isText),
  explain: maybe(isText),
};

/** The options of a question. */
export const areOptions = isListOf(isObjectWith({ value: isText, label: isText, ...effectChecks }), 'value');
