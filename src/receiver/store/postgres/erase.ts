import type { Pool } from 'pg';
import { idOf, recipient } from '../rows.ts';
import { chosenLeads, selectRecipients } from '../statements/person.ts';
import type { Store } from '../store.ts';
import { inTransaction, POSTGRES, query } from './postgres-database.ts';

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
