import type { Pool } from 'pg';
import type { TokenMemory } from '../../assess/challenge/token-memory.ts';

const NOW = `(extract(epoch FROM clock_timestamp()) * 1000)`;

/** The used tokens of a store on a PostgreSQL server. */
export function postgresTokens(pool: Pool): TokenMemory {
  return {
    async claim(token, lead, until) {
      const { rows } = await pool.query(
        `INSERT INTO lead_qualifier.token AS known (token, lead, until) VALUES ($1, $2, $3)
          ON CONFLICT (token) DO UPDATE SET
            lead = CASE WHEN known.until > ${NOW} THEN known.lead ELSE excluded.lead END,
            until = CASE WHEN known.until > ${NOW} THEN known.until ELSE excluded.until END
          RETURNING lead`,
        [token, lead, until],
      );
      // What others are just clearing away is skipped, not waited for.
      await pool.query(
        `DELETE FROM lead_qualifier.token WHERE token IN (
            SELECT token FROM lead_qualifier.token WHERE until <= ${NOW} LIMIT 1000 FOR UPDATE SKIP LOCKED
          )`,
      );
      return rows[0]?.['lead'] === lead;
    },
  };
}
