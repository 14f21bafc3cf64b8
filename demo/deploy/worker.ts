/**
 * The receiver as a fetch handler of a worker (Cloudflare's shape), with its leads in PostgreSQL. In your own
 * project import from `lead-qualifier/receiver`, and give your rules as `parseQualifier` returns them.
 */
import { createReceiver, openPostgresStore, turnstile } from '../../src/receiver/index.ts';
import { rules } from './rules.ts';

interface Environment {
  DATABASE_URL: string;
  TURNSTILE_SECRET: string;
}

/** Opened by the first request: outside of one a worker may not reach the network. */
let receiver: Promise<(request: Request) => Promise<Response>> | undefined;

async function open(environment: Environment): Promise<(request: Request) => Promise<Response>> {
  return createReceiver({
    qualifiers: rules,
    store: await openPostgresStore(environment.DATABASE_URL),
    origins: ['https://example.com'],
    address: (request) => request.headers.get('cf-connecting-ip'),
    challenge: turnstile({ secret: environment.TURNSTILE_SECRET }),
  });
}

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const receive = await (receiver ??= open(environment));
    return receive(request);
  },
};
