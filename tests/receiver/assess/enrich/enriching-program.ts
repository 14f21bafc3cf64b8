/** A receiver of one's own that has leads looked up at an address: `tsx … <database> <address> <target>`. */
import {
  createEnricher,
  createForwarder,
  createReceiver,
  openStore,
  webhookTarget,
} from '../../../../src/receiver/index.ts';
import { serve } from '../../../../src/receiver/http/serve.ts';
import { RULES } from '../../lead.ts';

const [database = '', address = '', url = ''] = process.argv.slice(2);
const store = await openStore(database);
const secret = Buffer.alloc(32, 7).toString('base64');
const target = webhookTarget({ name: 'crm', url, secret, allowPrivate: ['127.0.0.1'] });
const forwarder = createForwarder({ store, targets: [target] });
const enricher = createEnricher({
  store,
  forwarder,
  timeout: 1_000,
  enrich: async (_, { signal }) => (await fetch(address, { signal })).json(),
});
const leads = createReceiver({
  qualifiers: RULES,
  store,
  forwarder,
  enricher,
  origins: ['https://site.example'],
});
const nothing = async () => new Response(null, { status: 404 });
const { port } = await serve(
  { leads: (request) => leads(request), inbox: nothing, inboxPath: '/', health: nothing },
  0,
  '127.0.0.1',
);
await enricher.start();
forwarder.start();
console.log(`http://127.0.0.1:${port}/leads`);
