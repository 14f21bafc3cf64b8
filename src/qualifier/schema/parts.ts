/** The building blocks of the schema, each with its error message in plain words. */
import * as z from 'zod/mini';
import { message, expected, onlyKeys } from './messages.ts';

export const described = (text: string) => z.describe(text);

export const nonBlank = (what: string) =>
  z
    .string({ error: expected(what, `Write ${what}, in quotation marks.`) })
    .check(z.regex(/\S/, { error: message('is empty', `Write ${what}.`) }));

export const wholeNumber = (what: string, least?: number) => {
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

export const listOf = <Item extends z.ZodMiniType>(what: string, item: Item, least: string) =>
  z
    .array(item, { error: expected('a list', `Write a list of ${what} in square brackets.`) })
    .check(z.minLength(1, { error: message('is an empty list', least) }));
