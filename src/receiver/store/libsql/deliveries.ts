import type { Client, InStatement } from '@libsql/client';
import type { DeliveryStore, NewDelivery } from '../delivery-store.ts';
import { AGAIN_MS, AHEAD_MS } from '../delivery-store.ts';
import type { JudgedLead } from '../store.ts';
import { selectTold } from './person.ts';
import { deliveryState, disabledTarget, integer, leasedDelivery, targetState, told } from '../rows.ts';

/** The time of leases: the database's, in milliseconds since 1970. */
export const CLOCK = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

/** Writes the deliveries of a lead that the statement right before this one has written or changed. */
export function insertDeliveries({ event }: JudgedLead, deliveries: readonly NewDelivery[]): InStatement {
  return {
    sql: `INSERT INTO delivery (id, sequence, target, due)
      SELECT :id, :sequence, value ->> 'target', value ->> 'due' FROM json_each(:deliveries)
      WHERE changes() > 0`,
    args: { id: event.data.id, sequence: event.data.sequence, deliveries: JSON.stringify(deliveries) },
  };
}

/** The deliveries of an embedded store. */
export function libsqlDeliveries(client: Client): DeliveryStore {
  const execute = (sql: string, args: Record<string, string | number | null>) =>
    client.execute({ sql, args });

  return {
    async lease({ target, now, limit, holder, forMs }) {
      const leased = await execute(
        `UPDATE delivery SET holder = :holder, leased_until = ${CLOCK} + :forMs
          WHERE number IN (
            SELECT number FROM delivery
            WHERE target = :target AND state = 'due' AND due <= :now
              AND (leased_until IS NULL OR leased_until NOT BETWEEN ${CLOCK} + 1 AND ${CLOCK} + ${AHEAD_MS.lease})
            ORDER BY due, number LIMIT :limit
          ) AND NOT EXISTS (
            SELECT 1 FROM target
            WHERE target = :target AND (disabled_at IS NOT NULL OR paused_until > :now)
          )
          RETURNING number`,
        { target, now, limit, holder, forMs },
      );
      const numbers = leased.rows.map((row) => integer.parse(row['number']));
      if (numbers.length === 0) return [];
      const { rows } = await execute(
        `SELECT number, delivery.id, delivery.sequence, target, failures,
            coalesce(lead.received, earlier_send.received) AS received,
            coalesce(lead.judgement, earlier_send.judgement) AS judgement,
            coalesce(lead.event, earlier_send.event) AS event
          FROM delivery LEFT JOIN lead USING (id, sequence) LEFT JOIN earlier_send USING (id, sequence)
          WHERE number IN (SELECT value FROM json_each(:numbers)) ORDER BY due, number`,
        { numbers: JSON.stringify(numbers) },
      );
      return rows.map(leasedDelivery);
    },

    async hasten(target, now) {
      const { first, retry } = AHEAD_MS;
      await client.batch(
        [
          {
            sql: `UPDATE delivery SET due = :now + iif(failures = 0, 0, ${AGAIN_MS})
              WHERE target = :target AND state = 'due' AND due > :now + ${first}
                AND (failures = 0 OR due > :now + ${retry})`,
            args: { target, now },
          },
          {
            sql: `UPDATE target SET paused_until = NULL WHERE target = :target AND paused_until > :now + ${retry}`,
            args: { target, now },
          },
        ],
        'write',
      );
    },

    async renew(numbers, holder, forMs) {
      await execute(
        `UPDATE delivery SET leased_until = ${CLOCK} + :forMs
          WHERE holder = :holder AND number IN (SELECT value FROM json_each(:numbers))`,
        { holder, forMs, numbers: JSON.stringify(numbers) },
      );
    },

    async release(numbers, holder) {
      await execute(
        `UPDATE delivery SET holder = NULL, leased_until = NULL
          WHERE holder = :holder AND number IN (SELECT value FROM json_each(:numbers))`,
        { holder, numbers: JSON.stringify(numbers) },
      );
    },

    async settle(number, holder, settlement) {
      const { state } = settlement;
      if (state === 'delivered') {
        await execute(
          `UPDATE delivery
            SET state = 'delivered', settled = :at, failure = NULL, holder = NULL, leased_until = NULL
            WHERE number = :number AND state <> 'delivered'`,
          { number, at: settlement.at },
        );
        return;
      }
      await execute(
        `UPDATE delivery SET state = :state, due = coalesce(:due, due), settled = :settled, failure = :failure,
            failures = failures + 1, holder = NULL, leased_until = NULL
          WHERE number = :number AND holder = :holder AND state = 'due'`,
        {
          number,
          holder,
          state,
          failure: settlement.failure,
          due: state === 'due' ? settlement.due : null,
          settled: state === 'dead' ? settlement.at : null,
        },
      );
    },

    async pause(target, until) {
      await execute(
        `INSERT INTO target (target, paused_until) VALUES (:target, :until)
          ON CONFLICT (target) DO UPDATE SET paused_until = excluded.paused_until`,
        { target, until },
      );
    },

    async disable(target, at, why) {
      await execute(
        `INSERT INTO target (target, disabled_at, why) VALUES (:target, :at, :why)
          ON CONFLICT (target) DO UPDATE SET disabled_at = excluded.disabled_at, why = excluded.why`,
        { target, at, why },
      );
    },

    async enable(target) {
      await execute('DELETE FROM target WHERE target = :target', { target });
    },

    async listTargets() {
      const { rows } = await client.execute(
        // From one name to the next by the index: the deliveries already made, which are many, are not counted.
        `WITH RECURSIVE named (target) AS (
            SELECT min(target) FROM delivery
            UNION ALL
            SELECT (SELECT min(target) FROM delivery WHERE target > named.target) FROM named
              WHERE named.target IS NOT NULL
          ), counted AS (
            SELECT target,
              (SELECT count(*) FROM delivery d WHERE d.target = named.target AND state = 'due') AS due,
              (SELECT count(*) FROM delivery d WHERE d.target = named.target AND state = 'dead') AS dead,
              ${failingOf('d.due')} AS failing_due,
              ${failingOf('d.failure')} AS failing_why
            FROM named WHERE target IS NOT NULL
          )
          SELECT target, coalesce(due, 0) AS due, coalesce(dead, 0) AS dead, failing_due, failing_why, paused_until, disabled_at, why
          FROM counted FULL JOIN target USING (target) ORDER BY target`,
      );
      return rows.map(targetState);
    },

    async listDisabled() {
      const { rows } = await client.execute(
        `SELECT target, disabled_at AS at, coalesce(why, '') AS why FROM target
          WHERE disabled_at IS NOT NULL ORDER BY target`,
      );
      return rows.map(disabledTarget);
    },

    async listDeadLetters({ before, limit, target }) {
      const { rows } = await execute(
        `SELECT * FROM delivery WHERE state = 'dead' ${before === undefined ? '' : 'AND number < :before'}
          ${target === undefined ? '' : 'AND target = :target'} ORDER BY number DESC LIMIT :limit`,
        { limit, ...(before !== undefined && { before }), ...(target !== undefined && { target }) },
      );
      return rows.map(deliveryState);
    },

    async replay(which, now) {
      const { rowsAffected } = await execute(
        `UPDATE delivery SET state = 'due', due = :now, failures = 0, settled = NULL
          WHERE state = 'dead' AND ${'number' in which ? 'number = :number' : 'target = :target'}`,
        { ...which, now },
      );
      return rowsAffected;
    },

    async ofLead(id) {
      const { rows } = await execute('SELECT * FROM delivery WHERE id = :id ORDER BY sequence DESC, target', {
        id,
      });
      return rows.map(deliveryState);
    },

    async told(which) {
      const { rows } = await client.execute(selectTold(which));
      return rows.map(told);
    },
  };
}

/**
 * A column of the delivery that has failed and is tried next. What has failed is due later than what has not been
 * tried, so that a look at the last hundred mostly finds it, however many wait.
 */
function failingOf(column: string): string {
  return `(SELECT ${column} FROM (
      SELECT due, failures, failure FROM delivery
      WHERE target = named.target AND state = 'due' ORDER BY due DESC, number DESC LIMIT 100
    ) AS d WHERE failures > 0 ORDER BY due LIMIT 1)`;
}
