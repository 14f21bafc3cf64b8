import type { Pool } from 'pg';
import { AHEAD_MS } from '../delivery-store.ts';
import { judgedLead, judgementColumns, UNTRIED } from '../rows.ts';
import type { Store } from '../store.ts';
import { inTransaction, lockLead } from './postgres-database.ts';
import { insertDeliveries } from './save.ts';

/** Takes leads of a PostgreSQL server for enrichment, and stores the results. */
export function postgresEnrichment(pool: Pool): Pick<Store, 'amend' | 'takeUnenriched'> {
  return {
    async amend(id, sequence, judgement, deliveries) {
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
        if (deliveries === undefined) return true;
        await client.query(
          `DELETE FROM lead_qualifier.delivery
            WHERE id = $1 AND sequence = $2 AND ${UNTRIED}`,
          [id, sequence],
        );
        await insertDeliveries(client, lead, deliveries);
        return true;
      });
    },

    async takeUnenriched({ now, until, due = 0, limit }) {
      // Leads that another receiver is taking at this moment are skipped, not waited for.
      const { rows } = await pool.query(
        `WITH next AS MATERIALIZED (
            SELECT id, sequence FROM lead_qualifier.lead
            WHERE enrich_by <= $1 OR enrich_by > $1::bigint + ${AHEAD_MS.first}
            ORDER BY enrich_by LIMIT $3 FOR UPDATE SKIP LOCKED
          ), later AS (
            UPDATE lead_qualifier.delivery SET due = greatest(due, $4) FROM next
            WHERE delivery.id = next.id AND delivery.sequence = next.sequence AND ${UNTRIED}
          )
          UPDATE lead_qualifier.lead SET enrich_by = $2
          FROM next WHERE lead.id = next.id RETURNING lead.received, lead.judgement, lead.event`,
        [now, until, limit, due],
      );
      return rows.map(judgedLead);
    },
  };
}
