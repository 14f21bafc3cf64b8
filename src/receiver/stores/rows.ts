import * as z from 'zod';
import type { DeliveryState, LeasedDelivery, TargetState } from '../delivery-store.ts';
import type { EarlierSend, JudgedLead, StoredLead } from '../store.ts';

/** What the stores have in common: the rows of a lead and of its earlier sends, as both databases hold them. */

export const verdict = z.enum(['qualified', 'review', 'unqualified']);

/** PostgreSQL gives its big integers as text. */
export const integer = z.coerce.number().int();

const sendRow = z.object({
  sequence: integer,
  received: integer,
  overrule: verdict.nullable(),
  judgement: z.string(),
  event: z.string(),
});
const leadRow = sendRow.extend({ id: z.string(), arrived: integer, note: z.string().nullable() });

/** Reads a row of `lead`. */
export function storedLead(row: unknown): StoredLead {
  const { id, arrived, note } = leadRow.parse(row);
  return { ...earlierSend(row), id, arrived, ...(note !== null && { note }) };
}

/** Reads a row of `earlier_send`. */
export function earlierSend(row: unknown): EarlierSend {
  const { sequence, overrule, ...send } = sendRow.parse(row);
  return { ...judgedLead(send), sequence, ...(overrule !== null && { overrule }) };
}

/** Its texts are JSON that `leadColumns` wrote, of these very types. */
function judgedLead(texts: { received: number; event: string; judgement: string }): JudgedLead {
  const event: JudgedLead['event'] = JSON.parse(texts.event);
  const judgement: JudgedLead['judgement'] = JSON.parse(texts.judgement);
  return { event, judgement, received: texts.received };
}

/** What a lead's row is made of. */
export function leadColumns({ event, judgement, received }: JudgedLead) {
  return {
    id: event.data.id,
    sequence: event.data.sequence,
    received,
    verdict: judgement.verdict,
    judgement: JSON.stringify(judgement),
    event: JSON.stringify(event),
  };
}

const deliveryKey = z.object({
  number: integer,
  id: z.string(),
  sequence: integer,
  target: z.string(),
  failures: integer,
});
const leasedRow = deliveryKey.extend({ received: integer, judgement: z.string(), event: z.string() });
const deliveryRow = deliveryKey.extend({
  state: z.enum(['due', 'delivered', 'dead']),
  due: integer,
  failure: z.string().nullable(),
  settled: integer.nullable(),
});
const targetRow = z.object({
  target: z.string(),
  due: integer,
  dead: integer,
  paused_until: integer.nullable(),
  disabled_at: integer.nullable(),
  why: z.string().nullable(),
});

/** Reads a leased row of `delivery`, with the send that it is about. */
export function leasedDelivery(row: unknown): LeasedDelivery {
  const { received, judgement, event, ...key } = leasedRow.parse(row);
  return { ...key, lead: judgedLead({ received, judgement, event }) };
}

/** Reads a row of `delivery`. */
export function deliveryState(row: unknown): DeliveryState {
  const { failure, settled, ...rest } = deliveryRow.parse(row);
  return { ...rest, ...(failure !== null && { failure }), ...(settled !== null && { settled }) };
}

/** Reads a target with its counts. */
export function targetState(row: unknown): TargetState {
  const { paused_until: pausedUntil, disabled_at: at, why, ...rest } = targetRow.parse(row);
  return {
    ...rest,
    ...(pausedUntil !== null && { pausedUntil }),
    ...(at !== null && { disabled: { at, why: why ?? '' } }),
  };
}
