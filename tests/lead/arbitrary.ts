import * as fc from 'fast-check';
import { leadId } from '../../src/lead/id.ts';
import type { Lead } from '../../src/lead/lead-event.ts';

const text = fc.string({ unit: 'binary', maxLength: 200 });
/** `__proto__` is the one name that the parser drops. */
const name = fc
  .oneof(text, fc.constantFrom('constructor', 'toString', 'email', ''))
  .filter((key) => key !== '__proto__');
const verdict = fc.constantFrom('qualified' as const, 'review' as const, 'unqualified' as const);
const ceiling = fc.constantFrom('review' as const, 'unqualified' as const);
const count = fc.nat(1_000);
const date = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('9999-12-31') });

/** Any lead that the types allow, with hostile texts in every place that a visitor or a site fills. */
export const lead: fc.Arbitrary<Lead> = fc.record(
  {
    id: date.map((made) => leadId(made.getTime())),
    sequence: fc.integer({ min: 1, max: 1_000 }),
    reference: fc.string({ maxLength: 100 }),
    contact: fc.record(
      {
        email: text,
        name: text,
        givenName: text,
        familyName: text,
        phone: text,
        company: text,
        website: text,
        message: fc.string({ maxLength: 13_000 }),
        fields: fc.dictionary(name, fc.oneof(text, fc.array(text))),
      },
      { requiredKeys: [] },
    ),
    answers: fc.dictionary(
      name,
      fc.record({
        label: text,
        value: fc.oneof(
          text,
          fc.array(text),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constant(null),
        ),
        text,
      }),
    ),
    qualification: fc.record({
      verdict,
      points: fc.integer(),
      pass: fc.integer(),
      reasons: fc.array(fc.record({ question: text, verdict: ceiling, text }, { requiredKeys: ['text'] })),
    }),
    outcome: fc.record({ route: text }, { requiredKeys: [] }),
    qualifier: fc.record({ id: text, version: count, revision: fc.string({ maxLength: 64 }) }),
    source: fc.record(
      { page: text, referrer: text, ref: text, utm: fc.dictionary(name, text) },
      { requiredKeys: ['page'] },
    ),
    visit: fc.record(
      {
        locale: fc.string({ maxLength: 100 }),
        today: date.map((day) => day.toISOString().slice(0, 10)),
        elapsedMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        asked: count,
        changes: count,
        honeypot: fc.constant(true as const),
      },
      { requiredKeys: ['locale', 'today', 'elapsedMs', 'asked', 'changes'] },
    ),
    consent: fc.record({ given: fc.boolean(), text, time: date.map((at) => at.toISOString()) }),
    challenge: fc.record({ kind: fc.string({ maxLength: 100 }), token: text }),
    test: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'sequence', 'contact', 'answers', 'qualification', 'source', 'visit'] },
);

/** A time of submit, in milliseconds since 1970. */
export const submitted = date.map((at) => at.getTime());
