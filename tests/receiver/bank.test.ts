import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ANSWERS } from '../../src/qualifier/bank/answers.ts';
import { isUsable } from '../../src/qualifier/schema/usable.ts';
import { qualify } from '../../src/qualifier/judging/qualify.ts';
import { parseQualifier } from '../../src/qualifier/schema/parse-qualifier.ts';
import { revision } from '../../src/qualifier/revision.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { judgeLead, rulesById } from '../../src/receiver/assess/judgement.ts';
import { loadQualifiers } from '../../src/receiver/command/load-qualifiers.ts';
import { loadBank } from '../../src/element/bank/load-bank.ts';
import { LANGUAGES } from '../qualifier/bank/languages.ts';
import { leadEvent, NOW } from './lead.ts';
import { temporaryFolder } from './temporary.ts';

const TODAY = '2026-11-21';
const KEYS = Object.keys(ANSWERS).filter((name) => name !== 'range');
const WRITTEN = {
  version: 1,
  id: 'bank',
  pass: 3,
  review: 1,
  questions: [
    { kind: 'yes-no', name: 'fit', label: 'Do you run a shop?', points: 1 },
    ...KEYS.map((bank) => ({ bank, ...(bank === 'budget' && { floor: 12_000, currency: 'CHF' }) })),
  ],
  outcomes: [{ verdict: 'qualified', when: { budget: ['over', 'between'] }, route: 'proposal' }],
};

/** The rules as a page in this language has them. */
async function onPage(tag: string, written: unknown = WRITTEN): Promise<Qualifier> {
  const rules = await loadBank(written, tag);
  if (!isUsable(rules)) throw new Error('The page cannot use these rules.');
  return rules;
}

/** The rules as a receiver reads them from the owner's file. */
async function inReceiver(language?: string): Promise<Qualifier> {
  const file = join(await temporaryFolder(), 'qualifier.json');
  writeFileSync(file, JSON.stringify(WRITTEN));
  const [rules] = await loadQualifiers([file], language);
  if (!rules) throw new Error('The receiver read no rules.');
  return rules;
}

/** The lead of a page with these rules. */
function leadOf(rules: Qualifier, answers: Record<string, string>) {
  const { verdict = 'review', points, pass, reasons } = qualify(rules, answers, { today: TODAY });
  return leadEvent(answers, {
    qualification: { verdict, points, pass, reasons: reasons.map((reason) => ({ ...reason })) },
    qualifier: { id: 'bank', version: 1, revision: revision(rules) },
  });
}

/** A good answer to every question. */
const GOOD: Record<string, string> = {
  'fit': 'yes',
  'buyer': 'change',
  'scope': 'new',
  'payment': 'yes',
  'repeat': 'regular',
  'budget': 'over',
  'range': 'fits',
  'timeline': 'open',
  'experience': 'often',
  'decision-maker': 'me',
  'availability': 'easily',
  'collaboration': 'trust',
  'environment': 'ready',
  'flexibility': 'yes',
  'access': 'yes',
  'hosting': 'yes',
  'referral': 'internet',
};
const LEADS = Object.entries(ANSWERS).flatMap(([name, answers]) =>
  Object.keys(answers).map((answer) => ({
    ...GOOD,
    ...(name === 'range' && { budget: 'unsure' }),
    [name]: answer,
  })),
);

describe.each([...LANGUAGES, 'en-GB', 'en-ZA', 'sv', 'en_GB', ''])('a page in %j', (language) => {
  test('has the rules of the receiver', async () => {
    expect(revision(await onPage(language))).toBe(revision(await inReceiver()));
  });

  test('and its leads are judged alike, whatever they answer', async () => {
    const [page, receiver] = [await onPage(language), await inReceiver()];
    const rules = rulesById([receiver]);
    const verdicts = new Set<string>();
    for (const answers of LEADS) {
      const event = leadOf(page, answers);
      // Only what is asked is sent.
      const asked = new Set(qualify(page, answers, { today: TODAY }).asked.map(({ name }) => name));
      event.data.answers = Object.fromEntries(
        Object.entries(event.data.answers).filter(([name]) => asked.has(name)),
      );
      const judged = judgeLead(event, rules, NOW);
      verdicts.add(judged.verdict);
      expect(judged).toMatchObject({
        verdict: event.data.qualification.verdict,
        points: event.data.qualification.points,
      });
      expect(judged).not.toHaveProperty('claimed');
      expect(judged.reasons.map(({ question }) => question)).toEqual(
        event.data.qualification.reasons.map(({ question }) => question),
      );
    }
    expect([...verdicts].sort()).toEqual(['qualified', 'review', 'unqualified']);
  });
});

test.each(LANGUAGES)('the receiver gives its reasons in the language of the owner, %s', async (language) => {
  const rules = await inReceiver(language);
  const event = leadOf(await onPage('en'), { ...GOOD, buyer: 'happy' });
  const { words } = (await import(`../../src/qualifier/bank/bank-${language}.ts`)) as {
    words: { buyer: { reasons: { happy: string } } };
  };
  expect(judgeLead(event, rulesById([rules]), NOW).reasons.map(({ text }) => text)).toContain(
    words.buyer.reasons.happy,
  );
});

test('another parameter is another revision, and its leads are for review', async () => {
  const changed = await onPage('en', {
    ...WRITTEN,
    questions: WRITTEN.questions.map((item) => ('floor' in item ? { ...item, floor: 1000 } : item)),
  });
  const { verdict, reasons } = judgeLead(leadOf(changed, GOOD), rulesById([await inReceiver()]), NOW);
  expect(verdict).toBe('review');
  expect(reasons.map(({ text }) => text)).toContain(
    'The page and the receiver hold different versions of the rules',
  );
});

test('the attribute names entries in the order in which they are asked', async () => {
  const short = await onPage('en', { bank: ' timeline\n budget ' });
  const written = { version: 1, id: 'bank', questions: [{ bank: 'timeline' }, { bank: 'budget' }] };
  expect(short).toEqual(await onPage('en', written));
  expect(revision(short)).toBe(revision(parseQualifier(written)));
  expect(await loadBank({ bank: 'bugdet' }, 'en')).toEqual({ ...written, questions: [{ bank: 'bugdet' }] });
});

test.each([
  ['an unknown entry', { questions: [{ bank: 'bugdet' }] }],
  ['a currency that is none', { questions: [{ bank: 'budget', currency: 'euro' }] }],
  ['half a range', { questions: [{ bank: 'budget', range: 5000 }] }],
  ['services that are no list', { questions: [{ bank: 'scope', services: 3 }] }],
  ['a question that is none', { questions: [{ bank: 'budget' }, null] }],
  ['questions that are no list', { questions: 'budget' }],
  ['nothing', undefined],
])('the page gets %s back unchanged, which it cannot use', async (_, part) => {
  const found = part && { version: 1, ...part };
  expect(await loadBank(found, 'en')).toBe(found);
  expect(isUsable(found)).toBe(false);
});
