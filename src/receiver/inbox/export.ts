import { stringify } from 'csv-stringify/browser/esm/sync';
import type { DeliveryState } from '../store/delivery-store.ts';
import type { EarlierSend, StoredLead } from '../store/store.ts';
import { safeCell } from './csv-cell.ts';
import type { Column } from './csv-columns.ts';

/** Leads in the formats that are handed on. Both come in pieces, one for each batch: none is ever held whole. */

/**
 * CSV (RFC 4180) as spreadsheets open it: UTF-8 with a byte order mark, CRLF, a heading, formulas neutralised.
 * @param columns what the columns are, once the first batch is there
 */
export async function* csvOf(
  batches: AsyncIterable<readonly StoredLead[]>,
  columns: (first: readonly StoredLead[]) => readonly Column[],
): AsyncGenerator<string> {
  let known: readonly Column[] | undefined;
  for await (const batch of batches) {
    const isFirst = known === undefined;
    known ??= columns(batch);
    yield rows(known, batch, isFirst);
  }
  if (known === undefined) yield rows(columns([]), [], true);
}

function rows(columns: readonly Column[], batch: readonly StoredLead[], isFirst: boolean): string {
  return stringify(
    batch.map((lead) => columns.map(({ of }) => of(lead))),
    {
      columns: columns.map(({ header }, index) => ({ key: `${index}`, header })),
      header: isFirst,
      bom: isFirst,
      record_delimiter: 'windows',
      // Else only CRLF would be quoted, and no line break of one character.
      quote_record_delimiter: true,
      // The heading goes through both as well: questions are worded by visitors' pages.
      cast: { string: safeCell },
      escape_formulas: true,
    },
  );
}

/** A lead in the JSON: the event as it came, and what was made of it here. No key of it is a secret. */
export interface ExportedLead {
  id: string;
  /** When this send was received, and since when it stands at its place in the inbox: ISO 8601, UTC. */
  received: string;
  arrived: string;
  /** The verdict that counts: the owner's, else that of the rules. */
  verdict: StoredLead['judgement']['verdict'];
  overrule?: StoredLead['judgement']['verdict'];
  note?: string;
  judgement: StoredLead['judgement'];
  event: StoredLead['event'];
  /** Of one person only: what they sent before, the latest first. */
  earlier?: readonly { received: string; judgement: EarlierSend['judgement']; event: EarlierSend['event'] }[];
  /** Of one person only: to whom the lead was told, or is to be. */
  forwarded?: readonly { target: string; state: DeliveryState['state']; settled?: string }[];
}

/** One JSON array, a lead on each line. */
export async function* jsonOf(batches: AsyncIterable<readonly ExportedLead[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield before + batch.map((lead) => JSON.stringify(lead)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** A lead as it is exported. */
export function exportedLead({
  id,
  received,
  arrived,
  overrule,
  note,
  judgement,
  event,
}: StoredLead): ExportedLead {
  return {
    id,
    received: new Date(received).toISOString(),
    arrived: new Date(arrived).toISOString(),
    verdict: overrule ?? judgement.verdict,
    ...(overrule && { overrule }),
    ...(note !== undefined && { note }),
    judgement,
    event,
  };
}

/** The same with all else that is kept of it: for a person who asks what is. */
export function wholeExport(
  lead: StoredLead,
  earlier: readonly EarlierSend[],
  deliveries: readonly DeliveryState[],
): ExportedLead {
  return {
    ...exportedLead(lead),
    earlier: earlier.map(({ received, judgement, event }) => ({
      received: new Date(received).toISOString(),
      judgement,
      event,
    })),
    forwarded: deliveries.map(({ target, state, settled }) => ({
      target,
      state,
      ...(settled !== undefined && { settled: new Date(settled).toISOString() }),
    })),
  };
}
