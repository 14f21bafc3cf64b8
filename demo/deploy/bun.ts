/** The receiver in Bun: the address of a request is asked of the server. */
import { createReceiver, openPostgresStore } from '../../src/receiver/index.ts';
import { rules } from './rules.ts';

/** What of Bun is used here, for the type checker of this repository. */
declare const Bun: {
  serve(options: { port: number; fetch: (request: Request, server: Server) => Promise<Response> }): Server;
};
interface Server {
  requestIP(request: Request): { address: string } | null;
  stop(): Promise<void>;
}

const store = await openPostgresStore(process.env['DATABASE_URL'] ?? '');
const receive = createReceiver({
  qualifiers: rules,
  store,
  origins: ['https://example.com'],
  address: (request, server: Server) => server.requestIP(request)?.address,
});
const running = Bun.serve({ port: 8788, fetch: receive });
process.once('SIGTERM', () => void running.stop().then(() => store.close()));
