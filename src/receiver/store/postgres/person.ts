import { emailKey } from '../rows.ts';

/**
 * The condition by which one lead, or all of a person, at this sequence or at an earlier one, are chosen; its
 * parameter is `$1`.
 */
export function chosenLeads(which: { id: string } | { email: string }): { where: string; key: string } {
  if ('id' in which) return { where: 'lead.id = $1', key: which.id };
  return {
    // Who gave no address is nobody.
    where: `$1 <> '' AND (lead.email = $1 OR lead.id IN (SELECT id FROM lead_qualifier.earlier_send WHERE email = $1))`,
    key: emailKey(which.email),
  };
}

/** Reads to whom the leads of these ids were told: rows for `told`. */
export function selectTold(ids: string): string {
  // A dead letter that was replayed has no failures any more, but still says why it failed.
  return `SELECT target, bool_or(state = 'delivered') AS sure FROM lead_qualifier.delivery
    WHERE id = ANY (${ids}) AND (state = 'delivered' OR failure IS NOT NULL OR holder IS NOT NULL)
    GROUP BY target ORDER BY target`;
}
