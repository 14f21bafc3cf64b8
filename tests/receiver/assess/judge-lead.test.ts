import { describe, expect, test } from 'vitest';
import type { RulesUsed } from '../../../src/lead/lead-event.ts';
import { judgeLead, rulesById } from '../../../src/receiver/assess/judgement.ts';
import { parseQualifier } from '../../../src/qualifier/schema/parse-qualifier.ts';
import { revision } from '../../../src/qualifier/revision.ts';
import { DATES, leadEvent, NOW, RULES } from '../lead.ts';

const FRENCH = parseQualifier({
  ...RULES,
  questions: RULES.questions.map((question) => ({ ...question, label: `Fr: ${question.label}` })),
});
const rules = rulesById([RULES, FRENCH, DATES]);

type Event = ReturnType<typeof leadEvent>;

function judge(event: Event, received = NOW) {
  const judgement = judgeLead(event, rules, received);
  return { ...judgement, reasons: judgement.reasons.map(({ text }) => text) };
}

function claim(verdict: 'qualified' | 'review' | 'unqualified') {
  return { qualification: { verdict, points: 99, pass: 2, reasons: [] } };
}

function revised(
  changes: Partial<RulesUsed>,
  answers: Record<string, unknown> = { budget: '5k-plus' },
): Event {
  const qualifier = { id: 'portfolio', version: 1, revision: revision(RULES), ...changes };
  return leadEvent(answers, { qualifier });
}

function withoutRules(): Event {
  const event = leadEvent();
  Reflect.deleteProperty(event.data, 'qualifier');
  return event;
}

function starting(start: string, today: string): Event {
  const event = revised({ id: 'dates', revision: revision(DATES) }, { start });
  event.data.visit.today = today;
  return event;
}

describe('the same rules on page and receiver', () => {
  test('the verdict is that of the raw answers, with points, reasons and route', () => {
    expect(judge(leadEvent())).toEqual({
      verdict: 'qualified',
      points: 2,
      pass: 2,
      reasons: [],
      route: 'proposal',
    });
    expect(judge(leadEvent({ budget: 'under-2k' }, claim('unqualified')))).toMatchObject({
      verdict: 'unqualified',
      reasons: expect.arrayContaining(['Below our smallest project']),
    });
    expect(judge(leadEvent({ budget: 'unsure', range: 'fits' }))).toMatchObject({
      verdict: 'qualified',
      points: 2,
    });
  });

  test('a verdict that the answers do not bear out is kept as claimed', () => {
    expect(judge(leadEvent({ budget: 'under-2k' }, claim('qualified')))).toMatchObject({
      verdict: 'unqualified',
      claimed: 'qualified',
    });
    expect(judge(leadEvent({ budget: '5k-plus' }, claim('unqualified')))).toMatchObject({
      verdict: 'qualified',
      claimed: 'unqualified',
    });
    expect(judge(leadEvent())).not.toHaveProperty('claimed');
  });

  test('each language finds its own rules by revision', () => {
    const event = revised({ revision: revision(FRENCH) }, { budget: '2k-5k' });
    const { verdict, reasons } = judge(event);
    expect(verdict).toBe('review');
    expect(reasons).not.toContain('The page and the receiver hold different versions of the rules');
    event.data.answers = leadEvent({}).data.answers;
    expect(judge(event).reasons).toContain('Not answered: Fr: What have you set aside?');
  });
});

describe('drift of rules loses no lead and qualifies none', () => {
  test.each([
    ['no qualifier part', withoutRules(), 'Sent without rules: the page could not judge'],
    ['an unknown qualifier', revised({ id: 'other' }), 'Judged by rules that the receiver does not have'],
    [
      'a qualifier named like an object member',
      revised({ id: '__proto__' }),
      'Judged by rules that the receiver does not have',
    ],
    [
      'another revision',
      revised({ revision: '00000000' }),
      'The page and the receiver hold different versions of the rules',
    ],
    [
      'an unknown value',
      leadEvent({ budget: '9k' }),
      'Not an answer that the rules know: What have you set aside?',
    ],
    [
      'a value of another type',
      leadEvent({ budget: ['5k-plus'] }),
      'Not an answer that the rules know: What have you set aside?',
    ],
    ['a number', leadEvent({ budget: 5000 }), 'Not an answer that the rules know: What have you set aside?'],
    ['no answers', leadEvent({}), 'Not answered: What have you set aside?'],
    [
      'a required question passed over',
      leadEvent({ budget: null }),
      'Not answered: What have you set aside?',
    ],
    [
      'half the answers',
      leadEvent({ budget: 'unsure' }),
      'Not answered: Work like this costs $5,000 to $8,000. How does that sound?',
    ],
    [
      'an answer more',
      leadEvent({ budget: '5k-plus', horse: 'yes' }),
      'Answers a question that the rules do not ask: horse',
    ],
  ])('%s makes it review, with the reason', (_, event, reason) => {
    const judged = judge(event);
    expect(judged.verdict).toBe('review');
    expect(judged.reasons).toContain(reason);
  });

  test('another revision may still disqualify, and claims nothing', () => {
    const judged = judge(revised({ revision: '00000000' }, { budget: 'under-2k' }));
    expect(judged.verdict).toBe('unqualified');
    expect(judged).not.toHaveProperty('claimed');
  });
});

describe('the visitor’s date', () => {
  test.each([
    ['2026-11-16', false],
    ['2026-11-17', true],
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['1970-01-01', false],
    ['9999-12-31', false],
  ])('%s, for a lead received on 2026-11-21, is accepted: %s', (today, accepted) => {
    const judged = judge(starting('2026-11-25', today));
    expect(judged.verdict).toBe(accepted ? 'qualified' : 'review');
    expect(judged.reasons.some((text) => text.includes(today))).toBe(!accepted);
  });

  test('days count from it, and from the day of receipt where it is not accepted', () => {
    // 30 days after the 19th is too late, 29 days after the 20th is not.
    expect(judge(starting('2026-12-19', '2026-11-19')).verdict).toBe('unqualified');
    expect(judge(starting('2026-12-19', '2026-11-20')).verdict).toBe('qualified');
    expect(judge(starting('2027-06-01', '2027-06-01')).verdict).toBe('unqualified');
  });
});
