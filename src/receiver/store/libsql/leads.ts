import type { Client, InStatement } from '@libsql/client';
import type { JudgedLead, Store } from '../store.ts';
import { CORRECTION_MS } from '../store.ts';
import { insertDeliveries } from './deliveries.ts';
import { earlierSend, leadColumns, storedLead, verdict } from '../rows.ts';

/** How an embedded store keeps leads and reads them. */
export function libsqlLeads(client: Client): Pick<Store, 'save' | 'list' | 'get'> {
  return {
    async save(lead, deliveries = [], enrichBy) {
      const { id } = lead.event.data;
      const read = { sql: 'SELECT verdict FROM lead WHERE id = ?', args: [id] };
      // A first send, which most are, takes no place of another.
      const isFirst = lead.event.data.sequence === 1;
      const statements = [...(isFirst ? [] : [keepEarlier(lead)]), write(lead, enrichBy), read];
      if (deliveries.length > 0) statements.push(insertDeliveries(lead, deliveries));
      const results = await client.batch(statements, 'write');
      const [kept, written, row] = isFirst ? [undefined, ...results] : results;
      const result = kept?.rowsAffected ? 'replaced' : written?.rowsAffected ? 'stored' : 'repeat';
      return { result, verdict: verdict.parse(row?.rows[0]?.['verdict']) };
    },

    async list({ before, limit, verdict: only }) {
      const conditions = [
        ...(only ? ['coalesce(overrule, verdict) = :only'] : []),
        ...(before ? ['(arrived, id) < (:arrived, :id)'] : []),
      ];
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      const { rows } = await client.execute({
        sql: `SELECT * FROM lead ${where} ORDER BY arrived DESC, id DESC LIMIT :limit`,
        args: { limit, ...(only && { only }), ...before },
      });
      return rows.map(storedLead);
    },

    async get(id, most = -1) {
      const [leads, earlier] = await client.batch(
        [
          { sql: 'SELECT * FROM lead WHERE id = ?', args: [id] },
          // A negative limit is none.
          { sql: 'SELECT * FROM earlier_send WHERE id = ? ORDER BY sequence DESC LIMIT ?', args: [id, most] },
        ],
        'read',
      );
      const row = leads?.rows[0];
      return row && { lead: storedLead(row), earlier: (earlier?.rows ?? []).map(earlierSend) };
    },
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
