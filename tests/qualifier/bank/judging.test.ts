import { describe, expect, test } from 'vitest';
import { ANSWERS, type BankQuestion } from '../../../src/qualifier/bank/answers.ts';
import { qualify } from '../../../src/qualifier/judging/qualify.ts';
import { lint } from '../../../src/qualifier/lint/lint.ts';
import { parseQualifier } from '../../../src/qualifier/schema/parse-qualifier.ts';
import { isUsable } from '../../../src/qualifier/page.ts';
import type { Verdict } from '../../../src/qualifier/verdict.ts';
import { WORDS } from './languages.ts';

type Row = [question: BankQuestion, answer: string, verdict: Verdict, points: number, reason?: 'told'];

/** What each answer does, as the two source articles have it. */
const TABLE: readonly Row[] = [
  // Article 1
  ['buyer', 'nobody', 'qualified', 0],
  ['buyer', 'change', 'qualified', 0],
  ['buyer', 'in-house', 'review', 0, 'told'],
  ['buyer', 'happy', 'unqualified', 0, 'told'],
  ['scope', 'new', 'qualified', 0],
  ['scope', 'redesign', 'qualified', 0],
  ['scope', 'shop', 'qualified', 0],
  ['scope', 'care', 'qualified', 0],
  ['scope', 'other', 'review', 0, 'told'],
  ['payment', 'yes', 'qualified', 0],
  ['payment', 'ask', 'review', 0, 'told'],
  ['payment', 'no', 'unqualified', 0, 'told'],
  ['repeat', 'once', 'qualified', 0],
  ['repeat', 'maybe', 'qualified', 1],
  ['repeat', 'regular', 'qualified', 2],
  ['budget', 'under', 'unqualified', 0, 'told'],
  ['budget', 'between', 'qualified', 1],
  ['budget', 'over', 'qualified', 2],
  ['range', 'fits', 'qualified', 2],
  ['range', 'more', 'qualified', 2],
  ['range', 'too-much', 'unqualified', 0, 'told'],
  ['timeline', 'rush', 'review', 0, 'told'],
  ['timeline', 'enough', 'qualified', 0],
  ['timeline', 'open', 'qualified', 0],
  ['experience', 'often', 'qualified', 1],
  ['experience', 'once', 'qualified', 1],
  ['experience', 'first', 'qualified', 0, 'told'],
  ['decision-maker', 'me', 'qualified', 0],
  ['decision-maker', 'partner', 'review', 0, 'told'],
  ['decision-maker', 'manager', 'review', 0, 'told'],
  ['decision-maker', 'committee', 'review', 0, 'told'],
  ['availability', 'easily', 'qualified', 0],
  ['availability', 'at-times', 'qualified', 0],
  ['availability', 'hardly', 'review', 0, 'told'],
  // Article 2
  ['collaboration', 'trust', 'qualified', 1],
  ['collaboration', 'together', 'qualified', 1],
  ['collaboration', 'control', 'review', 0, 'told'],
  ['environment', 'ready', 'qualified', 1],
  ['environment', 'unsure', 'qualified', 0, 'told'],
  ['environment', 'trouble', 'review', 0, 'told'],
  ['flexibility', 'yes', 'qualified', 1],
  ['flexibility', 'depends', 'qualified', 0],
  ['flexibility', 'no', 'review', 0, 'told'],
  ['access', 'yes', 'qualified', 1],
  ['access', 'help', 'qualified', 1],
  ['access', 'none', 'review', 0, 'told'],
  ['access', 'no', 'review', 0, 'told'],
  ['hosting', 'yes', 'qualified', 1],
  ['hosting', 'help', 'qualified', 0, 'told'],
  ['hosting', 'later', 'review', 0, 'told'],
  ['referral', 'recommended', 'qualified', 1, 'told'],
  ['referral', 'before', 'qualified', 1, 'told'],
  ['referral', 'internet', 'qualified', 0],
  ['referral', 'other', 'qualified', 0],
];

/** The questions whose answers give points and no ceiling: they decide where the owner sets a mark. */
const BY_POINTS: Partial<Record<BankQuestion, { pass: number }>> = {
  repeat: { pass: 1 },
  experience: { pass: 1 },
  referral: { pass: 1 },
};

/** The keys of the bank; `range` comes with `budget`. */
const KEYS = Object.keys(ANSWERS).filter((name): name is BankQuestion => name !== 'range');

const TODAY = { today: '2026-11-21' };

test('the table has every answer of the bank but the one that leads to another question', () => {
  const all = Object.entries(ANSWERS).flatMap(([name, answers]) =>
    Object.keys(answers).map((answer) => `${name}=${answer}`),
  );
  expect(TABLE.map(([name, answer]) => `${name}=${answer}`)).toEqual(
    all.filter((answer) => answer !== 'budget=unsure'),
  );
});

describe.each(WORDS)('the bank in $language', (words) => {
  test.each(TABLE)('%s = %s is %s with %i points', (name, answer, verdict, points, told) => {
    const isRange = name === 'range';
    const rules = parseQualifier({ version: 1, questions: [{ bank: isRange ? 'budget' : name }] }, words);
    expect(isUsable(rules)).toBe(true);
    const judged = qualify(rules, { ...(isRange && { budget: 'unsure' }), [name]: answer }, TODAY);
    expect(judged).toMatchObject({ verdict, points, ask: undefined });
    expect(judged.reasons.map(({ question }) => question)).toEqual(told ? [name] : []);
    // The reason is the bank's own, not the question and answer that stand in for one.
    const label = rules.questions.find((question) => question.name === name)?.label;
    for (const { text } of judged.reasons) expect(text).not.toContain(label);
  });

  test.each(KEYS)('%s alone makes rules in which the lint finds nothing', (name) => {
    const rules = parseQualifier({ version: 1, ...BY_POINTS[name], questions: [{ bank: name }] }, words);
    expect(lint(rules)).toEqual([]);
  });

  test('who does not know their budget is offered a range', () => {
    const rules = parseQualifier({ version: 1, questions: [{ bank: 'budget' }] }, words);
    expect(qualify(rules, { budget: 'unsure' }, TODAY)).toMatchObject({
      verdict: undefined,
      ask: { name: 'range' },
    });
    expect(qualify(rules, { budget: 'between' }, TODAY).ask).toBeUndefined();
  });

  test('points decide where the owner sets a mark', () => {
    const rules = parseQualifier({ version: 1, pass: 2, questions: [{ bank: 'repeat' }] }, words);
    expect(qualify(rules, { repeat: 'once' }, TODAY).verdict).toBe('unqualified');
    expect(qualify(rules, { repeat: 'regular' }, TODAY).verdict).toBe('qualified');
  });
});
