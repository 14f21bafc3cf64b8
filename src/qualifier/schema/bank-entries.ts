/** Entries of the question bank in the schema: each key with the parameters it takes. */
import * as z from 'zod/mini';
import { isObject } from '../kinds/checks.ts';
import { currency, option, overrides } from './questions.ts';
import { checkBudget, checkServices } from './checks.ts';
import {
  described,
  listOf,
  object,
  nonBlank,
  wholeNumber,
  message,
  expected,
  listed,
  show,
} from './parts.ts';
import { nearest } from '../nearest.ts';

const amount = () => wholeNumber('a whole number from 1', 1);

const PERCENT = 'a percentage from 1 to 100';

const bankKey = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.enum(keys).check(described('A question of the bank, asked in the language of the page.'));

const entry = <const Key extends string, Shape extends z.core.$ZodLooseShape>(bank: Key, parameters: Shape) =>
  object('an entry of the bank', { bank: bankKey([bank]), ...parameters, ...overrides });

const budget = entry('budget', {
  floor: z.optional(
    amount().check(described('Your smallest project; with less a lead is unqualified. Default 2000.')),
  ),
  range: z.optional(
    z
      .tuple([amount(), amount()], {
        error: expected('two amounts', 'Write both ends of the range, such as [5000, 8000].'),
      })
      .check(
        described(
          'What such work usually costs, for those who do not know. Default: 2.5 and 4 times the floor.',
        ),
      ),
  ),
  currency: z.optional(currency),
}).check(
  checkBudget,
  z.meta({
    id: 'BankBudget',
    description: 'What have they set aside? Offers a range to those who are unsure.',
  }),
);

const timeline = entry('timeline', {
  leadTime: z.optional(
    wholeNumber('a whole number of days from 1', 1).check(
      described('Days you usually need; who needs it sooner is for review. Default 21.'),
    ),
  ),
}).check(z.meta({ id: 'BankTimeline', description: 'When must it be done?' }));

const scope = entry('scope', {
  services: z.optional(
    listOf(
      'services',
      z.union([nonBlank('a service'), option], {
        error: expected('a service', 'Write its name, or an option with "value" and "label".'),
      }),
      'Name at least one service.',
    ).check(
      described('What you offer, in the words of the visitor; "something else" is added for review.'),
      checkServices,
    ),
  ),
}).check(z.meta({ id: 'BankScope', description: 'What kind of work is it?' }));

const payment = entry('payment', {
  deposit: z.optional(
    z
      .int({ error: expected(PERCENT, 'Write 30 for 30 %.') })
      .check(
        z.minimum(1, { error: expected(PERCENT, 'Write 30 for 30 %.') }),
        z.maximum(100, { error: expected(PERCENT, 'Write at most 100.') }),
        described('The percentage of the price you ask for before you begin. Default 30.'),
      ),
  ),
}).check(z.meta({ id: 'BankPayment', description: 'Will they pay a deposit?' }));

/** The questions that take no parameters. */
const PLAIN = [
  ...(['buyer', 'repeat', 'experience', 'decision-maker', 'availability'] as const),
  ...(['collaboration', 'environment', 'flexibility', 'access', 'hosting', 'referral'] as const),
] as const;

const plain = object('an entry of the bank', { bank: bankKey(PLAIN), ...overrides }).check(
  z.meta({ id: 'BankQuestion', description: 'A question of the bank that takes no parameters.' }),
);

const KEYS = ['budget', 'timeline', 'scope', 'payment', ...PLAIN];

/** An entry of the bank, in place of a question. */
export const bankEntry = z.discriminatedUnion('bank', [budget, timeline, scope, payment, plain], {
  error: ({ input }) => {
    const key: unknown = isObject(input) ? input.bank : input;
    const near = typeof key === 'string' ? nearest(key, KEYS) : undefined;
    return message(
      `is ${show(key)}, not a question of the bank`,
      near ? `Did you mean "${near}"?` : `Write one of ${listed(KEYS)}.`,
    );
  },
});

/** A question of the bank with the owner's parameters for it. */
export type BankEntry = z.input<typeof bankEntry>;
