/** The servers of the benchmark: a site with its files in brotli, and a webhook of another origin. */
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../../e2e/server.ts';
import { pageOf, type Subject, type Way, WAYS } from './subjects.ts';

/**
 * Names of this machine that are no developer's own address for our script (there it would load its explanations
 * too), and that the browser asks for brotli all the same.
 */
export const HOSTS = { site: 'site.localhost', webhook: 'hooks.localhost' };

export interface Site {
  /** Of a page; the subject `bare` asks nothing. */
  address: (subject: string, way: Way) => string;
  /** Of the folder that a subject's files come from. */
  files: (subject: string) => string;
  /** How long the webhook takes for a preflight: the browser's emulation of a slow network forgets those. */
  preflightMs: number;
  /** When the next lead has arrived with its whole body, in milliseconds since 1970. */
  nextLead: () => Promise<number>;
  stop: () => Promise<void>;
}

export async function startSite(all: readonly Subject[]): Promise<Site> {
  let arrived: ((at: number) => void) | undefined;
  const webhook = await serve(async (request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type, Accept',
    };
    if (request.method === 'POST') {
      for await (const _ of request); // to the end of the body
      arrived?.(performance.timeOrigin + performance.now());
      response.writeHead(202, { ...cors, 'Content-Type': 'application/json' }).end('{}');
    } else {
      await new Promise((resolve) => setTimeout(resolve, started.preflightMs));
      response.writeHead(204, cors).end();
    }
  });
  const bodies = compressed(all, `${named(webhook.origin, HOSTS.webhook)}/leads`);
  const site = await serve(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = bodies.get(path);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    const headers = { 'Content-Type': type, 'Content-Encoding': 'br', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
  });
  const origin = named(site.origin, HOSTS.site);
  const started: Site = {
    address: (subject, way) => `${origin}/${subject}/${way}`,
    files: (subject) => `${origin}/${subject}/`,
    preflightMs: 0,
    nextLead: () => new Promise((resolve) => (arrived = resolve)),
    async stop() {
      await Promise.all([site.stop(), webhook.stop()]);
    },
  };
  return started;
}

/** Pages and files by path, compressed once, before anything is measured. */
function compressed(all: readonly Subject[], webhook: string): Map<string, Buffer> {
  const bodies = new Map<string, Buffer>();
  for (const way of Object.keys(WAYS) as Way[]) {
    for (const { name, asks } of all)
      bodies.set(`/${name}/${way}`, brotliCompressSync(pageOf(way, asks(way, webhook))));
    bodies.set(`/bare/${way}`, brotliCompressSync(pageOf(way, { element: '', tag: '' })));
  }
  for (const { name, files } of all)
    for (const [path, file] of files) bodies.set(`/${name}/${path}`, brotliCompressSync(file));
  return bodies;
}

const named = (origin: string, host: string): string => origin.replace('localhost', host);
