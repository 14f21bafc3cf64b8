import { Agent, request } from 'node:http';
import { leadId } from '../../src/lead/id.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { openStore } from '../../src/receiver/store/open-store.ts';
import { leadEvent, RULES } from '../receiver/lead.ts';
import { bareStore } from './bare.ts';
import { byTurns, ms, printTable, whole } from './measure.ts';
import { startProgram } from './program.ts';
import { sampleLead } from './sample-leads.ts';

const SITE = 'http://localhost:8080';

/** Clients that send at the same time. */
const CLIENTS = 16;

/** A lead that is new, as a page sends it now. */
export function newBody(): string {
  const { data, ...rest } = leadEvent({ budget: '5k-plus' }, { contact: sampleLead(7).event.data.contact });
  const today = new Date().toISOString().slice(0, 10);
  return JSON.stringify({ ...rest, data: { ...data, id: leadId(), visit: { ...data.visit, today } } });
}

/** Sends leads over connections that stay open, as a proxy in front of the receiver does. */
export function sender(address: string): { send: () => Promise<void>; end: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const headers = { 'origin': SITE, 'content-type': 'application/json' };
  const send = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(address, { method: 'POST', agent, headers }, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 202) resolve();
          else reject(new Error(`The receiver answered ${response.statusCode}`));
        });
      });
      sent.on('error', reject);
      sent.end(newBody());
    });
  return { send, end: () => agent.destroy() };
}

/** Leads a second that are durable when they are answered, beside the bare store's inserts in the same run. */
export async function benchStoring(
  name: string,
  folder: string,
  newDatabase: () => Promise<string>,
  roundMs: number,
): Promise<void> {
  // The tables are the store's own, with all their indexes; each way of storing has a database of its own.
  const made = await newDatabase();
  await (await openStore(made)).close();
  const bare = await bareStore(made);
  const store = await openStore(await newDatabase());
  const program = await startProgram(folder, await newDatabase());
  const { send, end } = sender(program.leads);

  const receive = createReceiver({ qualifiers: RULES, store, origins: [SITE] });
  const headers = { 'origin': SITE, 'content-type': 'application/json' };
  const inProcess = async () => {
    const sent = new Request('http://localhost/leads', { method: 'POST', headers, body: newBody() });
    const response = await receive(sent);
    if (response.status !== 202) throw new Error(`The receiver answered ${response.status}`);
  };
  const rows: string[][] = [];
  for (const clients of [1, CLIENTS]) {
    const [first, ...others] = await byTurns(roundMs, clients, [bare.insert, inProcess, send]);
    for (const [index, one] of [first, ...others].entries()) {
      const share = `${Math.round(((one?.perSecond ?? 0) / (first?.perSecond ?? 1)) * 100)} %`;
      const way = ['bare insert', 'receiver, in process', 'receiver, by HTTP'][index] ?? '';
      if (one) rows.push([way, `${clients}`, whole(one.perSecond), share, ms(one.p50), ms(one.p99)]);
    }
  }
  end();
  await program.stop();
  await store.close();
  await bare.end();
  console.log(`\n## ${name}: leads stored durably\n`);
  printTable([['', 'clients', 'a second', 'of the bare store', 'p50 ms', 'p99 ms'], ...rows]);
}
