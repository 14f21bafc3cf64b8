import type { Pool } from 'pg';
import { mayBeId, searchTerms } from '../search-words.ts';
import type { Store } from '../store.ts';
import { chosenLeads, selectTold } from './person.ts';
import { inTransaction, lockLead } from './transaction.ts';
import { annotationColumns, cursor, idOf, integer, storedLead, told } from '../rows.ts';
import { foundPage } from '../search-page.ts';

/** What the owner does with the leads of a store on a PostgreSQL server. */
export function postgresOwner(
  pool: Pool,
): Pick<Store, 'search' | 'annotate' | 'leadsOf' | 'countOf' | 'erase' | 'expire'> {
  return {
    async search({ text, limit, before, verdict: only, among = 20_000 }) {
      const values: (string | number)[] = before ? [before.arrived, before.id] : [];
      const looked = `FROM lead_qualifier.lead ${before ? 'WHERE (arrived, id) < ($1, $2)' : ''}
        ORDER BY arrived DESC, id DESC`;
      const restValues = [...values, among - 1];
      const value = (one: string | number) => `$${values.push(one)}`;
      const conditions = searchTerms(text).map((forms) => {
        const tests = forms.flatMap((form) => {
          const columns = ['words', 'note_words', ...(mayBeId(form) ? ['id'] : [])];
          const one = value(form);
          return columns.map((column) => `strpos(${column}, ${one}) > 0`);
        });
        return `(${tests.join(' OR ')})`;
      });
      if (only) conditions.push(`coalesce(overrule, verdict) = ${value(only)}`);
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      return inTransaction(pool, async (client) => {
        // Both reads see one moment.
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const found = await client.query(
          `SELECT * FROM lead_qualifier.lead WHERE id IN (
              SELECT id FROM (
                SELECT id, words, note_words, verdict, overrule ${looked} LIMIT ${value(among)}
              ) AS looked ${where} LIMIT ${value(limit + 1)}
            ) ORDER BY arrived DESC, id DESC`,
          values,
        );
        const leads = found.rows.map(storedLead);
        if (leads.length > limit) return foundPage(leads, [], limit);
        const rest = await client.query(
          `SELECT arrived, id ${looked} LIMIT 2 OFFSET $${restValues.length}`,
          restValues,
        );
        return foundPage(leads, rest.rows.map(cursor), limit);
      });
    },

    async annotate(id, annotation, sequence) {
      const { hasNote, note, noteWords, hasOverrule, overrule } = annotationColumns(annotation);
      return inTransaction(pool, async (client) => {
        // Else a send that takes the lead's place could lose what is noted at that moment.
        await lockLead(client, id);
        const { rowCount } = await client.query(
          `UPDATE lead_qualifier.lead SET
              note = CASE $2::integer WHEN 1 THEN $3 ELSE note END,
              note_words = CASE $2::integer WHEN 1 THEN $4 ELSE note_words END,
              overrule = CASE $5::integer WHEN 1 THEN $6 ELSE overrule END
            WHERE id = $1 AND sequence = coalesce($7, sequence)`,
          [id, hasNote, note, noteWords, hasOverrule, overrule, sequence ?? null],
        );
        return (rowCount ?? 0) > 0;
      });
    },

    async leadsOf(email, { before, limit } = { limit: 500 }) {
      const { where, key } = chosenLeads({ email });
      const { rows } = await pool.query(
        `SELECT * FROM lead_qualifier.lead WHERE (${where}) ${before ? 'AND (arrived, id) < ($3, $4)' : ''}
          ORDER BY arrived DESC, id DESC LIMIT $2`,
        [key, limit, ...(before ? [before.arrived, before.id] : [])],
      );
      return rows.map(storedLead);
    },

    async countOf(email) {
      const { where, key } = chosenLeads({ email });
      const { rows } = await pool.query(`SELECT count(*) AS count FROM lead_qualifier.lead WHERE ${where}`, [
        key,
      ]);
      return integer.parse(rows[0]?.['count']);
    },

    async erase(which) {
      const { where, key } = chosenLeads(which);
      return inTransaction(pool, async (client) => {
        const { rows } = await client.query(
          `SELECT id FROM lead_qualifier.lead WHERE ${where} ORDER BY id FOR UPDATE`,
          [key],
        );
        const ids = rows.map(idOf);
        // From here on nobody begins to forward them; who has begun is named.
        await client.query('SELECT 1 FROM lead_qualifier.delivery WHERE id = ANY ($1) FOR UPDATE', [ids]);
        const copies = await client.query(selectTold('$1'), [ids]);
        await client.query(`UPDATE lead_qualifier.token SET lead = '' WHERE lead = ANY ($1)`, [ids]);
        await client.query('DELETE FROM lead_qualifier.lead WHERE id = ANY ($1)', [ids]);
        return { ids, told: copies.rows.map(told) };
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
