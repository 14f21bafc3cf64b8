import type { Client, InStatement } from '@libsql/client';
import { AHEAD_MS } from '../delivery-store.ts';
import { judgedLead, judgementColumns, UNTRIED } from '../rows.ts';
import type { Store } from '../store.ts';

/** Takes leads of an embedded database for enrichment, and stores the results. */
export function libsqlEnrichment(client: Client): Pick<Store, 'amend' | 'takeUnenriched'> {
  return {
    async amend(id, sequence, judgement, deliveries) {
      const key = { id, sequence };
      // Read before the transaction: the event of a lead at this sequence does not change.
      const { rows } = await client.execute({
        sql: 'SELECT received, judgement, event FROM lead WHERE id = :id AND sequence = :sequence',
        args: key,
      });
      const row = rows[0];
      if (row === undefined) return false;
      const unamended =
        'SELECT 1 FROM lead WHERE id = :id AND sequence = :sequence AND enrich_by IS NOT NULL';
      const replan: InStatement[] = [
        {
          sql: `DELETE FROM delivery
              WHERE id = :id AND sequence = :sequence AND ${UNTRIED} AND EXISTS (${unamended})`,
          args: key,
        },
        {
          sql: `INSERT INTO delivery (id, sequence, target, due)
              SELECT :id, :sequence, value ->> 'target', value ->> 'due' FROM json_each(:deliveries)
              WHERE EXISTS (${unamended}) ON CONFLICT (id, sequence, target) DO NOTHING`,
          args: { ...key, deliveries: JSON.stringify(deliveries) },
        },
      ];
      const results = await client.batch(
        [
          ...(deliveries === undefined ? [] : replan),
          {
            sql: `UPDATE lead SET verdict = :verdict, judgement = :judgement, words = :words, enrich_by = NULL
              WHERE id = :id AND sequence = :sequence AND enrich_by IS NOT NULL`,
            args: { ...key, ...judgementColumns(judgedLead(row).event, judgement) },
          },
        ],
        'write',
      );
      return (results.at(-1)?.rowsAffected ?? 0) > 0;
    },

    async takeUnenriched({ now, until, due = 0, limit }) {
      const next = `FROM lead WHERE enrich_by <= :now OR enrich_by > :now + ${AHEAD_MS.first}
        ORDER BY enrich_by, id LIMIT :limit`;
      const [, taken] = await client.batch(
        [
          {
            sql: `UPDATE delivery SET due = max(due, :due)
              WHERE (id, sequence) IN (SELECT id, sequence ${next}) AND ${UNTRIED}`,
            args: { now, due, limit },
          },
          {
            sql: `UPDATE lead SET enrich_by = :until WHERE id IN (SELECT id ${next})
              RETURNING received, judgement, event`,
            args: { now, until, limit },
          },
        ],
        'write',
      );
      return (taken?.rows ?? []).map(judgedLead);
    },
  };
}
