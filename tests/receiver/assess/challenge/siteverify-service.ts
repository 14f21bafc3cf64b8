import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a service was asked. */
export interface Asked {
  method: string;
  type: string;
  fields: Record<string, string>;
}

/** An answer of the service; `never` leaves the request open. */
export type Answered = { status?: number; body: unknown } | 'never';

/**
 * A service that speaks `siteverify` on a port of this machine, until the test ends. It checks the secret as
 * the real ones do, then answers by the token.
 */
export async function siteverifyService(answers: Record<string, Answered>) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(text));
      asked.push({ method: request.method!, type: request.headers['content-type']!, fields });
      const answer =
        fields['secret'] === SECRET
          ? (answers[fields['response']!] ?? error('invalid-input-response'))
          : error('invalid-input-secret');
      if (answer === 'never') return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The service has no port');
  return { url: `http://127.0.0.1:${address.port}/siteverify`, asked, stop: () => server.close() };
}

export const SECRET = 'the secret key of the site';

/** A refusal with these codes. */
export const error = (...codes: string[]): Answered => ({ body: { 'success': false, 'error-codes': codes } });

/** An acceptance, with more. */
export const success = (more: object = {}): Answered => ({
  body: { 'success': true, 'error-codes': [], 'hostname': 'site.example', ...more },
});
