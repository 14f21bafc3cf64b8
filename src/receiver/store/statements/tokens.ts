import type { TokenMemory } from '../../assess/challenge/challenge.ts';
import type { Database } from '../database.ts';

/** The used tokens. */
export function storedTokens(database: Database): TokenMemory {
  const { prefix, now, skipLocked } = database.dialect;
  return {
    async claim(token, lead, until) {
      const { rows } = await database.run(
        `INSERT INTO ${prefix}token AS known (token, lead, until) VALUES (:token, :lead, :until)
          ON CONFLICT (token) DO UPDATE SET
            lead = CASE WHEN known.until > ${now} THEN known.lead ELSE excluded.lead END,
            until = CASE WHEN known.until > ${now} THEN known.until ELSE excluded.until END
          RETURNING lead`,
        { token, lead, until },
      );
      await database.run(
        `DELETE FROM ${prefix}token WHERE token IN (
            SELECT token FROM ${prefix}token WHERE until <= ${now} LIMIT 1000 ${skipLocked}
          )`,
      );
      return isOf(rows[0], lead);
    },
  };
}

function isOf(row: unknown, lead: string): boolean {
  return typeof row === 'object' && row !== null && 'lead' in row && row.lead === lead;
}
