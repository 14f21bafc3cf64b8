import type { Client, InStatement } from '@libsql/client';
import type { JudgedLead } from '../../assess/judgement.ts';
import type { NewDelivery } from '../delivery-store.ts';
import { leadColumns, storedVerdict } from '../rows.ts';
import type { Store } from '../store.ts';
import { CORRECTION_MS } from '../store.ts';

/** Stores leads in an embedded database. */
export function libsqlSave(client: Client): Store['save'] {
  return async (lead, deliveries = [], enrichBy) => {
    const { id, sequence } = lead.event.data;
    const read = { sql: 'SELECT verdict FROM lead WHERE id = ?', args: [id] };
    // A first send, as most are, replaces nothing.
    const isFirst = sequence === 1;
    const statements = [...(isFirst ? [] : [keepEarlier(lead)]), write(lead, enrichBy), read];
    if (deliveries.length > 0) statements.push(insertDeliveries(lead, deliveries));
    const results = await client.batch(statements, 'write');
    const [kept, written, row] = isFirst ? [undefined, ...results] : results;
    const result = kept?.rowsAffected ? 'replaced' : written?.rowsAffected ? 'stored' : 'repeat';
    return { result, verdict: storedVerdict(row?.rows[0]) };
  };
}

function keepEarlier({ event: { data } }: JudgedLead): InStatement {
  return {
    sql: `INSERT INTO earlier_send (id, sequence, received, overrule, judgement, event, email)
      SELECT id, sequence, received, overrule, judgement, event, email FROM lead WHERE id = ? AND sequence < ?`,
    args: [data.id, data.sequence],
  };
}

function write(lead: JudgedLead, enrichBy: number | undefined): InStatement {
  return {
    sql: `INSERT INTO lead (id, sequence, arrived, received, verdict, judgement, event, email, words, enrich_by)
      VALUES (:id, :sequence, :received, :received, :verdict, :judgement, :event, :email, :words, :enrichBy)
      ON CONFLICT (id) DO UPDATE SET
        sequence = excluded.sequence, received = excluded.received, verdict = excluded.verdict,
        judgement = excluded.judgement, event = excluded.event, email = excluded.email, words = excluded.words,
        enrich_by = excluded.enrich_by,
        arrived = iif(excluded.received > arrived + :correction, excluded.received, arrived),
        overrule = iif(excluded.received > arrived + :correction, NULL, overrule)
      WHERE excluded.sequence > lead.sequence`,
    args: { ...leadColumns(lead), enrichBy: enrichBy ?? null, correction: CORRECTION_MS },
  };
}

/** Writes the deliveries of a lead, if the statement before this one has written the lead. */
function insertDeliveries({ event }: JudgedLead, deliveries: readonly NewDelivery[]): InStatement {
  return {
    sql: `INSERT INTO delivery (id, sequence, target, due)
      SELECT :id, :sequence, value ->> 'target', value ->> 'due' FROM json_each(:deliveries)
      WHERE changes() > 0`,
    args: { id: event.data.id, sequence: event.data.sequence, deliveries: JSON.stringify(deliveries) },
  };
}
