import type { Pool, PoolClient } from 'pg';
import type { DeliveryStore, NewDelivery } from '../delivery-store.ts';
import { AGAIN_MS, AHEAD_MS } from '../delivery-store.ts';
import type { JudgedLead } from '../store.ts';
import { chosenLeads, selectTold } from './person.ts';
import { deliveryState, disabledTarget, integer, leasedDelivery, targetState, told } from '../rows.ts';

/** Writes the deliveries of a lead that it does not have yet, within the transaction that `client` is in. */
export async function insertDeliveries(
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

/** Deliveries as two lists. */
export function deliveryColumns(deliveries: readonly NewDelivery[]): [targets: string[], dues: number[]] {
  return [deliveries.map(({ target }) => target), deliveries.map(({ due }) => due)];
}

/** The deliveries of a store on a PostgreSQL server. */
export function postgresDeliveries(pool: Pool): DeliveryStore {
  return {
    async lease({ target, now, limit, holder, forMs }) {
      // What another receiver is just leasing is skipped, not waited for.
      const leased = await pool.query(
        `WITH next AS MATERIALIZED (
            SELECT number FROM lead_qualifier.delivery
            WHERE target = $1 AND state = 'due' AND due <= $2
              AND (leased_until IS NULL OR leased_until <= clock_timestamp()
                OR leased_until > ${leaseEnd(AHEAD_MS.lease)})
              AND NOT EXISTS (
                SELECT 1 FROM lead_qualifier.target
                WHERE target = $1 AND (disabled_at IS NOT NULL OR paused_until > $2)
              )
            ORDER BY due, number LIMIT $3 FOR UPDATE SKIP LOCKED
          )
          UPDATE lead_qualifier.delivery SET holder = $4, leased_until = ${leaseEnd('$5')}
          FROM next WHERE delivery.number = next.number RETURNING delivery.number`,
        [target, now, limit, holder, forMs],
      );
      const numbers = leased.rows.map((row) => integer.parse(row['number']));
      if (numbers.length === 0) return [];
      const { rows } = await pool.query(
        `SELECT number, delivery.id, delivery.sequence, target, failures,
            coalesce(lead.received, earlier_send.received) AS received,
            coalesce(lead.judgement, earlier_send.judgement) AS judgement,
            coalesce(lead.event, earlier_send.event) AS event
          FROM lead_qualifier.delivery
          LEFT JOIN lead_qualifier.lead USING (id, sequence)
          LEFT JOIN lead_qualifier.earlier_send USING (id, sequence)
          WHERE number = ANY ($1) ORDER BY due, number`,
        [numbers],
      );
      return rows.map(leasedDelivery);
    },

    async hasten(target, now) {
      const { first, retry } = AHEAD_MS;
      await pool.query(
        `WITH ended AS (
            UPDATE lead_qualifier.target SET paused_until = NULL
            WHERE target = $1 AND paused_until > $2::bigint + ${retry}
          )
          UPDATE lead_qualifier.delivery
          SET due = $2::bigint + CASE failures WHEN 0 THEN 0 ELSE ${AGAIN_MS} END
          WHERE target = $1 AND state = 'due' AND due > $2::bigint + ${first}
            AND (failures = 0 OR due > $2::bigint + ${retry})`,
        [target, now],
      );
    },

    async renew(numbers, holder, forMs) {
      await pool.query(
        `UPDATE lead_qualifier.delivery SET leased_until = ${leaseEnd('$3')}
          WHERE number = ANY ($1) AND holder = $2`,
        [numbers, holder, forMs],
      );
    },

    async release(numbers, holder) {
      await pool.query(
        `UPDATE lead_qualifier.delivery SET holder = NULL, leased_until = NULL
          WHERE number = ANY ($1) AND holder = $2`,
        [numbers, holder],
      );
    },

    async settle(number, holder, settlement) {
      const { state } = settlement;
      if (state === 'delivered') {
        await pool.query(
          `UPDATE lead_qualifier.delivery
            SET state = 'delivered', settled = $2, failure = NULL, holder = NULL, leased_until = NULL
            WHERE number = $1 AND state <> 'delivered'`,
          [number, settlement.at],
        );
        return;
      }
      await pool.query(
        `UPDATE lead_qualifier.delivery
          SET state = $3, due = coalesce($4, due), settled = $5, failure = $6,
            failures = failures + 1, holder = NULL, leased_until = NULL
          WHERE number = $1 AND holder = $2 AND state = 'due'`,
        [
          number,
          holder,
          state,
          state === 'due' ? settlement.due : null,
          state === 'dead' ? settlement.at : null,
          settlement.failure,
        ],
      );
    },

    async pause(target, until) {
      await pool.query(
        `INSERT INTO lead_qualifier.target (target, paused_until) VALUES ($1, $2)
          ON CONFLICT (target) DO UPDATE SET paused_until = excluded.paused_until`,
        [target, until],
      );
    },

    async disable(target, at, why) {
      await pool.query(
        `INSERT INTO lead_qualifier.target (target, disabled_at, why) VALUES ($1, $2, $3)
          ON CONFLICT (target) DO UPDATE SET disabled_at = excluded.disabled_at, why = excluded.why`,
        [target, at, why],
      );
    },

    async enable(target) {
      await pool.query('DELETE FROM lead_qualifier.target WHERE target = $1', [target]);
    },

    async listTargets() {
      const { rows } = await pool.query(
        // From one name to the next by the index: the deliveries already made, which are many, are not counted.
        `WITH RECURSIVE named (target) AS (
            SELECT min(target) FROM lead_qualifier.delivery
            UNION ALL
            SELECT (SELECT min(target) FROM lead_qualifier.delivery WHERE target > named.target) FROM named
              WHERE named.target IS NOT NULL
          ), counted AS (
            SELECT target,
              (SELECT count(*) FROM lead_qualifier.delivery d WHERE d.target = named.target AND state = 'due') AS due,
              (SELECT count(*) FROM lead_qualifier.delivery d WHERE d.target = named.target AND state = 'dead') AS dead,
              ${failingOf('d.due')} AS failing_due,
              ${failingOf('d.failure')} AS failing_why
            FROM named WHERE target IS NOT NULL
          )
          SELECT target, coalesce(due, 0) AS due, coalesce(dead, 0) AS dead, failing_due, failing_why, paused_until, disabled_at, why
          FROM counted FULL JOIN lead_qualifier.target USING (target) ORDER BY target`,
      );
      return rows.map(targetState);
    },

    async listDisabled() {
      const { rows } = await pool.query(
        `SELECT target, disabled_at AS at, coalesce(why, '') AS why FROM lead_qualifier.target
          WHERE disabled_at IS NOT NULL ORDER BY target`,
      );
      return rows.map(disabledTarget);
    },

    async listDeadLetters({ before = null, limit, target = null }) {
      const { rows } = await pool.query(
        `SELECT * FROM lead_qualifier.delivery
          WHERE state = 'dead' AND ($1::bigint IS NULL OR number < $1) AND ($2::text IS NULL OR target = $2)
          ORDER BY number DESC LIMIT $3`,
        [before, target, limit],
      );
      return rows.map(deliveryState);
    },

    async replay(which, now) {
      const [column, value] = 'number' in which ? ['number', which.number] : ['target', which.target];
      const { rowCount } = await pool.query(
        `UPDATE lead_qualifier.delivery SET state = 'due', due = $2, failures = 0, settled = NULL
          WHERE state = 'dead' AND ${column} = $1`,
        [value, now],
      );
      return rowCount ?? 0;
    },

    async ofLead(id) {
      const { rows } = await pool.query(
        'SELECT * FROM lead_qualifier.delivery WHERE id = $1 ORDER BY sequence DESC, target',
        [id],
      );
      return rows.map(deliveryState);
    },

    async told(which) {
      const { where, key } = chosenLeads(which);
      const { rows } = await pool.query(
        selectTold(`ARRAY (SELECT id FROM lead_qualifier.lead WHERE ${where})`),
        [key],
      );
      return rows.map(told);
    },
  };
}

/** When a lease of so many milliseconds ends, by the database's clock. */
function leaseEnd(ms: string | number): string {
  return `clock_timestamp() + ${ms} * interval '1 millisecond'`;
}

/**
 * A column of the delivery that has failed and is tried next. What has failed is due later than what has not been
 * tried, so that a look at the last hundred mostly finds it, however many wait.
 */
function failingOf(column: string): string {
  return `(SELECT ${column} FROM (
      SELECT due, failures, failure FROM lead_qualifier.delivery
      WHERE target = named.target AND state = 'due' ORDER BY due DESC, number DESC LIMIT 100
    ) AS d WHERE failures > 0 ORDER BY due LIMIT 1)`;
}
