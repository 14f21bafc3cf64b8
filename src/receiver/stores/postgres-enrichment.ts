import type { Pool } from 'pg';
import type { Store } from '../store.ts';
import { insertDeliveries } from './postgres-deliveries.ts';
import { inTransaction, lockLead } from './postgres-transaction.ts';
import { judgedLead, judgementColumns } from './rows.ts';

/** How a store on a PostgreSQL server keeps what the enrichment of its leads comes to. */
export function postgresEnrichment(pool: Pool): Pick<Store, 'amend' | 'takeUnenriched'> {
  return {
    async amend(id, sequence, judgement, deliveries = []) {
      return inTransaction(pool, async (client) => {
        await lockLead(client, id);
        const { rows } = await client.query(
          `SELECT received, judgement, event FROM lead_qualifier.lead
            WHERE id = $1 AND sequence = $2 AND enrich_by IS NOT NULL FOR UPDATE`,
          [id, sequence],
        );
        const row: unknown = rows[0];
        if (row === undefined) return false;
        const lead = { ...judgedLead(row), judgement };
        const columns = judgementColumns(lead.event, judgement);
        await client.query(
          `UPDATE lead_qualifier.lead SET verdict = $2, judgement = $3, words = $4, enrich_by = NULL WHERE id = $1`,
          [id, columns.verdict, columns.judgement, columns.words],
        );
        await client.query(
          `DELETE FROM lead_qualifier.delivery
            WHERE id = $1 AND sequence = $2 AND state = 'due' AND failures = 0 AND holder IS NULL`,
          [id, sequence],
        );
        await insertDeliveries(client, lead, deliveries);
        return true;
      });
    },

    async takeUnenriched({ now, until, limit }) {
      // What another receiver is just taking is skipped, not waited for.
      const { rows } = await pool.query(
        `WITH next AS MATERIALIZED (
            SELECT id FROM lead_qualifier.lead WHERE enrich_by <= $1
            ORDER BY enrich_by LIMIT $3 FOR UPDATE SKIP LOCKED
          )
          UPDATE lead_qualifier.lead SET enrich_by = $2
          FROM next WHERE lead.id = next.id RETURNING lead.received, lead.judgement, lead.event`,
        [now, until, limit],
      );
      return rows.map(judgedLead);
    },
  };
}
