/**
 * The qualifier's JSON, version 1: the whole here, its questions in `questions.ts`, the entries of the bank in
 * `bank-entries.ts`. The types are inferred from it, and the page imports only those, never zod.
 */
import * as z from 'zod/mini';
import { isObject } from '../kinds/checks.ts';
import { described, listOf, object, oneOf, nonBlank, wholeNumber, expected } from './parts.ts';
import { bankEntry } from './bank-entries.ts';
import { checkHref } from './checks.ts';
import { question, when, type Question } from './questions.ts';
import { VERDICTS } from '../verdict.ts';

const outcome = object('an outcome', {
  verdict: oneOf(VERDICTS).check(described('The verdict this outcome is for.')),
  when: z.optional(when),
  route: z.optional(
    nonBlank('a word').check(described('Any word for your webhook, such as "estimate" or "call".')),
  ),
  message: z.optional(
    nonBlank('words').check(described('What the visitor reads. May have {email}, {name} and {reference}.')),
  ),
  explain: z.optional(
    nonBlank('words').check(
      described(
        'What the visitor reads below the message, in place of the "explain" of the answers that kept the verdict from being better.',
      ),
    ),
  ),
  href: z.optional(
    nonBlank('an address').check(
      described(
        'Where the link leads: http(s), mailto:, tel: or a path. May have {email}, {name} and {reference} behind its ? or #.',
      ),
      checkHref,
    ),
  ),
  action: z.optional(nonBlank('words').check(described('The words of the link.'))),
}).check(z.meta({ id: 'Outcome', description: 'What follows a verdict. The first that fits counts.' }));

/**
 * A question or an entry of the bank. The message is the index of the member of the union that was meant, whose
 * problems `parse-qualifier.ts` shows.
 */
const item = z.union([question, bankEntry], {
  error: ({ input }) => (isObject(input) && 'bank' in input ? '1' : '0'),
});

/** The shape of a qualifier. `parseQualifier` adds the checks over several questions. */
export const qualifierSchema = object('a qualifier', {
  $schema: z.optional(z.string().check(described('Where this schema lies, for the help in your editor.'))),
  version: z.literal(1, { error: expected('1', 'Write "version": 1.') }).check(described('Always 1.')),
  id: z.optional(
    nonBlank('a name').check(
      described('Your name for these rules; travels with each lead. Default "default".'),
    ),
  ),
  pass: z.optional(
    wholeNumber('a whole number').check(described('Points from which a lead is qualified. Default 0.')),
  ),
  review: z.optional(
    wholeNumber('a whole number').check(
      described('Points from which you look at the lead yourself. Default: as "pass".'),
    ),
  ),
  maxQuestions: z.optional(
    wholeNumber('a whole number from 1', 1).check(
      described('The most questions a visitor is asked. Default: no limit.'),
    ),
  ),
  questions: listOf('questions', item, 'Give at least one question.').check(
    described(
      'Asked in this order, as far as the verdict needs them. Entries of the bank may stand among them.',
    ),
  ),
  outcomes: z.optional(
    z
      .array(outcome, { error: expected('a list', 'Write a list of outcomes in square brackets.') })
      .check(described('What follows each verdict. The first that fits counts; a default stands behind.')),
  ),
}).check(z.meta({ title: 'Qualifier', description: 'The rules of <lead-qualifier>, version 1.' }));

/**
 * A qualifier as its owner writes it, before `parseQualifier`: entries of the bank may stand among the questions. For
 * rules that are written in TypeScript: `const rules: WrittenQualifier = { version: 1, questions: […] }`.
 */
export type WrittenQualifier = z.input<typeof qualifierSchema>;

/** A qualifier as `parseQualifier` returns it: every entry of the bank has become ordinary questions. */
export type Qualifier = Omit<WrittenQualifier, 'questions'> & { questions: Question[] };

/** What the visitor sees after a verdict, or where they go. */
export type Outcome = z.input<typeof outcome>;

/**
 * The JSON Schema (draft 2020-12) of a qualifier: the help an editor gives while one is written. The checks over
 * several values are not in it.
 */
export const qualifierJsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(qualifierSchema, { io: 'input', override: dropIntegerLimits });

/** Drops the limits of safe integers, which no owner meets. */
function dropIntegerLimits({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
