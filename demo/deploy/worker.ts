/**
 * The receiver as a worker (Cloudflare's shape), with its leads in PostgreSQL. In your own project import from
 * `lead-qualifier/receiver`, give your rules as `parseQualifier` returns them, and call `scheduled` every minute
 * (`crons = ["* * * * *"]`).
 */
import type { Forwarder, Store, Trouble } from '../../src/receiver/index.ts';
import {
  createForwarder,
  createReceiver,
  createRetention,
  openPostgresStore,
  turnstile,
  webhookTarget,
} from '../../src/receiver/index.ts';
import { rules } from './rules.ts';

interface Environment {
  DATABASE_URL: string;
  TURNSTILE_SECRET: string;
  CRM_URL: string;
  CRM_SECRET: string;
}

/** What of the platform is used here, for the type checker of this repository. */
interface Context {
  waitUntil(work: Promise<unknown>): void;
}

/** Opened for each request: a worker may not use the connections of another one. */
async function open(environment: Environment): Promise<{ store: Store; forwarder: Forwarder }> {
  const store = await openPostgresStore(environment.DATABASE_URL);
  const crm = webhookTarget({
    name: 'crm',
    url: environment.CRM_URL,
    secret: environment.CRM_SECRET,
    fetch: (input, init) => fetch(input, init),
  });
  return { store, forwarder: createForwarder({ store, targets: [crm], onTrouble: log }) };
}

function log({ target, why }: Trouble): void {
  console.error(`${target}: ${why}`);
}

export default {
  /** Answers when the lead is stored; it is forwarded while the worker is kept alive for that. */
  async fetch(request: Request, environment: Environment, context: Context): Promise<Response> {
    const { store, forwarder } = await open(environment);
    const works: Promise<void>[] = [];
    const receive = createReceiver({
      qualifiers: rules,
      store,
      forwarder,
      origins: ['https://example.com'],
      address: (one) => one.headers.get('cf-connecting-ip'),
      // It counts in one program's memory, and there is one for each request: count by a rule of the platform.
      rateLimit: false,
      challenge: turnstile({ secret: environment.TURNSTILE_SECRET }),
      waitUntil: (work) => void works.push(work),
    });
    try {
      return await receive(request);
    } finally {
      context.waitUntil(Promise.all(works).then(() => store.close()));
    }
  },

  /** Forwards what failed before, and deletes what is older than a year. With an enricher: `enrichDue()` first. */
  async scheduled(_: unknown, environment: Environment): Promise<void> {
    const { store, forwarder } = await open(environment);
    try {
      await forwarder.forwardDue();
      // The platform keeps the clock: where no lead came for a year, all are to be deleted nevertheless.
      await createRetention({ store, days: 365 }).expire({ trustClock: true });
    } finally {
      await store.close();
    }
  },
};
