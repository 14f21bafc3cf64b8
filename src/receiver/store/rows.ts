/** The rows of the tables, which are the same in both databases: how they are read and written. */
import * as z from 'zod';
import { VERDICTS } from '../../qualifier/verdict.ts';
import type { JudgedLead, LeadJudgement } from '../assess/judgement.ts';
import type {
  DeliveryState,
  DisabledTarget,
  LeasedDelivery,
  Recipient,
  TargetState,
} from './delivery-store.ts';
import { leadWords, noteWords } from './search-words.ts';
import type { Annotation, Cursor, EarlierSend, SearchResult, StoredLead } from './store.ts';

const verdict = z.enum(VERDICTS);

/** PostgreSQL returns its big integers as text. */
export const integer = z.coerce.number().int();

/** Reads the column `verdict`. */
export function storedVerdict(row: unknown): z.infer<typeof verdict> {
  return z.object({ verdict }).parse(row).verdict;
}

const sendRow = z.object({ sequence: integer, overrule: verdict.nullable() });
const leadRow = sendRow.extend({
  id: z.string(),
  arrived: integer,
  note: z.string().nullable(),
  enrich_by: integer.nullable(),
});

/** Reads a row of `lead`. */
export function storedLead(row: unknown): StoredLead {
  const { id, arrived, note, enrich_by } = leadRow.parse(row);
  return {
    ...earlierSend(row),
    id,
    arrived,
    ...(note !== null && { note }),
    ...(enrich_by !== null && { isUnenriched: true }),
  };
}

/** Reads a row of `earlier_send`. */
export function earlierSend(row: unknown): EarlierSend {
  const { sequence, overrule } = sendRow.parse(row);
  return { ...judgedLead(row), sequence, ...(overrule !== null && { overrule }) };
}

const judgedRow = z.object({ received: integer, judgement: z.string(), event: z.string() });

/** Reads the columns of a judged lead. Its texts are JSON of these types, written by `leadColumns`. */
export function judgedLead(row: unknown): JudgedLead {
  const { received, ...texts } = judgedRow.parse(row);
  const event: JudgedLead['event'] = JSON.parse(texts.event);
  const judgement: JudgedLead['judgement'] = JSON.parse(texts.judgement);
  return { event, judgement, received };
}

/** Reads the column `id`. */
export function idOf(row: unknown): string {
  return z.object({ id: z.string() }).parse(row).id;
}

/** Reads the column `number`. */
export function numberOf(row: unknown): number {
  return z.object({ number: integer }).parse(row).number;
}

/** Reads the place of a lead in the inbox. */
export function cursor(row: unknown): Cursor {
  return z.object({ arrived: integer, id: z.string() }).parse(row);
}

/** The columns of a lead. */
export function leadColumns({ event, judgement, received }: JudgedLead) {
  const { id, sequence, contact } = event.data;
  return {
    id,
    sequence,
    received,
    ...judgementColumns(event, judgement),
    event: JSON.stringify(event),
    email: emailKey(contact.email),
  };
}

/** The columns that depend on the judgement. */
export function judgementColumns(event: JudgedLead['event'], judgement: LeadJudgement) {
  return {
    verdict: judgement.verdict,
    judgement: JSON.stringify(judgement),
    words: leadWords({ event, judgement }),
  };
}

const unfilledRow = z.object({ id: z.string(), sequence: integer, note: z.string().nullish() });

/** The columns for finding a lead, for one that was stored by an earlier release without them. */
export function searchColumns(row: unknown) {
  const { id, sequence, note } = unfilledRow.parse(row);
  const lead = judgedLead(row);
  const email = emailKey(lead.event.data.contact.email);
  return { id, sequence, email, words: leadWords(lead), noteWords: noteWords(note ?? '') };
}

/** The columns of the owner's annotation; `hasNote` and `hasOverrule` are 1 where they change. */
export function annotationColumns({ note, overrule }: Annotation) {
  // PostgreSQL does not accept U+0000.
  const text = note?.replaceAll('\u0000', '') ?? null;
  return {
    hasNote: note === undefined ? 0 : 1,
    note: text,
    noteWords: noteWords(text ?? ''),
    hasOverrule: overrule === undefined ? 0 : 1,
    overrule: overrule ?? null,
  };
}

/** Characters of an email address that are compared; none has more than 254 (RFC 5321, section 4.5.3.1.3). */
const EMAIL_LENGTH = 320;

/** The form of an email address that is compared; empty where there is none. */
export function emailKey(email = ''): string {
  return email
    .trim()
    .slice(0, EMAIL_LENGTH)
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The condition for a delivery that has not been tried. */
export const UNTRIED = `state = 'due' AND failures = 0 AND holder IS NULL`;

const deliveryKey = z.object({
  number: integer,
  id: z.string(),
  sequence: integer,
  target: z.string(),
  failures: integer,
});
const deliveryRow = deliveryKey.extend({
  state: z.enum(['due', 'delivered', 'dead']),
  due: integer,
  failure: z.string().nullable(),
  settled: integer.nullable(),
  holder: z.string().nullable(),
});
const targetRow = z.object({
  target: z.string(),
  due: integer,
  dead: integer,
  failing_due: integer.nullable(),
  failing_why: z.string().nullable(),
  paused_until: integer.nullable(),
  disabled_at: integer.nullable(),
  why: z.string().nullable(),
});

/** Reads a leased row of `delivery` with the send that it is about. */
export function leasedDelivery(row: unknown): LeasedDelivery {
  return { ...deliveryKey.parse(row), lead: judgedLead(row) };
}

/** Reads a row of `delivery`. */
export function deliveryState(row: unknown): DeliveryState {
  const { failure, settled, holder, ...rest } = deliveryRow.parse(row);
  return {
    ...rest,
    ...(holder !== null && { isUnderway: true }),
    ...(failure !== null && { failure }),
    ...(settled !== null && { settled }),
  };
}

/** Reads a row of `target` with its counts. */
export function targetState(row: unknown): TargetState {
  const { target, due, dead, failing_due, failing_why, paused_until, disabled_at, why } =
    targetRow.parse(row);
  return {
    target,
    due,
    dead,
    ...(failing_due !== null && { failing: { why: failing_why ?? '', due: failing_due } }),
    ...(paused_until !== null && { pausedUntil: paused_until }),
    ...(disabled_at !== null && { disabled: { at: disabled_at, why: why ?? '' } }),
  };
}

/** Reads a row of `selectRecipients`. */
export function recipient(row: unknown): Recipient {
  const { target, sure } = z.object({ target: z.string(), sure: z.coerce.boolean() }).parse(row);
  return { target, isConfirmed: sure };
}

const disabledRow = z.object({ target: z.string(), at: integer, why: z.string() });

/** Reads a row of `target` that is disabled. */
export function disabledTarget(row: unknown): DisabledTarget {
  return disabledRow.parse(row);
}

/**
 * One page of a search.
 * @param found up to one lead more than `limit`
 * @param end the last lead that was looked at and the one behind it, where there are so many
 */
export function foundPage(found: readonly StoredLead[], end: readonly Cursor[], limit: number): SearchResult {
  const leads = found.slice(0, limit);
  const last = leads.at(-1);
  const [scanned, behind] = end;
  if (found.length > limit && last !== undefined)
    return { leads, next: { arrived: last.arrived, id: last.id } };
  return scanned !== undefined && behind !== undefined ? { leads, next: scanned } : { leads };
}
