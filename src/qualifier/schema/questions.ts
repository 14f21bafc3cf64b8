/** The questions of the schema: their kinds, their answers, and what each answer does. */
import * as z from 'zod/mini';
import { checkBands, checkName, checkOptions, checkPicks } from './checks.ts';
import { described, flag, listOf, object, oneOf, nonBlank, wholeNumber, expected, message } from './parts.ts';
import { CEILINGS } from '../verdict.ts';

const ceiling = oneOf(CEILINGS).check(
  described('The verdict can be no better than this. Without it the answer only adds its points.'),
);

const effectKeys = {
  points: z.optional(
    wholeNumber('a whole number').check(described('Points this answer adds; may be negative. Default 0.')),
  ),
  verdict: z.optional(ceiling),
  reason: z.optional(
    nonBlank('words').check(described('Told to you with the lead. Default: label and answer.')),
  ),
  explain: z.optional(
    nonBlank('words').check(
      described(
        'Told to the visitor where this answer kept the verdict from being better, below the message of the outcome.',
      ),
    ),
  ),
};

const effects = object('an object', effectKeys);

export const option = object('an option', {
  value: nonBlank('a value').check(
    described('The value that is sent and that "when" names. Unique in its question.'),
  ),
  label: nonBlank('words').check(described('What the visitor reads.')),
  ...effectKeys,
}).check(z.meta({ id: 'Option', description: 'One of the answers to choose from, and what it does.' }));

const band = object('a band', {
  value: nonBlank('a value').check(
    described('The name of the band, for "when". Never shown to the visitor.'),
  ),
  below: z.optional(
    z
      .number({ error: expected('a number', 'Write a number, without quotation marks.') })
      .check(
        described(
          'The band ends below this amount, or this many days from today. Only the last may go without.',
        ),
      ),
  ),
  ...effectKeys,
}).check(
  z.meta({ id: 'Band', description: 'A range of answers, and what they do. The first that fits counts.' }),
);

const unsure = object('an object', {
  label: nonBlank('words').check(described('The words of the extra answer, such as "I am not sure yet".')),
  ...effectKeys,
}).check(described('Offers "I am not sure" as an answer; its value is "unsure".'));

export const when = z
  .record(
    z.string(),
    z.union([z.string(), listOf('values', z.string(), 'Give at least one value.')], {
      error: expected('a value or a list of values', 'Write a value of that question, or a list of values.'),
    }),
    { error: expected('an object', 'Write it like "when": { "budget": "unsure" }.') },
  )
  .check(
    z.meta({
      id: 'When',
      description: 'Question name to the value, or list of values, it must have. All must hold.',
    }),
  );

/** The keys that every question can have, and by which a question of the bank can be changed. */
export const overrides = {
  label: z.optional(nonBlank('words').check(described('The question in your own words.'))),
  hint: z.optional(nonBlank('words').check(described('Smaller words below the question.'))),
  required: z.optional(flag().check(described('Whether the form waits for an answer. Default true.'))),
  when: z.optional(when),
  always: z.optional(
    flag().check(described('Ask it even when the verdict is already certain. Default false.')),
  ),
};

const common = {
  name: nonBlank('a name').check(
    described('The name of the form field. Small letters, digits, "_" and "-"; starts with a letter.'),
    checkName,
  ),
  ...overrides,
  label: nonBlank('words').check(described('The question, as the visitor reads it.')),
};

const points = z.optional(
  wholeNumber('a whole number').check(
    described('Points for the expected answer, or for a text that is not blank.'),
  ),
);
const options = listOf('options', option, 'Give at least one option.').check(
  described('The answers to choose from, in this order.'),
  checkOptions,
);
const bands = z.optional(
  listOf('bands', band, 'Give at least one band or remove "bands".').check(
    described('Ranges of the answer, from the lowest up.'),
    checkBands,
  ),
);

const yesNo = object('a question', {
  kind: z.literal('yes-no'),
  ...common,
  expect: z.optional(oneOf(['yes', 'no']).check(described('The answer of a good client. Default "yes".'))),
  otherwise: z.optional(
    oneOf(CEILINGS).check(described('What the other answer leads to. Default "unqualified".')),
  ),
  points,
  reason: z.optional(nonBlank('words').check(described('Told to you when the other answer was given.'))),
  explain: z.optional(
    nonBlank('words').check(
      described('Told to the visitor where the other answer was given, below the message of the outcome.'),
    ),
  ),
}).check(z.meta({ id: 'YesNoQuestion', description: 'A question that is answered by yes or no.' }));

const choice = object('a question', {
  kind: z.literal('choice'),
  ...common,
  options,
  display: z.optional(
    oneOf(['radio', 'select']).check(described('How the options are shown. Default "radio".')),
  ),
}).check(z.meta({ id: 'ChoiceQuestion', description: 'One of several options.' }));

const choices = object('a question', {
  kind: z.literal('choices'),
  ...common,
  options,
  min: z.optional(
    wholeNumber('a whole number from 1', 1).check(described('The fewest options to pick. Default 1.')),
  ),
  max: z.optional(
    wholeNumber('a whole number from 1', 1).check(described('The most options to pick. Default: all.')),
  ),
}).check(checkPicks, z.meta({ id: 'ChoicesQuestion', description: 'Any of several options.' }));

export const currency = z
  .string({ error: expected('a currency', 'Write three capitals, such as "EUR".') })
  .check(
    z.regex(/^[A-Z]{3}$/, {
      error: expected('a currency', 'Write three capitals, such as "EUR" (ISO 4217).'),
      abort: true, // `Intl` would throw
    }),
    described('Three capitals of ISO 4217, such as "EUR".'),
  );

const amount = object('a question', {
  kind: z.literal('amount'),
  ...common,
  currency: z.optional(currency),
  bands,
  unsure: z.optional(unsure),
}).check(z.meta({ id: 'AmountQuestion', description: 'An amount of money, 0 or more.' }));

const date = object('a question', {
  kind: z.literal('date'),
  ...common,
  bands,
  unsure: z.optional(unsure),
}).check(z.meta({ id: 'DateQuestion', description: 'A calendar date; bands count days from today.' }));

const freeText = object('a question', {
  kind: z.literal('text'),
  ...common,
  points,
  rows: z.optional(
    wholeNumber('a whole number from 1', 1).check(described('Lines of the field. Default: one.')),
  ),
  maxLength: z.optional(
    wholeNumber('a whole number from 1', 1).check(described('The longest text. Default 2000.')),
  ),
}).check(z.meta({ id: 'TextQuestion', description: 'The visitor’s own words.' }));

const kinds = '"yes-no", "choice", "choices", "amount", "date" or "text"';
export const question = z
  .discriminatedUnion('kind', [yesNo, choice, choices, amount, date, freeText], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? message('is missing or not a kind of question', `Write one of ${kinds}.`)
        : expected('a question', 'Write an object with "kind", "name" and "label".')(issue),
  })
  .check(z.meta({ id: 'Question', description: 'A question, and what each answer does.' }));

/** A question of any kind, discriminated by `kind`. */
export type Question = z.input<typeof question>;
export type YesNoQuestion = z.input<typeof yesNo>;
export type ChoiceQuestion = z.input<typeof choice>;
export type ChoicesQuestion = z.input<typeof choices>;
export type AmountQuestion = z.input<typeof amount>;
export type DateQuestion = z.input<typeof date>;
export type TextQuestion = z.input<typeof freeText>;
export type Option = z.input<typeof option>;
export type Band = z.input<typeof band>;
/** The effects of an answer: points, a ceiling on the verdict, words for the owner and for the visitor. */
export type Effects = z.input<typeof effects>;
/** Question name → the value, or one of the values, it must have. */
export type When = z.input<typeof when>;
