/** The receiver in Deno: `deno serve`'s address comes beside the request. */
import { createReceiver, openPostgresStore } from '../../src/receiver/index.ts';
import { rules } from './rules.ts';

/** What of Deno is used here, for the type checker of this repository. */
declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(
    options: { port: number },
    handler: (request: Request, info: Info) => Promise<Response>,
  ): { shutdown(): Promise<void> };
  addSignalListener(signal: 'SIGTERM', listener: () => void): void;
};
interface Info {
  remoteAddr: { hostname: string };
}

const store = await openPostgresStore(Deno.env.get('DATABASE_URL') ?? '');
const receive = createReceiver({
  qualifiers: rules,
  store,
  origins: ['https://example.com'],
  address: (_, info: Info) => info.remoteAddr.hostname,
});
const server = Deno.serve({ port: 8788 }, receive);
Deno.addSignalListener('SIGTERM', () => void server.shutdown().then(() => store.close()));
