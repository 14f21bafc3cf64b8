import type { Dialect } from '../database.ts';
import { emailKey } from '../rows.ts';

/** One lead, or all leads of a person. */
type Which = { id: string } | { email: string };

/**
 * The condition on `lead` that chooses one lead, or all leads of a person: those that bear the email address now, or
 * did in an earlier send.
 */
export function chosenLeads(
  { prefix }: Dialect,
  which: Which,
): { where: string; args: Record<string, string> } {
  if ('id' in which) return { where: 'lead.id = :chosen', args: { chosen: which.id } };
  return {
    // Leads without an address have the key '', and are not all of one person.
    where: `:chosen <> '' AND lead.id IN (
      SELECT id FROM ${prefix}lead WHERE email = :chosen
      UNION SELECT id FROM ${prefix}earlier_send WHERE email = :chosen
    )`,
    args: { chosen: emailKey(which.email) },
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
