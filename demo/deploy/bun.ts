/** The receiver in Bun: the address of a request is asked of the server. */
import {
  createForwarder,
  createReceiver,
  createRetention,
  openPostgresStore,
  webhookTarget,
} from '../../src/receiver/index.ts';
import { rules } from './rules.ts';

/** What of Bun is used here, for the type checker of this repository. */
declare const Bun: {
  serve(options: { port: number; fetch: (request: Request, server: Server) => Promise<Response> }): Server;
};
interface Server {
  requestIP(request: Request): { address: string } | null;
  stop(): Promise<void>;
}

const { DATABASE_URL = '', CRM_URL = '', CRM_SECRET = '' } = process.env;

const store = await openPostgresStore(DATABASE_URL);
const forwarder = createForwarder({
  store,
  targets: [webhookTarget({ name: 'crm', url: CRM_URL, secret: CRM_SECRET })],
});
const retention = createRetention({ store, days: 365, onTrouble: console.error });
const receive = createReceiver({
  qualifiers: rules,
  store,
  forwarder,
  origins: ['https://example.com'],
  address: (request, server: Server) => server.requestIP(request)?.address,
});
const running = Bun.serve({ port: 8788, fetch: receive });
forwarder.start();
retention.start();

process.once('SIGTERM', () => void end());
async function end(): Promise<void> {
  await running.stop();
  await Promise.all([forwarder.stop(), retention.stop()]);
  await store.close();
}
