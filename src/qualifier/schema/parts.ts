/** The building blocks of the schema: each complains in plain words. */
import * as z from 'zod/mini';
import { complaint, expected, onlyKeys } from './words.ts';

export const described = (text: string) => z.describe(text);

export const text = (what: string) =>
  z
    .string({ error: expected(what, `Write ${what}, in quotation marks.`) })
    .check(z.regex(/\S/, { error: complaint('is empty', `Write ${what}.`) }));

export const whole = (what: string, least?: number) => {
  const error = expected(what, 'Write a whole number, without quotation marks.');
  const number = z.int({ error });
  return least === undefined ? number : number.check(z.minimum(least, { error }));
};

export const flag = () =>
  z.boolean({ error: expected('true or false', 'Write true or false, without quotation marks.') });

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const choice = words.map((word) => `"${word}"`).join(' or ');
  return z.enum(words, { error: expected(choice, `Write ${choice}.`) });
};

export const object = <Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) =>
  z.strictObject(shape, { error: onlyKeys(what, Object.keys(shape)) });

export const list = <Item extends z.ZodMiniType>(what: string, item: Item, least: string) =>
  z
    .array(item, { error: expected('a list', `Write a list of ${what} in square brackets.`) })
    .check(z.minLength(1, { error: complaint('is an empty list', least) }));
