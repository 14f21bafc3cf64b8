import { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { CommandError } from '../errors.ts';
import { Problem } from './problem.ts';

/** The parts of the receiver's server, each a fetch-style handler. */
export interface Routes {
  /** `peer` is the address of the connection. */
  leads: (request: Request, peer: string | undefined) => Promise<Response>;
  inbox: (request: Request) => Promise<Response>;
  /** Path of the inbox. */
  inboxPath: string;
  health: (request: Request) => Promise<Response>;
  /** Called with an error that no handler has caught. */
  onFault?: (error: unknown) => void;
}

/** A running server. */
export interface RunningServer {
  port: number;
  /** Takes no new requests; resolves when those in flight are answered or `GRACE_MS` is over. */
  stop(): Promise<void>;
}

/** Paths of a platform's health checks: whether the program runs, and whether it can store leads. */
export const HEALTH_PATHS = ['/healthz', '/readyz', '/health'] as const;

/** How long `stop` waits for requests in flight, in milliseconds. */
const GRACE_MS = 10_000;

/** Time limit for a request to arrive, in milliseconds: slower ones only occupy connections. */
const REQUEST_MS = 30_000;

/**
 * Serves the receiver by HTTP.
 * @throws CommandError when it cannot listen at the address
 */
export async function serve(routes: Routes, port: number, hostname: string): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: application(routes).fetch,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: 5_000,
    },
  });
  if (!(server instanceof Server)) throw new TypeError('The adapter made no HTTP/1 server');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, port, hostname)));
    server.listen(port, hostname, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');

  return {
    port: address.port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Clients keep connections open after the response: these have to be closed, too.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

function application(routes: Routes): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>()
    .all('/leads/challenge', ({ req, env }) => routes.leads(req.raw, env.incoming.socket.remoteAddress))
    .all('/leads', ({ req, env }) => routes.leads(req.raw, env.incoming.socket.remoteAddress))
    .all(routes.inboxPath, ({ req }) => routes.inbox(req.raw))
    .on('GET', [...HEALTH_PATHS], ({ req }) => routes.health(req.raw))
    .notFound(() => new Problem('not-found', 'Leads are sent to /leads.').response())
    .onError((error) => {
      routes.onFault?.(error);
      return new Problem('fault', 'Send it again later.').response();
    });
}

function cannotListen(cause: NodeJS.ErrnoException, port: number, hostname: string): CommandError {
  const why =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Stop it, or choose another port with --port`
      : cause.code === 'EACCES'
        ? `Port ${port} may not be used without special rights. Choose one from 1024 on with --port`
        : `Cannot listen at ${hostname}, port ${port} (${cause.code}). Check --host and --port`;
  return new CommandError(`${why}.`, { cause });
}
