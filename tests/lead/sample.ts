import { type Lead, type LeadEvent, leadEvent } from '../../src/lead/lead-event.ts';

/** When the leads of these tests were submitted. */
export const SUBMITTED = Date.parse('2026-11-21T17:20:00.000Z');

/** A lead as the design shows it, with every optional part that a page may send. */
export function sampleLead(changes: Partial<Lead> = {}): Lead {
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    sequence: 1,
    contact: {
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      fields: { topic: ['shop', 'blog'], size: 'M' },
    },
    answers: {
      budget: { label: 'What have you set aside?', value: '5k-plus', text: 'More than $5,000' },
      start: { label: 'When?', value: null, text: '' },
    },
    qualification: {
      verdict: 'review',
      points: 1,
      pass: 2,
      reasons: [{ text: '1 of 2 points', verdict: 'review' }, { text: 'Wants a shop' }],
    },
    outcome: { route: 'proposal' },
    qualifier: { id: 'portfolio', version: 1, revision: '9f3a1c20' },
    source: { page: 'https://example.com/', referrer: 'https://example.org/', utm: { source: 'mail' } },
    visit: { locale: 'fr', today: '2026-11-21', elapsedMs: 12_345, asked: 2, changes: 0 },
    ...changes,
  };
}

export function sampleEvent(changes: Partial<Lead> = {}): LeadEvent {
  return leadEvent(sampleLead(changes), SUBMITTED);
}
