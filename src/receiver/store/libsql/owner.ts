import type { Client } from '@libsql/client';
import { mayBeId, searchTerms } from '../search-words.ts';
import type { Store } from '../store.ts';
import type { Traces } from './traces.ts';
import { MARK_TRACES } from './traces.ts';
import { chosenLeads, selectTold } from './person.ts';
import { annotationColumns, cursor, idOf, integer, storedLead, told } from '../rows.ts';
import { foundPage } from '../search-page.ts';

/** What the owner does with the leads of an embedded store. */
export function libsqlOwner(
  client: Client,
  traces: Pick<Traces, 'clear'>,
): Pick<Store, 'search' | 'annotate' | 'leadsOf' | 'countOf' | 'erase' | 'expire'> {
  /** Leads deleted by `expire` whose traces are still there. */
  let expired = 0;
  return {
    async search({ text, limit, before, verdict: only, among = 20_000 }) {
      const args: Record<string, string | number> = { among, ...before, ...(only && { only }) };
      const terms = searchTerms(text).map((forms, at) => {
        const tests = forms.map((form, index) => {
          args[`t${at}_${index}`] = form;
          const columns = ['words', 'note_words', ...(mayBeId(form) ? ['id'] : [])];
          return columns.map((column) => `instr(${column}, :t${at}_${index}) > 0`).join(' OR ');
        });
        return `(${tests.join(' OR ')})`;
      });
      const where = [...(only ? ['coalesce(overrule, verdict) = :only'] : []), ...terms].join(' AND ') || '1';
      const looked = `FROM lead ${before ? 'WHERE (arrived, id) < (:arrived, :id)' : ''} ORDER BY arrived DESC, id DESC`;
      const [found, rest] = await client.batch(
        [
          {
            sql: `SELECT * FROM lead WHERE id IN (
                SELECT id FROM (SELECT id, words, note_words, verdict, overrule ${looked} LIMIT :among)
                WHERE ${where} LIMIT :limit
              ) ORDER BY arrived DESC, id DESC`,
            args: { ...args, limit: limit + 1 },
          },
          { sql: `SELECT arrived, id ${looked} LIMIT 2 OFFSET :skip`, args: { skip: among - 1, ...before } },
        ],
        'read',
      );
      return foundPage((found?.rows ?? []).map(storedLead), (rest?.rows ?? []).map(cursor), limit);
    },

    async annotate(id, annotation, sequence) {
      const { rowsAffected } = await client.execute({
        sql: `UPDATE lead SET
            note = iif(:hasNote, :note, note), note_words = iif(:hasNote, :noteWords, note_words),
            overrule = iif(:hasOverrule, :overrule, overrule)
          WHERE id = :id AND sequence = coalesce(:sequence, sequence)`,
        args: { ...annotationColumns(annotation), id, sequence: sequence ?? null },
      });
      return rowsAffected > 0;
    },

    async leadsOf(email, { before, limit } = { limit: 500 }) {
      const { where, args } = chosenLeads({ email });
      const { rows } = await client.execute({
        sql: `SELECT * FROM lead WHERE (${where}) ${before ? 'AND (arrived, id) < (:arrived, :id)' : ''}
          ORDER BY arrived DESC, id DESC LIMIT :limit`,
        args: { ...args, limit, ...before },
      });
      return rows.map(storedLead);
    },

    async countOf(email) {
      const { where, args } = chosenLeads({ email });
      const { rows } = await client.execute({
        sql: `SELECT count(*) AS count FROM lead WHERE ${where}`,
        args,
      });
      return integer.parse(rows[0]?.['count']);
    },

    async erase(which) {
      const { where, args } = chosenLeads(which);
      const { rows } = await client.execute({ sql: `SELECT 1 FROM lead WHERE ${where} LIMIT 1`, args });
      if (rows.length === 0) return { ids: [], told: [] };
      const [, copies, , erased] = await client.batch(
        [
          MARK_TRACES,
          selectTold(which),
          { sql: `UPDATE token SET lead = '' WHERE lead IN (SELECT id FROM lead WHERE ${where})`, args },
          { sql: `DELETE FROM lead WHERE ${where} RETURNING id`, args },
        ],
        'write',
      );
      const ids = (erased?.rows ?? []).map(idOf);
      if (ids.length > 0) await traces.clear();
      return { ids, told: (copies?.rows ?? []).map(told) };
    },

    async expire(before, limit = 500) {
      const old = 'SELECT id FROM lead WHERE arrived < :before ORDER BY arrived, id LIMIT :limit';
      const { rows } = await client.execute({ sql: old, args: { before, limit: 1 } });
      const [, deleted] =
        rows.length === 0
          ? []
          : await client.batch(
              [MARK_TRACES, { sql: `DELETE FROM lead WHERE id IN (${old})`, args: { before, limit } }],
              'write',
            );
      const rowsAffected = deleted?.rowsAffected ?? 0;
      expired += rowsAffected;
      // More are to come: once, behind the last of them, is enough.
      if (expired > 0 && rowsAffected < limit) {
        expired = 0;
        await traces.clear();
      }
      return rowsAffected;
    },
  };
}
