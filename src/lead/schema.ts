import * as z from 'zod';
import { CEILINGS, VERDICTS } from '../qualifier/verdict.ts';

const text = (length: number) => z.string().max(length);
/** Texts that visitors type. As long as the page's limit for a whole event: no lead is refused for a long name. */
const typed = text(50_000);
const field = z.union([typed, z.array(typed).max(2_000)]);

const reason = z.looseObject({
  question: text(1_000).optional(),
  verdict: z.enum(CEILINGS).optional(),
  text: typed,
});

const lead = z.looseObject({
  // Written in capitals it is the same id (RFC 9562, section 4).
  id: z.uuid({ version: 'v7' }).toLowerCase(),
  // More than a person sends of one form; each of them is kept.
  sequence: z.int().min(1).max(1_000),
  reference: text(100).optional(),
  contact: z.looseObject({
    email: typed.optional(),
    name: typed.optional(),
    givenName: typed.optional(),
    familyName: typed.optional(),
    phone: typed.optional(),
    company: typed.optional(),
    website: typed.optional(),
    message: typed.optional(),
    fields: z.record(text(1_000), field).optional(),
  }),
  answers: z.record(
    text(1_000),
    z.looseObject({
      label: typed,
      value: z.union([typed, z.number(), z.array(typed).max(2_000), z.null()]),
      text: typed,
    }),
  ),
  qualification: z.looseObject({
    verdict: z.enum(VERDICTS),
    points: z.int(),
    pass: z.int(),
    reasons: z.array(reason).max(500),
  }),
  outcome: z.looseObject({ route: text(2_000).optional() }).optional(),
  qualifier: z.looseObject({ id: text(2_000), version: z.int(), revision: text(64) }).optional(),
  source: z.looseObject({
    page: typed,
    referrer: typed.optional(),
    ref: typed.optional(),
    utm: z.record(text(1_000), typed).optional(),
  }),
  visit: z.looseObject({
    locale: text(100),
    today: z.iso.date(),
    elapsedMs: z.number().min(0),
    asked: z.int().min(0),
    changes: z.int().min(0),
    honeypot: z.literal(true).optional(),
  }),
  consent: z.looseObject({ given: z.boolean(), text: typed, time: z.iso.datetime() }).optional(),
  challenge: z.looseObject({ kind: text(100), token: text(10_000) }).optional(),
  test: z.literal(true).optional(),
});

/**
 * The lead event as it arrives. Only the envelope is strict: keys that are not known here are kept, and
 * whether an answer is one the rules know is for the judging to say, not for this schema.
 */
export const leadEventSchema = z
  .looseObject({
    type: z.enum(VERDICTS.map((verdict) => `lead.${verdict}` as const)),
    timestamp: z.iso.datetime(),
    data: lead,
  })
  .refine((event) => event.type === `lead.${event.data.qualification.verdict}`, {
    path: ['type'],
    error: 'type and data.qualification.verdict must name the same verdict',
  });

/** A parsed event: a `LeadEvent` and whatever else its sender added. */
export type ParsedLeadEvent = z.infer<typeof leadEventSchema>;
