/** The receiver in Deno: `deno serve`'s address comes beside the request. */
import {
  createForwarder,
  createReceiver,
  createRetention,
  openPostgresStore,
  webhookTarget,
} from '../../src/receiver/index.ts';
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

const setting = (name: string) => Deno.env.get(name) ?? '';
const store = await openPostgresStore(setting('DATABASE_URL'));
const forwarder = createForwarder({
  store,
  targets: [webhookTarget({ name: 'crm', url: setting('CRM_URL'), secret: setting('CRM_SECRET') })],
});
const retention = createRetention({ store, days: 365, onTrouble: console.error });
const receive = createReceiver({
  qualifiers: rules,
  store,
  forwarder,
  origins: ['https://example.com'],
  address: (_, info: Info) => info.remoteAddr.hostname,
});
const server = Deno.serve({ port: 8788 }, receive);
forwarder.start();
retention.start();

Deno.addSignalListener('SIGTERM', () => void end());
async function end(): Promise<void> {
  await server.shutdown();
  await Promise.all([forwarder.stop(), retention.stop()]);
  await store.close();
}
