import { createInbox } from '../../src/receiver/inbox/inbox.ts';
import type { Store } from '../../src/receiver/store/store.ts';
import { openStore } from '../../src/receiver/store/open-store.ts';
import { RULES } from '../receiver/lead.ts';
import { fill } from './fill.ts';
import { ms, printTable, repeated, whole } from './measure.ts';
import type { Memory } from './program.ts';
import { pause, startProgram } from './program.ts';
import { COMMON, RARE, sampleLead } from './sample-leads.ts';
import { sender } from './storing.ts';

const TOKEN = 'sixteen characters';

/** How often each page is opened. */
const OPENED = 40;

/** How long leads come in while memory is watched, in milliseconds. */
const TAKING_MS = 10_000;

/** The pages that are opened, at so many leads: what stands in the address. */
function pagesAt(leads: number): [name: string, query: string][] {
  const { received, event } = sampleLead(Math.floor(leads / 2));
  const { id } = event.data;
  return [
    ['first page', ''],
    ['page in the middle', `?before=${received}.${id}`],
    ['one verdict', '?verdict=review'],
    ['one verdict, in the middle', `?verdict=review&before=${received}.${id}`],
    ['search, common word', `?q=${COMMON}`],
    ['search, rare word', `?q=${RARE.word}`],
    ['search, no such word', '?q=quagga'],
    ['page of a lead', `?lead=${id}`],
    ['dead letters', '?dead-letters'],
  ];
}

/** How long the pages of the inbox take at more and more leads, and what memory the program takes at the most. */
export async function benchReading(
  name: string,
  folder: string,
  database: string,
  levels: readonly number[],
): Promise<void> {
  const columns: Map<string, string>[] = [];
  let filled = 0;
  for (const level of levels) {
    await (await openStore(database)).close();
    await fill(database, filled, level);
    filled = level;
    const store = await openStore(database);
    columns.push(await pageTimes(store, level));
    await store.close();
  }
  console.log(`\n## ${name}: pages of the inbox, ms (p50 / p99)\n`);
  printTable([
    ['', ...levels.map((level) => `${whole(level)} leads`)],
    ...pagesAt(1).map(([page]) => [page, ...columns.map((column) => column.get(page) ?? '')]),
  ]);
  await benchMemory(name, folder, database, filled);
}

async function pageTimes(store: Store, leads: number): Promise<Map<string, string>> {
  const inbox = createInbox({ store, token: TOKEN, qualifiers: RULES });
  const entry = await inbox(new Request(`http://localhost/?token=${encodeURIComponent(TOKEN)}`));
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
  const times = new Map<string, string>();
  for (const [page, query] of pagesAt(leads)) {
    const open = async () => {
      const response = await inbox(new Request(`http://localhost/${query}`, { headers: { cookie } }));
      const html = await response.text();
      if (response.status !== 200 || html.length < 500) throw new Error(`${page}: ${response.status}`);
    };
    await repeated(5, open);
    const { p50, p99 } = await repeated(OPENED, open);
    times.set(page, `${ms(p50)} / ${ms(p99)}`);
  }
  return times;
}

/** What the program takes with all these leads: at rest, while leads come in, and while all of them go out. */
async function benchMemory(name: string, folder: string, database: string, leads: number): Promise<void> {
  const program = await startProgram(folder, database);
  const rows: [what: string, memory: Memory, more: string][] = [];
  await pause(2_000);
  rows.push(['at rest', await program.memory(), '']);

  const { send, end } = sender(program.leads);
  let taken = 0;
  const until = performance.now() + TAKING_MS;
  const client = async () => {
    while (performance.now() < until) {
      await send();
      taken++;
    }
  };
  const taking = await program.memoryDuring(Promise.all(Array.from({ length: 16 }, client)));
  rows.push(['while leads come in', taking, `${whole(taken)} leads`]);
  end();

  for (const format of ['csv', 'json']) {
    const begin = performance.now();
    const entry = await fetch(`${program.inbox}?token=${encodeURIComponent(TOKEN)}`, { redirect: 'manual' });
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
    let bytes = 0;
    const download = async () => {
      const address = new URL(`?export=${format}`, program.inbox);
      const response = await fetch(address, { headers: { cookie } });
      if (response.status !== 200 || response.body === null) throw new Error(`Export: ${response.status}`);
      for await (const chunk of response.body) bytes += (chunk as Uint8Array).byteLength;
    };
    const memory = await program.memoryDuring(download());
    const seconds = (performance.now() - begin) / 1_000;
    rows.push([
      `while all go out as ${format.toUpperCase()}`,
      memory,
      `${whole(bytes / 1024 / 1024)} MB in ${whole(seconds)} s`,
    ]);
  }
  await program.stop();
  console.log(`\n## ${name}: memory with ${whole(leads)} leads, the most, MB\n`);
  printTable([
    ['', 'resident', 'heap', ''],
    ...rows.map(([what, { resident, heap }, more]) => [what, whole(resident), whole(heap), more]),
  ]);
}
