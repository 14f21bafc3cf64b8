import { leadId } from '../../src/lead/id.ts';
import { leadEventSchema } from '../../src/lead/schema.ts';
import type { JudgedLead } from '../../src/receiver/assess/judgement.ts';

/** Every place of a lead that a stranger, or a page that was tampered with, fills in; all hold the same text. */
export function hostileLead(text: string, { id = leadId(), sequence = 1, at = Date.now() } = {}): JudgedLead {
  const event = leadEventSchema.parse({
    type: 'lead.review',
    timestamp: new Date(at).toISOString(),
    data: {
      id,
      sequence,
      reference: text.slice(0, 100),
      contact: {
        email: text,
        name: text,
        givenName: text,
        familyName: text,
        phone: text,
        company: text,
        website: text,
        message: text,
        fields: { [text]: text, list: [text, text], [`second ${text}`]: text },
      },
      answers: {
        [text]: { label: text, value: text, text },
        budget: { label: text, value: [text], text },
        blank: { label: text, value: null, text: '' },
      },
      qualification: {
        verdict: 'review',
        points: 1,
        pass: 2,
        reasons: [{ question: text, verdict: 'review', text }],
      },
      outcome: { route: text },
      qualifier: { id: text, version: 1, revision: text.slice(0, 64) },
      source: { page: text, referrer: text, ref: text, utm: { [text]: text, source: text } },
      visit: {
        locale: text.slice(0, 100),
        today: new Date(at).toISOString().slice(0, 10),
        elapsedMs: 12_345,
        asked: 2,
        changes: 0,
      },
      consent: { given: true, text, time: new Date(at).toISOString() },
      [text]: text,
    },
  });
  const judgement: JudgedLead['judgement'] = {
    verdict: 'review',
    points: 1,
    pass: 2,
    reasons: [{ question: text, verdict: 'review', text }, { text }],
    route: text,
    claimed: 'qualified',
    spam: { score: 0, signals: [] },
    challenge: { kind: text, result: 'failed', codes: [text] },
  };
  return { event, judgement, received: at };
}
