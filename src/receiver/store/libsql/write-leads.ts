/** The writing of leads in the SQL of SQLite, which differs from that of PostgreSQL. */
import type { Client, InStatement } from '@libsql/client';
import type { JudgedLead } from '../../assess/judgement.ts';
import { type NewDelivery, AHEAD_MS } from '../delivery-store.ts';
import {
  idOf,
  judgedLead,
  judgementColumns,
  leadColumns,
  recipient,
  storedVerdict,
  UNTRIED,
} from '../rows.ts';
import { type Store, CORRECTION_MS } from '../store.ts';
import { selectRecipients } from '../statements/deliveries.ts';
import { chosenLeads } from '../statements/leads.ts';
import { LIBSQL } from './libsql-database.ts';
import { type Vacuum, MARK_FOR_VACUUM } from './vacuum.ts';

/** Stores leads in an embedded database. */
export function libsqlSave(client: Client): Store['save'] {
  return async (lead, deliveries = [], enrichBy) => {
    const { id, sequence } = lead.event.data;
    const read = { sql: 'SELECT verdict FROM lead WHERE id = ?', args: [id] };
    // A first send, as most are, replaces nothing.
    const isFirst = sequence === 1;
    const statements = [...(isFirst ? [] : [keepEarlier(lead)]), insertLead(lead, enrichBy), read];
    if (deliveries.length > 0) statements.push(insertDeliveries(lead, deliveries));
    const results = await client.batch(statements, 'write');
    const [kept, written, row] = isFirst ? [undefined, ...results] : results;
    const result = kept?.rowsAffected ? 'replaced' : written?.rowsAffected ? 'stored' : 'repeat';
    return { result, verdict: storedVerdict(row?.rows[0]) };
  };
}

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

/** Deletes leads from an embedded database. */
export function libsqlErase(client: Client, vacuum: Pick<Vacuum, 'run'>): Pick<Store, 'erase' | 'expire'> {
  /** Leads deleted by `expire` since the last vacuum. */
  let expired = 0;
  return {
    async erase(which) {
      const { where, args } = chosenLeads(LIBSQL, which);
      const ids = `IN (SELECT id FROM lead WHERE ${where})`;
      const { rows } = await client.execute({ sql: `SELECT 1 FROM lead WHERE ${where} LIMIT 1`, args });
      if (rows.length === 0) return { ids: [], recipients: [] };
      const [, copies, , erased] = await client.batch(
        [
          MARK_FOR_VACUUM,
          { sql: selectRecipients(LIBSQL, ids), args },
          { sql: `UPDATE token SET lead = '' WHERE lead ${ids}`, args },
          { sql: `DELETE FROM lead WHERE ${where} RETURNING id`, args },
        ],
        'write',
      );
      const erasedIds = (erased?.rows ?? []).map(idOf);
      if (erasedIds.length > 0) await vacuum.run();
      return { ids: erasedIds, recipients: (copies?.rows ?? []).map(recipient) };
    },

    async expire(before, limit = 500) {
      const old = 'SELECT id FROM lead WHERE arrived < :before ORDER BY arrived, id LIMIT :limit';
      const { rows } = await client.execute({ sql: old, args: { before, limit: 1 } });
      const [, deleted] =
        rows.length === 0
          ? []
          : await client.batch(
              [MARK_FOR_VACUUM, { sql: `DELETE FROM lead WHERE id IN (${old})`, args: { before, limit } }],
              'write',
            );
      const count = deleted?.rowsAffected ?? 0;
      expired += count;
      // A full batch means that more is to be deleted: one vacuum after the last of them is enough.
      if (expired > 0 && count < limit) {
        expired = 0;
        await vacuum.run();
      }
      return count;
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

function insertLead(lead: JudgedLead, enrichBy: number | undefined): InStatement {
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
