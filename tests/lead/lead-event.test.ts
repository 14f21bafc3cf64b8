import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leadEvent } from '../../src/lead/lead-event.ts';
import { leadEventSchema } from '../../src/lead/schema.ts';
import { lead, submitted } from './arbitrary.ts';
import { sampleEvent, SUBMITTED } from './sample.ts';

/** As it arrives: through JSON, where `undefined` is absent. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a lead event', () => {
  test('of any lead parses, and comes out of the parser as it went in', () => {
    fc.assert(
      fc.property(lead, submitted, (data, time) => {
        const wire = overTheWire(leadEvent(data, time));
        const parsed = leadEventSchema.safeParse(wire);
        expect(parsed.error?.issues).toBeUndefined();
        expect(overTheWire(parsed.data)).toEqual(wire);
      }),
    );
  });

  test('loses a field named __proto__ on arrival, and no prototype is touched', () => {
    const wire = JSON.stringify(sampleEvent()).replace('"size":"M"', '"size":"M","__proto__":"x"');
    const parsed = leadEventSchema.parse(JSON.parse(wire));
    expect(Object.keys(parsed.data.contact.fields ?? {})).toEqual(['topic', 'size']);
    expect(Object.getPrototypeOf(parsed.data.contact.fields)).toBe(Object.prototype);
  });

  test('says verdict and time in its envelope, in UTC', () => {
    expect(sampleEvent()).toMatchObject({ type: 'lead.review', timestamp: '2026-11-21T17:20:00.000Z' });
    expect(leadEvent(sampleEvent().data, SUBMITTED + 1).timestamp).toBe('2026-11-21T17:20:00.001Z');
  });

  test('keeps keys that the schema does not know, at every depth', () => {
    const event = overTheWire(sampleEvent()) as Record<string, object>;
    const more = {
      ...event,
      extra: 1,
      data: { ...event.data, extra: { deep: true }, visit: { ...sampleEvent().data.visit, screen: 'wide' } },
    };
    expect(leadEventSchema.parse(more)).toEqual(more);
  });
});

/** What is put at a path of a good event, by the path: `undefined` takes it away. */
const MALFORMED: [path: string, value: unknown][] = [
  ['type', 'lead.won'],
  ['type', 'lead.qualified'], // while the lead says review
  ['type', undefined],
  ['timestamp', 'yesterday'],
  ['timestamp', '2026-11-21T17:20:00'],
  ['timestamp', 1_795_281_600_000],
  ['data', null],
  ['data', undefined],
  ['data.id', '0198c0de-0000-4000-8000-000000000001'],
  ['data.id', 'not-an-id'],
  ['data.id', undefined],
  ['data.sequence', 0],
  ['data.sequence', 1.5],
  ['data.sequence', '1'],
  ['data.sequence', 1_001],
  ['data.reference', 5],
  ['data.reference', 'x'.repeat(101)],
  ['data.contact', undefined],
  ['data.contact', null],
  ['data.contact.email', 5],
  ['data.contact.email', null],
  ['data.contact.message', 'x'.repeat(50_001)],
  ['data.contact.fields', ['a']],
  ['data.contact.fields.size', 5],
  ['data.contact.fields.size', [['M']]],
  ['data.answers', undefined],
  ['data.answers', []],
  ['data.answers.budget', '5k-plus'],
  ['data.answers.budget.value', true],
  ['data.answers.budget.value', { deep: 1 }],
  ['data.answers.budget.value', undefined],
  ['data.answers.budget.label', undefined],
  ['data.qualification', undefined],
  ['data.qualification.verdict', 'maybe'],
  ['data.qualification.points', 1.5],
  ['data.qualification.points', null],
  ['data.qualification.reasons', undefined],
  ['data.qualification.reasons', Array.from({ length: 501 }, () => ({ text: 'x' }))],
  ['data.qualification.reasons.0.verdict', 'qualified'],
  ['data.qualification.reasons.0.text', undefined],
  ['data.outcome.route', 5],
  ['data.qualifier.revision', undefined],
  ['data.qualifier.version', 1.5],
  ['data.source.page', undefined],
  ['data.source.utm', 'mail'],
  ['data.visit', undefined],
  ['data.visit.today', '2026-02-30'],
  ['data.visit.today', '21/11/2026'],
  ['data.visit.elapsedMs', -1],
  ['data.visit.asked', -1],
  ['data.visit.changes', 0.5],
  ['data.visit.honeypot', false],
  ['data.consent', { given: 'yes', text: '', time: '2026-11-21T17:20:00Z' }],
  ['data.challenge', { kind: 'turnstile' }],
  ['data.test', false],
];

/** A copy with one place changed. */
function changed(root: unknown, path: string, value: unknown): unknown {
  const copy = overTheWire(root);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  parent[last] = value;
  return overTheWire(copy);
}

describe('a malformed event', () => {
  const cases = MALFORMED.map(([path, value]) => ({
    path,
    value,
    shown: (JSON.stringify(value) ?? 'nothing').slice(0, 40),
  }));

  test.each(cases)('is refused at $path for $shown', ({ path, value }) => {
    const { error } = leadEventSchema.safeParse(changed(sampleEvent(), path, value));
    const places = error?.issues.map((issue) => issue.path.join('.'));
    expect(places).toContain(path.startsWith('data.consent') ? 'data.consent.given' : placeOf(path));
  });

  test.each([null, undefined, 'lead', 5, [], {}, true])('is refused whole: %j', (value) => {
    expect(leadEventSchema.safeParse(value).success).toBe(false);
  });
});

/** Where the fault of a changed place is reported: the missing key, for a part that lacks one. */
function placeOf(path: string): string {
  return path === 'data.challenge' ? 'data.challenge.token' : path;
}
