import type { Client, InStatement } from '@libsql/client';
import type { Store } from '../store.ts';
import { AHEAD_MS } from '../delivery-store.ts';
import { judgedLead, judgementColumns } from '../rows.ts';

/** A delivery that nobody has tried yet. */
const UNTRIED = `state = 'due' AND failures = 0 AND holder IS NULL`;

/** How an embedded store keeps what the enrichment of its leads comes to. */
export function libsqlEnrichment(client: Client): Pick<Store, 'amend' | 'takeUnenriched'> {
  return {
    async amend(id, sequence, judgement, deliveries) {
      const key = { id, sequence };
      // A lead at this sequence has this event, whatever happens to it before it is amended.
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
              WHERE id = :id AND sequence = :sequence AND ${UNTRIED}
                AND EXISTS (${unamended})`,
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
