import type { Database, Dialect } from '../database.ts';
import { type DeliveryStore, AHEAD_MS, CLAMPED_MS } from '../delivery-store.ts';
import { deliveryState, disabledTarget, leasedDelivery, numberOf, recipient, targetState } from '../rows.ts';
import { chosenLeads } from './leads.ts';

/** The deliveries. */
export function storedDeliveries(database: Database): DeliveryStore {
  const { dialect } = database;
  const { prefix } = dialect;
  const ofHolder = `holder = :holder AND number ${dialect.oneOf(':numbers')}`;

  return {
    async lease(request) {
      const leased = await database.run(dialect.lease, { ...request });
      if (leased.rows.length === 0) return [];
      const { rows } = await database.run(
        `SELECT number, delivery.id, delivery.sequence, target, failures,
            coalesce(lead.received, earlier_send.received) AS received,
            coalesce(lead.judgement, earlier_send.judgement) AS judgement,
            coalesce(lead.event, earlier_send.event) AS event
          FROM ${prefix}delivery
          LEFT JOIN ${prefix}lead USING (id, sequence) LEFT JOIN ${prefix}earlier_send USING (id, sequence)
          WHERE number ${dialect.oneOf(':numbers')} ORDER BY due, number`,
        { numbers: leased.rows.map(numberOf) },
      );
      return rows.map(leasedDelivery);
    },

    async clampSchedule(target, now) {
      const { first, retry } = AHEAD_MS;
      await database.run(
        `UPDATE ${prefix}delivery SET due = CASE failures WHEN 0 THEN ${after(0)} ELSE ${after(CLAMPED_MS)} END
          WHERE target = :target AND state = 'due' AND due > ${after(first)}
            AND (failures = 0 OR due > ${after(retry)})`,
        { target, now },
      );
      await database.run(
        `UPDATE ${prefix}target SET paused_until = NULL WHERE target = :target AND paused_until > ${after(retry)}`,
        { target, now },
      );
    },

    async renew(numbers, holder, forMs) {
      await database.run(
        `UPDATE ${prefix}delivery SET leased_until = ${dialect.leaseEnd(':forMs')} WHERE ${ofHolder}`,
        { numbers, holder, forMs },
      );
    },

    async release(numbers, holder) {
      await database.run(
        `UPDATE ${prefix}delivery SET holder = NULL, leased_until = NULL WHERE ${ofHolder}`,
        { numbers, holder },
      );
    },

    async settle(number, holder, settlement) {
      const { state } = settlement;
      if (state === 'delivered') {
        await database.run(
          `UPDATE ${prefix}delivery
            SET state = 'delivered', settled = :at, failure = NULL, holder = NULL, leased_until = NULL
            WHERE number = :number AND state <> 'delivered'`,
          { number, at: settlement.at },
        );
        return;
      }
      await database.run(
        `UPDATE ${prefix}delivery SET state = :state, due = coalesce(:due, due), settled = :settled,
            failure = :failure, failures = failures + 1, holder = NULL, leased_until = NULL
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
      await database.run(
        `INSERT INTO ${prefix}target (target, paused_until) VALUES (:target, :until)
          ON CONFLICT (target) DO UPDATE SET paused_until = excluded.paused_until`,
        { target, until },
      );
    },

    async disable(target, at, why) {
      await database.run(
        `INSERT INTO ${prefix}target (target, disabled_at, why) VALUES (:target, :at, :why)
          ON CONFLICT (target) DO UPDATE SET disabled_at = excluded.disabled_at, why = excluded.why`,
        { target, at, why },
      );
    },

    async enable(target) {
      await database.run(`DELETE FROM ${prefix}target WHERE target = :target`, { target });
    },

    async listTargets() {
      const { rows } = await database.run(
        // The recursion goes from one name to the next by the index, without a look at the many deliveries already made.
        `WITH RECURSIVE named (target) AS (
            SELECT min(target) FROM ${prefix}delivery
            UNION ALL
            SELECT (SELECT min(target) FROM ${prefix}delivery WHERE target > named.target) FROM named
              WHERE named.target IS NOT NULL
          ), counted AS (
            SELECT target,
              (SELECT count(*) FROM ${prefix}delivery d WHERE d.target = named.target AND state = 'due') AS due,
              (SELECT count(*) FROM ${prefix}delivery d WHERE d.target = named.target AND state = 'dead') AS dead,
              ${nextFailing(prefix, 'd.due')} AS failing_due,
              ${nextFailing(prefix, 'd.failure')} AS failing_why
            FROM named WHERE target IS NOT NULL
          )
          SELECT target, coalesce(due, 0) AS due, coalesce(dead, 0) AS dead, failing_due, failing_why,
            paused_until, disabled_at, why
          FROM counted FULL JOIN ${prefix}target USING (target) ORDER BY target`,
      );
      return rows.map(targetState);
    },

    async listDisabled() {
      const { rows } = await database.run(
        `SELECT target, disabled_at AS at, coalesce(why, '') AS why FROM ${prefix}target
          WHERE disabled_at IS NOT NULL ORDER BY target`,
      );
      return rows.map(disabledTarget);
    },

    async listDeadLetters({ before, limit, target }) {
      const { rows } = await database.run(
        `SELECT * FROM ${prefix}delivery WHERE state = 'dead' ${before === undefined ? '' : 'AND number < :before'}
          ${target === undefined ? '' : 'AND target = :target'} ORDER BY number DESC LIMIT :limit`,
        { limit, ...(before !== undefined && { before }), ...(target !== undefined && { target }) },
      );
      return rows.map(deliveryState);
    },

    async replay(which, now) {
      const { count } = await database.run(
        `UPDATE ${prefix}delivery SET state = 'due', due = :now, failures = 0, settled = NULL
          WHERE state = 'dead' AND ${'number' in which ? 'number = :number' : 'target = :target'}`,
        { ...which, now },
      );
      return count;
    },

    async ofLead(id) {
      const { rows } = await database.run(
        `SELECT * FROM ${prefix}delivery WHERE id = :id ORDER BY sequence DESC, target`,
        { id },
      );
      return rows.map(deliveryState);
    },

    async recipients(which) {
      const { where, args } = chosenLeads(dialect, which);
      const ids = `IN (SELECT id FROM ${prefix}lead WHERE ${where})`;
      const { rows } = await database.run(selectRecipients(dialect, ids), args);
      return rows.map(recipient);
    },
  };
}

/**
 * Selects the targets that leads were sent to, or may have been: rows for `recipient`.
 * @param ids behind `id`: which leads
 */
export function selectRecipients({ prefix }: Dialect, ids: string): string {
  // A dead letter that was replayed has no failures any more, but its failure is still there.
  return `SELECT target, max(CASE state WHEN 'delivered' THEN 1 ELSE 0 END) AS sure FROM ${prefix}delivery
    WHERE id ${ids} AND (state = 'delivered' OR failure IS NOT NULL OR holder IS NOT NULL)
    GROUP BY target ORDER BY target`;
}

/**
 * A column of the delivery that has failed and is tried next. What has failed is due later than what has not been
 * tried, so the last hundred mostly contain it, however many are waiting.
 */
function nextFailing(prefix: string, column: string): string {
  return `(SELECT ${column} FROM (
      SELECT due, failures, failure FROM ${prefix}delivery
      WHERE target = named.target AND state = 'due' ORDER BY due DESC, number DESC LIMIT 100
    ) AS d WHERE failures > 0 ORDER BY due LIMIT 1)`;
}

/** So many milliseconds after `:now`. PostgreSQL needs the type of a parameter that it adds to. */
function after(ms: number): string {
  return `CAST(:now AS bigint) + ${ms}`;
}
