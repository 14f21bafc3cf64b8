import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a target was sent. */
export interface Hit {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How a target answers: a status, with headers, or whatever is done to the response. */
export type Answer =
  number | [status: number, headers: Record<string, string>] | ((response: ServerResponse) => void);

/** A real web server to forward to, ended after the running test. */
export async function targetServer(answer: (hit: Hit, count: number) => Answer = () => 204) {
  const hits: Hit[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const hit = { method, path, headers, body: Buffer.concat(chunks).toString() };
      hits.push(hit);
      const how = answer(hit, hits.length);
      if (typeof how === 'function') how(response);
      else if (typeof how === 'number') response.writeHead(how).end();
      else response.writeHead(how[0], how[1]).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { hits, url: `http://127.0.0.1:${port}/hook`, port };
}
