import type { Client } from '@libsql/client';
import type { TokenMemory } from '../../assess/challenge/token-memory.ts';
import { CLOCK } from './deliveries.ts';

/** The used tokens of an embedded store. */
export function libsqlTokens(client: Client): TokenMemory {
  return {
    async claim(token, lead, until) {
      const [, , held] = await client.batch(
        [
          `DELETE FROM token WHERE until <= ${CLOCK}`,
          {
            sql: 'INSERT INTO token (token, lead, until) VALUES (?, ?, ?) ON CONFLICT (token) DO NOTHING',
            args: [token, lead, until],
          },
          { sql: 'SELECT lead FROM token WHERE token = ?', args: [token] },
        ],
        'write',
      );
      return held?.rows[0]?.['lead'] === lead;
    },
  };
}
