import type { Pool } from 'pg';
import { mayBeId, searchTerms } from '../search-words.ts';
import type { Store } from '../store.ts';
import { inTransaction, lockLead } from './postgres-transaction.ts';
import { annotationColumns, cursor, emailKey, idOf, storedLead } from './rows.ts';
import { foundPage } from './search-page.ts';

/** The leads of a person: at this sequence, or at an earlier one. */
const OF_PERSON = `lead.email = $1 OR lead.id IN (SELECT id FROM lead_qualifier.earlier_send WHERE email = $1)`;

/** What the owner does with the leads of a store on a PostgreSQL server. */
export function postgresOwner(
  pool: Pool,
): Pick<Store, 'search' | 'annotate' | 'leadsOf' | 'erase' | 'expire'> {
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

    async leadsOf(email) {
      const key = emailKey(email);
      if (key === '') return [];
      const { rows } = await pool.query(
        `SELECT * FROM lead_qualifier.lead WHERE ${OF_PERSON} ORDER BY arrived DESC, id DESC LIMIT 500`,
        [key],
      );
      return rows.map(storedLead);
    },

    async erase(which) {
      const key = 'id' in which ? which.id : emailKey(which.email);
      if (key === '') return [];
      const chosen = 'id' in which ? 'lead.id = $1' : OF_PERSON;
      const { rows } = await pool.query(
        `WITH erased AS (DELETE FROM lead_qualifier.lead WHERE ${chosen} RETURNING id),
            freed AS (UPDATE lead_qualifier.token SET lead = '' WHERE lead IN (SELECT id FROM erased))
          SELECT id FROM erased`,
        [key],
      );
      return rows.map(idOf);
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
