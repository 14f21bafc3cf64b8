/**
 * The qualifier's JSON, version 1, written once: the whole here, its questions in `schema-questions.ts`, the
 * entries of the bank in `schema-bank.ts`, rules that span several values in `schema-rules.ts`. The types are inferred; the page's run time imports only those.
 */
import * as z from 'zod/mini';
import { isObject } from '../kinds/checks.ts';
import { described, list, object, oneOf, text, whole } from './parts.ts';
import { bankEntry } from './bank-entries.ts';
import { question, when, type Question } from './questions.ts';
import { checkHref, checkQualifier } from './rules.ts';
import { expected } from './words.ts';

const verdict = oneOf(['qualified', 'review', 'unqualified']);

const outcome = object('an outcome', {
  verdict: verdict.check(described('The verdict this outcome is for.')),
  when: z.optional(when),
  route: z.optional(
    text('a word').check(described('Any word for your webhook, such as "estimate" or "call".')),
  ),
  message: z.optional(
    text('words').check(described('What the visitor reads. May have {email}, {name} and {reference}.')),
  ),
  explain: z.optional(
    text('words').check(
      described(
        'What the visitor reads below the message, in place of the "explain" of the answers that kept the verdict from being better.',
      ),
    ),
  ),
  href: z.optional(
    text('an address').check(
      described(
        'Where the link leads: http(s), mailto:, tel: or a path. May have {email}, {name} and {reference} behind its ? or #.',
      ),
      checkHref,
    ),
  ),
  action: z.optional(text('words').check(described('The words of the link.'))),
}).check(z.meta({ id: 'Outcome', description: 'What follows a verdict. The first that fits counts.' }));

/** A question or an entry of the bank. The message is the place of the one that was meant: see `parse-qualifier.ts`. */
const item = z.union([question, bankEntry], {
  error: ({ input }) => (isObject(input) && 'bank' in input ? '1' : '0'),
});

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
  questions: list('questions', item, 'Give at least one question.').check(
    described(
      'Asked in this order, as far as the verdict needs them. Entries of the bank may stand among them.',
    ),
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

export type { BankEntry } from './bank-entries.ts';
export type {
  AmountQuestion,
  Band,
  Ceiling,
  ChoiceQuestion,
  ChoicesQuestion,
  DateQuestion,
  Effects,
  Option,
  Question,
  TextQuestion,
  When,
  YesNoQuestion,
} from './questions.ts';
/** A qualifier as its owner writes it, with entries of the bank. */
export type WrittenQualifier = z.input<typeof qualifierSchema>;
/** A qualifier as it is asked and judged: every entry of the bank has become ordinary questions. */
export type Qualifier = Omit<WrittenQualifier, 'questions'> & { questions: Question[] };
export type Outcome = z.input<typeof outcome>;
export type Verdict = z.input<typeof verdict>;
