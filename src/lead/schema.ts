import * as z from 'zod';

const text = (length: number) => z.string().max(length);
const verdict = z.enum(['qualified', 'review', 'unqualified']);
const field = z.union([text(20_000), z.array(text(20_000)).max(200)]);

const reason = z.looseObject({
  question: text(200).optional(),
  verdict: z.enum(['review', 'unqualified']).optional(),
  text: text(2_000),
});

const lead = z.looseObject({
  id: z.uuid({ version: 'v7' }),
  sequence: z.int().min(1).max(1_000_000),
  contact: z.looseObject({
    email: text(1_000).optional(),
    name: text(1_000).optional(),
    givenName: text(1_000).optional(),
    familyName: text(1_000).optional(),
    phone: text(1_000).optional(),
    company: text(1_000).optional(),
    website: text(2_000).optional(),
    message: text(50_000).optional(),
    fields: z.record(text(200), field).optional(),
  }),
  answers: z.record(
    text(200),
    z.looseObject({
      label: text(2_000),
      value: z.union([text(20_000), z.number(), z.array(text(2_000)).max(500), z.null()]),
      text: text(20_000),
    }),
  ),
  qualification: z.looseObject({
    verdict,
    points: z.int(),
    pass: z.int(),
    reasons: z.array(reason).max(500),
  }),
  outcome: z.looseObject({ route: text(200).optional() }).optional(),
  qualifier: z.looseObject({ id: text(200), version: z.int(), revision: text(64) }).optional(),
  source: z.looseObject({
    page: text(4_000),
    referrer: text(4_000).optional(),
    ref: text(1_000).optional(),
    utm: z.record(text(200), text(1_000)).optional(),
  }),
  visit: z.looseObject({
    locale: text(100),
    today: z.iso.date(),
    elapsedMs: z.number().min(0),
    asked: z.int().min(0),
    changes: z.int().min(0),
    honeypot: z.literal(true).optional(),
  }),
  consent: z.looseObject({ given: z.boolean(), text: text(10_000), time: z.iso.datetime() }).optional(),
  challenge: z.looseObject({ kind: text(100), token: text(10_000) }).optional(),
  test: z.literal(true).optional(),
});

/**
 * The lead event as it arrives. Only the envelope is strict: keys that are not known here are kept, and
 * whether an answer is one the rules know is for the judging to say, not for this schema.
 */
export const leadEventSchema = z
  .looseObject({
    type: z.enum(['lead.qualified', 'lead.review', 'lead.unqualified']),
    timestamp: z.iso.datetime(),
    data: lead,
  })
  .refine((event) => event.type === `lead.${event.data.qualification.verdict}`, {
    path: ['type'],
    error: 'type and data.qualification.verdict must name the same verdict',
  });

/** A parsed event: a `LeadEvent` and whatever else its sender added. */
export type ParsedLeadEvent = z.infer<typeof leadEventSchema>;
