/** The checks that need the whole qualifier: marks, unique question names, and every `when`. */
import { words } from '../bank/bank-en.ts';
import { expandEntry } from '../bank/expand.ts';
import { possibleEffects } from '../kinds/kinds.ts';
import { nearest } from '../nearest.ts';
import { report, type Payload } from './checks.ts';
import { listed } from './parts.ts';
import type { Question, When } from './questions.ts';
import type { WrittenQualifier } from './schema.ts';

/** Adds an issue for each fault of a qualifier whose shape is right. */
export function checkQualifier(payload: Payload<WrittenQualifier>): void {
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
  payload: Payload<WrittenQualifier>,
  path: readonly (string | number)[],
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
