/**
 * The qualifier's JSON, version 1, written once: shapes with their messages here, rules that span several
 * values in `schema-rules.ts`. The types are inferred; the page's run time imports only those.
 */
import * as z from 'zod/mini';
import {
  checkBands,
  checkHref,
  checkName,
  checkOptions,
  checkPicks,
  checkQualifier,
} from './schema-rules.ts';
import { complaint, expected, onlyKeys } from './schema-words.ts';

const described = (text: string) => z.describe(text);

const text = (what: string) =>
  z
    .string({ error: expected(what, `Write ${what}, in quotation marks.`) })
    .check(z.regex(/\S/, { error: complaint('is empty', `Write ${what}.`) }));

const whole = (what: string, least?: number) => {
  const error = expected(what, 'Write a whole number, without quotation marks.');
  const number = z.int({ error });
  return least === undefined ? number : number.check(z.minimum(least, { error }));
};

const flag = () =>
  z.boolean({ error: expected('true or false', 'Write true or false, without quotation marks.') });

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const choice = words.map((word) => `"${word}"`).join(' or ');
  return z.enum(words, { error: expected(choice, `Write ${choice}.`) });
};

const object = <Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) =>
  z.strictObject(shape, { error: onlyKeys(what, Object.keys(shape)) });

const list = <Item extends z.ZodMiniType>(what: string, item: Item, least: string) =>
  z
    .array(item, { error: expected('a list', `Write a list of ${what} in square brackets.`) })
    .check(z.minLength(1, { error: complaint('is an empty list', least) }));

const verdict = oneOf(['qualified', 'review', 'unqualified']);

const ceiling = oneOf(['review', 'unqualified']).check(
  described('The verdict can be no better than this. Without it the answer only adds its points.'),
);

const effectKeys = {
  points: z.optional(
    whole('a whole number').check(described('Points this answer adds; may be negative. Default 0.')),
  ),
  verdict: z.optional(ceiling),
  reason: z.optional(text('words').check(described('Told to you with the lead. Default: label and answer.'))),
  explain: z.optional(text('words').check(described('Words the visitor may see about this answer.'))),
};

const effects = object('an object', effectKeys);

const option = object('an option', {
  value: text('a value').check(
    described('The value that is sent and that "when" names. Unique in its question.'),
  ),
  label: text('words').check(described('What the visitor reads.')),
  ...effectKeys,
}).check(z.meta({ id: 'Option', description: 'One of the answers to choose from, and what it does.' }));

const band = object('a band', {
  value: text('a value').check(described('The name of the band, for "when". Never shown to the visitor.')),
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
  label: text('words').check(described('The words of the extra answer, such as "I am not sure yet".')),
  ...effectKeys,
}).check(described('Offers "I am not sure" as an answer; its value is "unsure".'));

const when = z
  .record(
    z.string(),
    z.union([z.string(), list('values', z.string(), 'Give at least one value.')], {
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

const common = {
  name: text('a name').check(
    described('The name of the form field. Small letters, digits, "_" and "-"; starts with a letter.'),
    checkName,
  ),
  label: text('words').check(described('The question, as the visitor reads it.')),
  hint: z.optional(text('words').check(described('Smaller words below the question.'))),
  required: z.optional(flag().check(described('Whether the form waits for an answer. Default true.'))),
  when: z.optional(when),
  always: z.optional(
    flag().check(described('Ask it even when the verdict is already certain. Default false.')),
  ),
};

const points = z.optional(
  whole('a whole number').check(
    described('Points for the expected answer, or for a text that is not blank.'),
  ),
);
const options = list('options', option, 'Give at least one option.').check(
  described('The answers to choose from, in this order.'),
  checkOptions,
);
const bands = z.optional(
  list('bands', band, 'Give at least one band or remove "bands".').check(
    described('Ranges of the answer, from the lowest up.'),
    checkBands,
  ),
);

const yesNo = object('a question', {
  kind: z.literal('yes-no'),
  ...common,
  expect: z.optional(oneOf(['yes', 'no']).check(described('The answer of a good client. Default "yes".'))),
  otherwise: z.optional(
    oneOf(['review', 'unqualified']).check(
      described('What the other answer leads to. Default "unqualified".'),
    ),
  ),
  points,
  reason: z.optional(text('words').check(described('Told to you when the other answer was given.'))),
  explain: z.optional(
    text('words').check(described('Words the visitor may see when the other answer was given.')),
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
    whole('a whole number from 1', 1).check(described('The fewest options to pick. Default 1.')),
  ),
  max: z.optional(
    whole('a whole number from 1', 1).check(described('The most options to pick. Default: all.')),
  ),
}).check(checkPicks, z.meta({ id: 'ChoicesQuestion', description: 'Any of several options.' }));

const amount = object('a question', {
  kind: z.literal('amount'),
  ...common,
  currency: z.optional(
    z.string({ error: expected('a currency', 'Write three capitals, such as "EUR".') }).check(
      z.regex(/^[A-Z]{3}$/, {
        error: expected('a currency', 'Write three capitals, such as "EUR" (ISO 4217).'),
      }),
      described('Three capitals of ISO 4217, such as "EUR".'),
    ),
  ),
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
  rows: z.optional(whole('a whole number from 1', 1).check(described('Lines of the field. Default: one.'))),
  maxLength: z.optional(
    whole('a whole number from 1', 1).check(described('The longest text. Default 2000.')),
  ),
}).check(z.meta({ id: 'TextQuestion', description: 'The visitor’s own words.' }));

const kinds = '"yes-no", "choice", "choices", "amount", "date" or "text"';
const question = z
  .discriminatedUnion('kind', [yesNo, choice, choices, amount, date, freeText], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? complaint('is missing or not a kind of question', `Write one of ${kinds}.`)
        : expected('a question', 'Write an object with "kind", "name" and "label".')(issue),
  })
  .check(z.meta({ id: 'Question', description: 'A question, and what each answer does.' }));

const outcome = object('an outcome', {
  verdict: verdict.check(described('The verdict this outcome is for.')),
  when: z.optional(when),
  route: z.optional(
    text('a word').check(described('Any word for your webhook, such as "estimate" or "call".')),
  ),
  message: z.optional(text('words').check(described('What the visitor reads.'))),
  href: z.optional(
    text('an address').check(described('Where the link leads: http(s), mailto:, tel: or a path.'), checkHref),
  ),
  action: z.optional(text('words').check(described('The words of the link.'))),
}).check(z.meta({ id: 'Outcome', description: 'What follows a verdict. The first that fits counts.' }));

/** The schema of a qualifier. Use `parseQualifier` for its problems in plain words. */
export const qualifierSchema = object('a qualifier', {
  $schema: z.optional(z.string().check(described('Where this schema lies, for the help in your editor.'))),
  version: z.literal(1, { error: expected('1', 'Write "version": 1.') }).check(described('Always 1.')),
  id: z.optional(
    text('a name').check(described('Your name for these rules; travels with each lead. Default "default".')),
  ),
  pass: z.optional(
    whole('a whole number').check(described('Points from which a lead is qualified. Default 0.')),
  ),
  review: z.optional(
    whole('a whole number').check(
      described('Points from which you look at the lead yourself. Default: as "pass".'),
    ),
  ),
  maxQuestions: z.optional(
    whole('a whole number from 1', 1).check(
      described('The most questions a visitor is asked. Default: no limit.'),
    ),
  ),
  questions: list('questions', question, 'Give at least one question.').check(
    described('Asked in this order, as far as the verdict needs them.'),
  ),
  outcomes: z.optional(
    z
      .array(outcome, { error: expected('a list', 'Write a list of outcomes in square brackets.') })
      .check(described('What follows each verdict. The first that fits counts; a default stands behind.')),
  ),
}).check(
  checkQualifier,
  z.meta({ title: 'Qualifier', description: 'The rules of <lead-qualifier>, version 1.' }),
);

export type Qualifier = z.input<typeof qualifierSchema>;
export type Question = z.input<typeof question>;
export type YesNoQuestion = z.input<typeof yesNo>;
export type ChoiceQuestion = z.input<typeof choice>;
export type ChoicesQuestion = z.input<typeof choices>;
export type AmountQuestion = z.input<typeof amount>;
export type DateQuestion = z.input<typeof date>;
export type TextQuestion = z.input<typeof freeText>;
export type Option = z.input<typeof option>;
export type Band = z.input<typeof band>;
/** What an answer does: points it adds, a ceiling on the verdict, words for the owner and for the visitor. */
export type Effects = z.input<typeof effects>;
/** Question name → the value, or one of the values, it must have. */
export type When = z.input<typeof when>;
export type Outcome = z.input<typeof outcome>;
export type Verdict = z.input<typeof verdict>;
/** The verdicts that can be a ceiling. */
export type Ceiling = z.input<typeof ceiling>;
