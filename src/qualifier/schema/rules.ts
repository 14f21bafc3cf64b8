/** Rules of the qualifier that span several values, or that a shape cannot say. */
import type * as z from 'zod/mini';
import { possibleEffects } from '../judging/answer.ts';
import { words } from '../bank/bank-en.ts';
import { expandEntry } from '../bank/expand.ts';
import { isSafeHref } from './href.ts';
import { PLACEHOLDERS, unknownPlaceholders } from './placeholders.ts';
import { nameFault } from './question-name.ts';
import type { BankEntry } from './bank-entries.ts';
import type { Question } from './questions.ts';
import { nearest } from '../nearest.ts';
import { complaint, listed } from './words.ts';

type Payload<Value> = z.core.ParsePayload<Value>;
type Path = readonly (string | number)[];
type When = Readonly<Record<string, string | readonly string[]>>;

interface AnyQualifier {
  readonly pass?: number | undefined;
  readonly review?: number | undefined;
  readonly questions: readonly (Question | BankEntry)[];
  readonly outcomes?: readonly { readonly when?: When | undefined }[] | undefined;
}

/** The name's pattern and the names that are taken, see `question-name.ts`. */
export function checkName(payload: Payload<string>): void {
  const fault = nameFault(payload.value);
  if (fault) report(payload, [], fault, 'Choose another name, such as "budget" or "project-type".');
}

/**
 * An outcome's link leads to http(s), mailto:, tel:, or is a relative URL; its placeholders are known ones, and stand
 * where they cannot choose the address.
 */
export function checkHref(payload: Payload<string>): void {
  const href = payload.value;
  const unknown = unknownPlaceholders(href);
  for (const word of unknown)
    report(payload, [], `has {${word}}, which nothing is put in for`, placeholderMend(word));
  if (isSafeHref(href)) return;
  if (isSafeHref(href.replaceAll(/[{}]/g, '')))
    report(
      payload,
      [],
      'has a brace before its "?" or "#"',
      'Put {email}, {name} and {reference} behind it, such as "/thanks?name={name}".',
    );
  else report(payload, [], 'is not a safe address', 'Use https:, mailto:, tel: or a path such as "/guide".');
}

/** What to write in place of an unknown placeholder. */
export function placeholderMend(word: string): string {
  const near = nearest(word, PLACEHOLDERS);
  return near ? `Did you mean {${near}}?` : `Known are ${PLACEHOLDERS.map((one) => `{${one}}`).join(' ')}.`;
}

/** Option values are unique in their question. */
export function checkOptions(payload: Payload<{ value: string }[]>): void {
  checkUnique(payload, 'value', 'option');
}

/** Band values are unique and not "unsure"; `below` ascends strictly and only the last band may lack it. */
export function checkBands(payload: Payload<{ value: string; below?: number | undefined }[]>): void {
  checkUnique(payload, 'value', 'band');
  let floor = -Infinity;
  for (const [index, { value, below }] of payload.value.entries()) {
    if (value === 'unsure')
      report(
        payload,
        [index, 'value'],
        'is "unsure", the value of the extra answer',
        'Name the band otherwise.',
      );
    if (below === undefined) {
      if (index < payload.value.length - 1)
        report(
          payload,
          [index, 'below'],
          'is missing, and a band follows',
          'Only the last band may go without.',
        );
    } else if (below <= floor)
      report(
        payload,
        [index, 'below'],
        `is ${below}, not more than ${floor} before it`,
        'Sort the bands upwards.',
      );
    else floor = below;
  }
}

/** `min` ≤ `max` ≤ number of options. */
export function checkPicks(
  payload: Payload<{ min?: number | undefined; max?: number | undefined; options: readonly unknown[] }>,
): void {
  const { min = 1, max = Infinity, options } = payload.value;
  const count = options.length;
  if (max !== Infinity && max > count)
    report(
      payload,
      ['max'],
      `is ${max}, and there are ${count} options`,
      `Write at most ${count}, or remove "max".`,
    );
  if (min > Math.min(max, count))
    report(
      payload,
      ['min'],
      `is ${min}, and at most ${Math.min(max, count)} can be picked`,
      'Write a smaller "min".',
    );
}

/** What spans the whole qualifier: marks, unique question names, and every `when`. */
export function checkQualifier(payload: Payload<AnyQualifier>): void {
  const { pass = 0, review = pass, questions, outcomes = [] } = payload.value;
  if (review > pass)
    report(payload, ['review'], `is ${review}, more than "pass" (${pass})`, 'Write at most the pass mark.');
  // What an entry of the bank is called and can answer is the same in every language.
  const expanded = questions.map((item) => ('bank' in item ? expandEntry(item, words, 'en') : [item]));
  const all = expanded.flat();
  const earlier = new Map<string, Question>();
  for (const [index, item] of questions.entries()) {
    checkWhen(payload, ['questions', index, 'when'], item.when, earlier, all);
    const own = expanded[index] ?? [];
    const twice = own.find(({ name }) => earlier.has(name));
    if (twice)
      report(
        payload,
        ['questions', index, 'bank' in item ? 'bank' : 'name'],
        `is "${twice.name}", as that of an earlier question`,
        'Give every question its own name.',
      );
    for (const question of own) earlier.set(question.name, question);
  }
  for (const [index, { when }] of outcomes.entries())
    checkWhen(payload, ['outcomes', index, 'when'], when, earlier, all);
}

function checkWhen(
  payload: Payload<AnyQualifier>,
  path: Path,
  when: When = {},
  known: ReadonlyMap<string, Question>,
  all: readonly Question[],
): void {
  for (const [name, wanted] of Object.entries(when)) {
    const question = known.get(name);
    if (!question) {
      const later = all.some((other) => other.name === name);
      const near = nearest(name, [...known.keys()]);
      report(
        payload,
        [...path, name],
        later
          ? `names "${name}", which is not asked earlier`
          : `names "${name}", and no question bears that name`,
        later
          ? 'Move that question before this one.'
          : near
            ? `Did you mean "${near}"?`
            : known.size > 0
              ? `Name one of ${listed([...known.keys()])}.`
              : 'The first question can have no "when".',
      );
      continue;
    }
    const values = possibleEffects(question).flatMap(({ value }) => value ?? []);
    for (const value of typeof wanted === 'string' ? [wanted] : wanted) {
      if (values.includes(value)) continue;
      const labelled = labelledAnswers(question).find(({ label }) => label === value);
      report(
        payload,
        [...path, name],
        labelled ? `is "${value}", a label, not a value` : `is "${value}", which is no value of "${name}"`,
        labelled
          ? `Write its value "${labelled.value}".`
          : values.length > 0
            ? `Write one of ${listed(values)}.`
            : `The answers of "${name}" have no fixed values: give it "bands", or ask by another question.`,
      );
    }
  }
}

/** The answers of a question that have words of their own. */
function labelledAnswers(question: Question): readonly { value: string; label: string }[] {
  if ('options' in question) return question.options;
  return 'unsure' in question && question.unsure ? [{ ...question.unsure, value: 'unsure' }] : [];
}

function checkUnique<Key extends string>(
  payload: Payload<Readonly<Record<Key, string>>[]>,
  key: Key,
  what: string,
): void {
  const seen = new Set<string>();
  for (const [index, item] of payload.value.entries()) {
    if (seen.has(item[key]))
      report(
        payload,
        [index, key],
        `is "${item[key]}", as that of an earlier ${what}`,
        `Give every ${what} its own.`,
      );
    seen.add(item[key]);
  }
}

/** Adds a problem to those found so far. */
export function report(payload: Payload<unknown>, path: Path, fault: string, mend: string): void {
  payload.issues.push({
    code: 'custom',
    input: payload.value,
    path: [...path],
    message: complaint(fault, mend),
  });
}
