import * as z from 'zod';
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

/** Reads a row of `earlier_send`. Its texts are JSON that `leadColumns` wrote, of these very types. */
export function earlierSend(row: unknown): EarlierSend {
  const { sequence, received, overrule, ...texts } = sendRow.parse(row);
  const event: EarlierSend['event'] = JSON.parse(texts.event);
  const judgement: EarlierSend['judgement'] = JSON.parse(texts.judgement);
  return { event, judgement, sequence, received, ...(overrule !== null && { overrule }) };
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
