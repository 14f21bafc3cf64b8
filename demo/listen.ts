import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A site that listens. */
export interface Site {
  /** Its origin, without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/** Serves an app on this machine only, port 0 taking any free one; rejects when the port is taken. */
export async function listen(app: Hono, port: number): Promise<Site> {
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
