import type { ParsedLeadEvent } from '../../src/lead/schema.ts';
import { leadId } from '../../src/lead/id.ts';
import { parseQualifier } from '../../src/qualifier/schema/parse-qualifier.ts';
import { revision } from '../../src/qualifier/revision.ts';

/** When the leads of these tests are received. */
export const NOW = Date.parse('2026-11-21T17:20:00Z');

/** The rules of these tests: a budget, its follow-up, and a start date that counts days. */
export const RULES = parseQualifier({
  version: 1,
  id: 'portfolio',
  pass: 2,
  review: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside?',
      options: [
        {
          value: 'under-2k',
          label: 'Under $2,000',
          verdict: 'unqualified',
          reason: 'Below our smallest project',
        },
        { value: '2k-5k', label: '$2,000 to $5,000', points: 1 },
        { value: '5k-plus', label: 'More than $5,000', points: 2 },
        { value: 'unsure', label: 'I am not sure yet' },
      ],
    },
    {
      kind: 'choice',
      name: 'range',
      when: { budget: 'unsure' },
      label: 'Work like this costs $5,000 to $8,000. How does that sound?',
      options: [
        { value: 'fits', label: 'About what I had in mind', points: 2 },
        { value: 'too-much', label: 'More than I can spend', verdict: 'unqualified' },
      ],
    },
  ],
  outcomes: [{ verdict: 'qualified', when: { budget: '5k-plus' }, route: 'proposal' }],
});

/** Rules about time, of another id. */
export const DATES = parseQualifier({
  version: 1,
  id: 'dates',
  questions: [
    {
      kind: 'date',
      name: 'start',
      label: 'When shall it start?',
      bands: [
        { value: 'soon', below: 30 },
        { value: 'later', verdict: 'unqualified' },
      ],
    },
  ],
});

type Data = ParsedLeadEvent['data'];

/** A good lead with the given answers, and whatever else a test changes in its data. */
export function leadEvent(
  answers: Record<string, unknown> = { budget: '5k-plus' },
  data: Partial<Data> = {},
) {
  const verdict = data.qualification?.verdict ?? 'qualified';
  return {
    type: `lead.${verdict}` as const,
    timestamp: new Date(NOW).toISOString(),
    data: {
      id: leadId(NOW),
      sequence: 1,
      contact: { email: 'ada@example.com', name: 'Ada Lovelace' },
      answers: Object.fromEntries(
        Object.entries(answers).map(([name, value]) => [
          name,
          { label: name, value, text: 'As the visitor read it' },
        ]),
      ) as Data['answers'],
      qualification: { verdict, points: 2, pass: 2, reasons: [] },
      qualifier: { id: 'portfolio', version: 1, revision: revision(RULES) },
      source: { page: 'https://site.example/contact' },
      visit: { locale: 'en', today: '2026-11-21', elapsedMs: 12_345, asked: 1, changes: 0 },
      ...data,
    },
  } satisfies ParsedLeadEvent;
}
