import type { InStatement } from '@libsql/client';
import { emailKey } from '../rows.ts';

/** The condition by which one lead, or all of a person, at this sequence or at an earlier one, are chosen. */
export function chosenLeads(which: { id: string } | { email: string }): {
  where: string;
  args: Record<string, string>;
} {
  if ('id' in which) return { where: 'lead.id = :one', args: { one: which.id } };
  return {
    // Who gave no address is nobody.
    where: `:email <> '' AND (lead.email = :email OR lead.id IN (SELECT id FROM earlier_send WHERE email = :email))`,
    args: { email: emailKey(which.email) },
  };
}

/** Reads to whom they were told: rows for `told`. */
export function selectTold(which: { id: string } | { email: string }): InStatement {
  const { where, args } = chosenLeads(which);
  return {
    // A dead letter that was replayed has no failures any more, but still says why it failed.
    sql: `SELECT target, max(state = 'delivered') AS sure FROM delivery
      WHERE id IN (SELECT id FROM lead WHERE ${where})
        AND (state = 'delivered' OR failure IS NOT NULL OR holder IS NOT NULL)
      GROUP BY target ORDER BY target`,
    args,
  };
}
