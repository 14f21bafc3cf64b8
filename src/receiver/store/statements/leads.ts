import type { Database, Dialect } from '../database.ts';
import {
  annotationColumns,
  cursor,
  earlierSend,
  emailKey,
  foundPage,
  numberOf,
  storedLead,
} from '../rows.ts';
import { mayBeId, searchTerms } from '../search-words.ts';
import type { Store } from '../store.ts';

const NEWEST_FIRST = 'ORDER BY arrived DESC, id DESC';
const BEHIND_CURSOR = '(arrived, id) < (:arrived, :id)';
const OF_VERDICT = 'coalesce(overrule, verdict) = :verdict';

/** The statements that read and annotate leads. */
export function storedLeads(
  database: Database,
): Pick<Store, 'list' | 'get' | 'search' | 'annotate' | 'leadsOf' | 'countOf'> {
  const { dialect } = database;
  const { prefix } = dialect;
  return {
    async list({ before, limit, verdict }) {
      const where = all([verdict && OF_VERDICT, before && BEHIND_CURSOR]);
      const { rows } = await database.run(
        `SELECT * FROM ${prefix}lead ${where} ${NEWEST_FIRST} LIMIT :limit`,
        { limit, ...(verdict && { verdict }), ...before },
      );
      return rows.map(storedLead);
    },

    async get(id, most) {
      const limit = most === undefined ? '' : 'LIMIT :most';
      // Both of one moment, so that a send that is replaced in between is not missed.
      const [leads, earlier] = await database.snapshot([
        { sql: `SELECT * FROM ${prefix}lead WHERE id = :id`, args: { id } },
        {
          sql: `SELECT * FROM ${prefix}earlier_send WHERE id = :id ORDER BY sequence DESC ${limit}`,
          args: { id, ...(most !== undefined && { most }) },
        },
      ]);
      const row = leads?.rows[0];
      if (row === undefined) return undefined;
      return { lead: storedLead(row), earlier: (earlier?.rows ?? []).map(earlierSend) };
    },

    async search({ text, limit, before, verdict, among = 20_000 }) {
      const terms: Record<string, string> = {};
      const conditions = searchTerms(text).map((forms, term) => {
        const tests = forms.flatMap((form, index) => {
          const name = `term${term}_${index}`;
          terms[name] = form;
          const columns = ['words', 'note_words', ...(mayBeId(form) ? ['id'] : [])];
          return columns.map((column) => dialect.contains(column, `:${name}`));
        });
        return `(${tests.join(' OR ')})`;
      });
      const scanned = `FROM ${prefix}lead ${all([before && BEHIND_CURSOR])} ${NEWEST_FIRST}`;
      const [found, end] = await database.snapshot(
        [
          {
            sql: `SELECT * FROM ${prefix}lead WHERE id IN (
                SELECT id FROM (
                  SELECT id, words, note_words, verdict, overrule ${scanned} LIMIT :among
                ) AS scanned ${all([verdict && OF_VERDICT, ...conditions])} LIMIT :limit
              ) ${NEWEST_FIRST}`,
            args: { among, limit: limit + 1, ...before, ...(verdict && { verdict }), ...terms },
          },
          // The last lead looked at, and the one behind it.
          {
            sql: `SELECT arrived, id ${scanned} LIMIT 2 OFFSET :skip`,
            args: { skip: among - 1, ...before },
          },
        ],
        ({ rows }) => rows.length > limit,
      );
      return foundPage((found?.rows ?? []).map(storedLead), (end?.rows ?? []).map(cursor), limit);
    },

    async annotate(id, annotation, sequence) {
      const { count } = await database.changeLead(
        id,
        `UPDATE ${prefix}lead SET
            note = CASE CAST(:hasNote AS integer) WHEN 1 THEN :note ELSE note END,
            note_words = CASE CAST(:hasNote AS integer) WHEN 1 THEN :noteWords ELSE note_words END,
            overrule = CASE CAST(:hasOverrule AS integer) WHEN 1 THEN :overrule ELSE overrule END
          WHERE id = :id AND sequence = coalesce(:sequence, sequence)`,
        { ...annotationColumns(annotation), id, sequence: sequence ?? null },
      );
      return count > 0;
    },

    async leadsOf(email, { before, limit } = { limit: 500 }) {
      const { where, args } = chosenLeads(dialect, { email });
      const { rows } = await database.run(
        `SELECT * FROM ${prefix}lead ${all([where, before && BEHIND_CURSOR])} ${NEWEST_FIRST} LIMIT :limit`,
        { ...args, limit, ...before },
      );
      return rows.map(storedLead);
    },

    async countOf(email) {
      const { where, args } = chosenLeads(dialect, { email });
      const { rows } = await database.run(
        `SELECT count(*) AS number FROM ${prefix}lead WHERE ${where}`,
        args,
      );
      return numberOf(rows[0]);
    },
  };
}

/**
 * The condition on `lead` that chooses one lead, or all leads of a person: those that bear the email address now, or
 * did in an earlier send.
 */
export function chosenLeads(
  { prefix }: Dialect,
  which: { id: string } | { email: string },
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

/** A `WHERE` of all these conditions, where there are any. */
function all(conditions: readonly (string | undefined)[]): string {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 0 ? `WHERE ${given.join(' AND ')}` : '';
}
