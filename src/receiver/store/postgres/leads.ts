import type { Pool, PoolClient } from 'pg';
import type { NewDelivery } from '../delivery-store.ts';
import type { JudgedLead, SaveResult, Store } from '../store.ts';
import { CORRECTION_MS } from '../store.ts';
import { deliveryColumns, insertDeliveries } from './deliveries.ts';
import { ALONE, inTransaction, lockLead } from './transaction.ts';
import { earlierSend, leadColumns, storedLead, verdict } from '../rows.ts';

/** How a store on a PostgreSQL server keeps leads and reads them. */
export function postgresLeads(pool: Pool): Pick<Store, 'save' | 'list' | 'get'> {
  return {
    async save(lead, deliveries = [], enrichBy) {
      const { id, sequence, received, ...said } = leadColumns(lead);
      const { verdict: judged, judgement, event, email, words } = said;
      const row = [id, sequence, received, judged, judgement, event, email, words, enrichBy ?? null];
      // Each statement is a way to the server and back: a first send, which most are, takes no place of another.
      const result = await (sequence === 1
        ? saveFirst(pool, row, deliveries)
        : inTransaction(pool, (client) => saveLater(client, lead, row, deliveries)));
      if (result !== 'repeat') return { result, verdict: lead.judgement.verdict };
      const { rows } = await pool.query('SELECT verdict FROM lead_qualifier.lead WHERE id = $1', [id]);
      return { result, verdict: verdict.parse(rows[0]?.['verdict']) };
    },

    async list({ before, limit, verdict: only }) {
      const values: (string | number)[] = [limit];
      const value = (one: string | number) => `$${values.push(one)}`;
      const conditions = [
        ...(only ? [`coalesce(overrule, verdict) = ${value(only)}`] : []),
        ...(before ? [`(arrived, id) < (${value(before.arrived)}, ${value(before.id)})`] : []),
      ];
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      const { rows } = await pool.query(
        `SELECT * FROM lead_qualifier.lead ${where} ORDER BY arrived DESC, id DESC LIMIT $1`,
        values,
      );
      return rows.map(storedLead);
    },

    async get(id, most) {
      return inTransaction(pool, async (client) => {
        // Both reads see one moment, so that a send replaced in between is not missed.
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const leads = await client.query('SELECT * FROM lead_qualifier.lead WHERE id = $1', [id]);
        const earlier = await client.query(
          'SELECT * FROM lead_qualifier.earlier_send WHERE id = $1 ORDER BY sequence DESC LIMIT $2',
          // No limit where it is null.
          [id, most ?? null],
        );
        const row: unknown = leads.rows[0];
        return row === undefined
          ? undefined
          : { lead: storedLead(row), earlier: earlier.rows.map(earlierSend) };
      });
    },
  };
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
  const [id = null, sequence = null] = row;
  await lockLead(client, `${id}`);
  const kept = await client.query(KEEP_EARLIER, [id, sequence]);
  const written = await client.query(WRITE, [...row, CORRECTION_MS]);
  if (!written.rowCount) return 'repeat';
  await insertDeliveries(client, lead, deliveries);
  return kept.rowCount ? 'replaced' : 'stored';
}

const COLUMNS = 'id, sequence, arrived, received, verdict, judgement, event, email, words, enrich_by';

/** The whole of a first send; no row where the lead is there already. */
const WRITE_FIRST = `WITH alone AS MATERIALIZED (${ALONE}), written AS (
    INSERT INTO lead_qualifier.lead (${COLUMNS})
    SELECT $1, $2::integer, $3, $3, $4, $5, $6, $7, $8, $9::bigint FROM alone
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
