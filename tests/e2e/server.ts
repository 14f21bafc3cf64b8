/** Real servers for the tests: a site with test pages, and a webhook that fails in every way on demand. */
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LeadEvent } from '../../src/lead/lead-event.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** A server on this machine, on a port of its own. */
export interface Server {
  /** Origin, such as `http://localhost:4711`. */
  origin: string;
  /** Refuses connections from now on, as a server that is down. */
  stop: () => Promise<void>;
  /** Listens again, on the same port. */
  start: () => Promise<void>;
}

/** Starts a server on a free port. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    // The browser may leave in the middle of a request: that is its good right.
    answer(request, response).catch(() => request.socket.destroy());
  });
  let port = 0;
  const start = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  };
  await start();
  return {
    origin: `http://localhost:${port}`,
    start,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A request that the site itself got: what a form sent, in a browser's words. */
export interface Visit {
  method: string;
  path: string;
  /** Names and values in the order they came, from the query or the body. */
  fields: [string, string][];
}

/** A test page: its HTML, and headers beside the type. */
export interface Page {
  html: string;
  headers?: Record<string, string>;
}

export interface Site extends Server {
  /** By path; tests add to them. */
  pages: Record<string, Page>;
  /** Files by path: those of the package to begin with; tests add to them. */
  files: Map<string, string | Uint8Array>;
  /** Requests that were neither for a page nor for a file of the package. */
  visits: Visit[];
}

/**
 * Serves test pages, the built files of the package under `/dist/` (also to other origins), and takes whatever
 * forms send anywhere else: it records it and answers with a page titled "Received".
 */
export async function serveSite(): Promise<Site> {
  const files: Site['files'] = new Map(await distFiles());
  const pages: Record<string, Page> = {};
  const visits: Visit[] = [];
  const server = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(pathname);
    const page = pages[pathname];
    if (file) {
      const type = TYPES[extname(pathname)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(file);
    } else if (page && request.method === 'GET') {
      sendPage(response, page.html, page.headers);
    } else if (pathname === '/favicon.ico') {
      response.writeHead(404).end();
    } else {
      const fields = request.method === 'GET' ? searchParams : await formFields(request);
      visits.push({ method: request.method ?? '', path: pathname, fields: [...fields] });
      sendPage(response, '<!doctype html><title>Received</title><h1>Received</h1>');
    }
  });
  return { ...server, pages, files, visits };
}

/** How the webhook treats a POST; `after` so many milliseconds. */
export type Treatment =
  | {
      status: number;
      headers?: Record<string, string>;
      body?: string;
      type?: string;
      after?: number;
    }
  /** Takes the request, and never answers. */
  | 'hang'
  /** Takes the request, and cuts the line. */
  | 'reset'
  /** Answers, but not for pages of other origins: the page cannot read the answer. */
  | 'unreadable';

export interface Webhook extends Server {
  /** Where leads are posted. */
  url: string;
  /** How every POST is treated from now on; 202 to begin with. */
  treatment: Treatment;
  /** What arrived, whether it was confirmed or not. */
  posts: Post[];
}

/** A lead that arrived. */
export interface Post {
  type: string;
  body: string;
  event: LeadEvent;
  /** When, in milliseconds since 1970. */
  at: number;
}

/** A webhook on another origin than the site: preflights are answered, posts are recorded. */
export async function serveWebhook(): Promise<Webhook> {
  const posts: Post[] = [];
  const server = await serve(async (request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type, Accept',
      'Access-Control-Expose-Headers': 'Retry-After',
    };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors).end();
      return;
    }
    // Where a redirect leads, anything is welcome: a lead that gets there has lost its body.
    if (request.url === '/elsewhere') {
      response.writeHead(200, cors).end('{"ok":true}');
      return;
    }
    const type = request.headers['content-type'] ?? '';
    const body = await text(request);
    const json = type.includes('json') ? body : (new URLSearchParams(body).get('event') ?? '{}');
    posts.push({ type, body, event: JSON.parse(json) as LeadEvent, at: Date.now() });
    await treat(request, response, webhook.treatment, cors);
  });
  const webhook: Webhook = { ...server, url: `${server.origin}/leads`, treatment: { status: 202 }, posts };
  return webhook;
}

async function treat(
  request: IncomingMessage,
  response: ServerResponse,
  treatment: Treatment,
  cors: Record<string, string>,
): Promise<void> {
  if (treatment === 'reset') request.socket.destroy();
  else if (treatment === 'unreadable') response.writeHead(202).end();
  else if (treatment !== 'hang') {
    await new Promise((done) => setTimeout(done, treatment.after));
    const headers = { 'Content-Type': treatment.type ?? 'application/json', ...cors, ...treatment.headers };
    response.writeHead(treatment.status, headers).end(treatment.body ?? '{}');
  }
}

function sendPage(response: ServerResponse, html: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html);
}

/** Read once: what is tested does not change under the test when somebody builds meanwhile. */
async function distFiles(): Promise<Map<string, Buffer>> {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.js'));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, Buffer]> => {
        const path = join(parentPath, name);
        return [`/dist${path.slice(DIST.length).replaceAll('\\', '/')}`, await readFile(path)];
      }),
    ),
  );
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The names and values of a form, urlencoded or multipart, as `Response` reads them; of anything else none. */
async function formFields(request: IncomingMessage): Promise<[string, string][]> {
  const body = await text(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('form')) return [];
  const headers = { 'Content-Type': type };
  const form = await new Response(body, { headers }).formData();
  return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
}
