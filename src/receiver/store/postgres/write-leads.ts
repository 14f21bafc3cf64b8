/** The writing of leads in the SQL of PostgreSQL, which differs from that of the embedded store. */
import type { Pool, PoolClient } from 'pg';
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
import { type SaveResult, type Store, CORRECTION_MS } from '../store.ts';
import { inTransaction, LOCK_LEAD, lockLead, POSTGRES, query } from './postgres-database.ts';
import { selectRecipients } from '../statements/deliveries.ts';
import { chosenLeads } from '../statements/leads.ts';

/** Stores leads on a PostgreSQL server. */
export function postgresSave(pool: Pool): Store['save'] {
  return async (lead, deliveries = [], enrichBy) => {
    const { id, sequence, received, verdict, judgement, event, email, words } = leadColumns(lead);
    const row = [id, sequence, received, verdict, judgement, event, email, words, enrichBy ?? null];
    // Each statement is a round trip to the server. A first send, as most are, replaces nothing and needs only one.
    const result = await (sequence === 1
      ? saveFirst(pool, row, deliveries)
      : inTransaction(pool, (client) => saveLater(client, lead, row, deliveries)));
    if (result !== 'repeat') return { result, verdict };
    const { rows } = await pool.query('SELECT verdict FROM lead_qualifier.lead WHERE id = $1', [id]);
    return { result, verdict: storedVerdict(rows[0]) };
  };
}

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

/** Deletes leads from a PostgreSQL server. */
export function postgresErase(pool: Pool): Pick<Store, 'erase' | 'expire'> {
  return {
    async erase(which) {
      const { where, args } = chosenLeads(POSTGRES, which);
      return inTransaction(pool, async (client) => {
        const chosen = await query(
          client,
          `SELECT id FROM lead_qualifier.lead WHERE ${where} ORDER BY id FOR UPDATE`,
          args,
        );
        const ids = chosen.rows.map(idOf);
        // From here on no program can begin to forward them; those that have begun are among the recipients.
        await client.query('SELECT 1 FROM lead_qualifier.delivery WHERE id = ANY ($1) FOR UPDATE', [ids]);
        const copies = await client.query(selectRecipients(POSTGRES, '= ANY ($1)'), [ids]);
        await client.query(`UPDATE lead_qualifier.token SET lead = '' WHERE lead = ANY ($1)`, [ids]);
        await client.query('DELETE FROM lead_qualifier.lead WHERE id = ANY ($1)', [ids]);
        return { ids, recipients: copies.rows.map(recipient) };
      });
    },

    async expire(before, limit = 500) {
      const { rowCount } = await pool.query(
        `DELETE FROM lead_qualifier.lead WHERE id IN (
            SELECT id FROM lead_qualifier.lead WHERE arrived < $1
            ORDER BY arrived, id LIMIT $2 FOR UPDATE SKIP LOCKED
          )`,
        [before, limit],
      );
      return rowCount ?? 0;
    },
  };
}

/** Writes the deliveries that a lead does not have yet, within the transaction of `client`. */
async function insertDeliveries(
  client: PoolClient,
  { event }: JudgedLead,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await client.query(
    `INSERT INTO lead_qualifier.delivery (id, sequence, target, due)
      SELECT $1, $2, target, due FROM unnest($3::text[], $4::bigint[]) AS wanted (target, due)
      ON CONFLICT (id, sequence, target) DO NOTHING`,
    [event.data.id, event.data.sequence, ...deliveryColumns(deliveries)],
  );
}

/** Deliveries as two lists, for `unnest`. */
function deliveryColumns(deliveries: readonly NewDelivery[]): [targets: string[], dues: number[]] {
  return [deliveries.map(({ target }) => target), deliveries.map(({ due }) => due)];
}

type Row = readonly (string | number | null)[];

async function saveFirst(pool: Pool, row: Row, deliveries: readonly NewDelivery[]): Promise<SaveResult> {
  const { rowCount } = await pool.query(WRITE_FIRST, [...row, ...deliveryColumns(deliveries)]);
  return rowCount ? 'stored' : 'repeat';
}

async function saveLater(
  client: PoolClient,
  lead: JudgedLead,
  row: Row,
  deliveries: readonly NewDelivery[],
): Promise<SaveResult> {
  const { id, sequence } = lead.event.data;
  await lockLead(client, id);
  const kept = await client.query(KEEP_EARLIER, [id, sequence]);
  const written = await client.query(WRITE, [...row, CORRECTION_MS]);
  if (!written.rowCount) return 'repeat';
  await insertDeliveries(client, lead, deliveries);
  return kept.rowCount ? 'replaced' : 'stored';
}

const COLUMNS = 'id, sequence, arrived, received, verdict, judgement, event, email, words, enrich_by';

/** Stores a first send with its deliveries; returns no row where the lead is known. */
const WRITE_FIRST = `WITH locked AS MATERIALIZED (${LOCK_LEAD}), written AS (
    INSERT INTO lead_qualifier.lead (${COLUMNS})
    SELECT $1, $2::integer, $3, $3, $4, $5, $6, $7, $8, $9::bigint FROM locked
    ON CONFLICT (id) DO NOTHING RETURNING id
  ), planned AS (
    INSERT INTO lead_qualifier.delivery (id, sequence, target, due)
    SELECT id, $2::integer, target, due FROM written, unnest($10::text[], $11::bigint[]) AS wanted (target, due)
  )
  SELECT id FROM written`;

const KEEP_EARLIER = `INSERT INTO lead_qualifier.earlier_send (id, sequence, received, overrule, judgement, event, email)
  SELECT id, sequence, received, overrule, judgement, event, email
  FROM lead_qualifier.lead WHERE id = $1 AND sequence < $2`;

const WRITE = `INSERT INTO lead_qualifier.lead AS lead
    (${COLUMNS})
  VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (id) DO UPDATE SET
    sequence = excluded.sequence, received = excluded.received, verdict = excluded.verdict,
    judgement = excluded.judgement, event = excluded.event, email = excluded.email, words = excluded.words,
    enrich_by = excluded.enrich_by,
    arrived = CASE WHEN excluded.received > lead.arrived + $10 THEN excluded.received ELSE lead.arrived END,
    overrule = CASE WHEN excluded.received > lead.arrived + $10 THEN NULL ELSE lead.overrule END
  WHERE excluded.sequence > lead.sequence`;
