import type { Client } from '@libsql/client';
import { idOf, recipient } from '../rows.ts';
import { chosenLeads, selectRecipients } from '../statements/person.ts';
import type { Store } from '../store.ts';
import { LIBSQL } from './libsql-database.ts';
import type { Vacuum } from './vacuum.ts';
import { MARK_FOR_VACUUM } from './vacuum.ts';

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
