/** Entries of the question bank become ordinary questions. Small and without zod: the page loads it. */
import type { BankEntry } from '../schema/bank-entries.ts';
import type { ChoiceQuestion, Option } from '../schema/questions.ts';
import type { Qualifier, WrittenQualifier } from '../schema/schema.ts';
import { ANSWERS, type BankAnswer, type BankQuestion, type BankWords } from './answers.ts';

/** The smallest project, where the owner names neither `floor` nor `range`. */
const DEFAULT_FLOOR = 2000;
/** The ends of the usual range, as multiples of the floor. */
const RANGE_START = 2.5;
const RANGE_END = 4;
const DEFAULT_CURRENCY = 'USD';
/** In percent of the price. */
const DEFAULT_DEPOSIT = 30;
/** In days. */
const DEFAULT_LEAD_TIME = 21;

/**
 * A qualifier with its bank entries as ordinary questions; one without entries is returned as it is.
 *
 * Names, values, points and ceilings are the same in every language. The result serialises as the owner wrote it,
 * with the entries, so its `revision` is the same in all languages and on all engines, whose `Intl` may write an
 * amount differently: page and receiver have the same rules, whatever their languages. (A copy of the result, by
 * spread or `structuredClone`, is ordinary rules with a revision of its own.)
 *
 * @param rules as the schema accepts them
 * @param words the bank in the language of the visitor, or of the owner for the reasons
 * @param locale BCP 47 tag by which amounts, shares and times are written, such as `de-CH`
 * @throws RangeError for a currency or locale that `Intl` does not accept
 */
export function expand(
  rules: WrittenQualifier,
  words: BankWords,
  locale: string = words.language,
): Qualifier {
  const expanded: Qualifier = {
    ...rules,
    questions: rules.questions.flatMap((item) => ('bank' in item ? expandEntry(item, words, locale) : item)),
  };
  const hasEntries = rules.questions.some((item) => 'bank' in item);
  return hasEntries ? Object.defineProperty(expanded, 'toJSON', { value: () => rules }) : expanded;
}

/** The ordinary questions of one entry. */
export function expandEntry(entry: BankEntry, words: BankWords, locale: string): ChoiceQuestion[] {
  const { bank, label, hint, required, when, always } = entry;
  const values = valuesOf(entry, locale);
  const ask = (name: BankQuestion, more: Partial<ChoiceQuestion> = {}): ChoiceQuestion => {
    const own: AnyWords = words[name];
    return {
      kind: 'choice',
      name,
      label: fill(own.label, values),
      hint: fill(own.hint, values),
      options: Object.entries<BankAnswer>(ANSWERS[name]).map(([value, { points, verdict }]) => ({
        value,
        label: fill(own.options[value] ?? value, values),
        ...(points !== undefined && { points }),
        ...(verdict && { verdict }),
        ...(own.reasons[value] && { reason: fill(own.reasons[value], values) }),
      })),
      ...(required !== undefined && { required }),
      ...(always !== undefined && { always }),
      ...more,
    };
  };
  const question = ask(bank, { ...(when && { when }), ...(label && { label }), ...(hint && { hint }) });
  if (bank === 'budget') {
    const { floor, from } = amountsOf(entry);
    // Where the range starts at the floor, no amount lies between them.
    if (floor === from) question.options = question.options.filter(({ value }) => value !== 'between');
    return [question, ask('range', { when: { budget: 'unsure' } })];
  }
  if (bank === 'scope' && entry.services) {
    const services = entry.services.map((service): Option =>
      typeof service === 'string' ? { value: service, label: service } : service,
    );
    question.options = [...services, ...question.options.filter(({ value }) => value === 'other')];
  }
  return [question];
}

/** The amounts of an entry; those that the owner left out are computed from the others. */
function amountsOf({ floor, range }: Extract<BankEntry, { bank: 'budget' }>): Amounts {
  const least = floor ?? (range ? Math.ceil(range[0] / RANGE_START) : DEFAULT_FLOOR);
  const [from, to] = range ?? [Math.round(least * RANGE_START), least * RANGE_END];
  return { floor: least, from, to };
}

/** The smallest project, and the range of a usual one. */
interface Amounts {
  readonly floor: number;
  readonly from: number;
  readonly to: number;
}

/** The words of a question, without the types of its values. */
interface AnyWords {
  readonly label: string;
  readonly hint: string;
  readonly options: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** The values of the words in braces. */
function valuesOf(entry: BankEntry, locale: string): Readonly<Record<string, string>> {
  const write = (value: number, options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...options }).format(value);
  if (entry.bank === 'budget') {
    const amounts = Object.entries(amountsOf(entry));
    const { currency = DEFAULT_CURRENCY } = entry;
    return Object.fromEntries(
      amounts.map(([name, amount]) => [name, write(amount, { style: 'currency', currency })]),
    );
  }
  if (entry.bank === 'payment')
    return { deposit: write((entry.deposit ?? DEFAULT_DEPOSIT) / 100, { style: 'percent' }) };
  if (entry.bank !== 'timeline') return {};
  const { leadTime = DEFAULT_LEAD_TIME } = entry;
  const inWeeks = leadTime > 7 && leadTime % 7 === 0;
  return {
    time: write(inWeeks ? leadTime / 7 : leadTime, {
      style: 'unit',
      unit: inWeeks ? 'week' : 'day',
      unitDisplay: 'long',
    }),
  };
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
