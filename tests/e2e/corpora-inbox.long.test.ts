import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createInbox } from '../../src/receiver/inbox/inbox.ts';
import { serve } from '../../src/receiver/http/serve.ts';
import type { Store } from '../../src/receiver/store/store.ts';
import { openLibsqlStore } from '../../src/receiver/store/libsql/libsql-store.ts';
import { hostileLead } from '../corpora/hostile-lead.ts';
import { xssVectors } from '../corpora/xss.ts';
import { LAUNCH } from './browser.ts';
import { temporaryFolder } from './processes.ts';
import { asShown, checkLinks, kindsOfElements, watch } from './watched.ts';

const TOKEN = 'correct horse battery staple';
const BENIGN = ['Ada Lovelace', 'ada@example.com', '+44 20 7946 0018', 'https://ada.example/'];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(LAUNCH);
});
afterAll(() => browser.close());

const nothing = async () => new Response(null, { status: 404 });

/** An inbox in which nothing but escaping keeps a text a text: its Content-Security-Policy is taken away. */
async function openInbox(store: Store) {
  const inbox = createInbox({ store, token: TOKEN, timeZone: 'Europe/Paris' });
  const unguarded = async (request: Request) => {
    const response = await inbox(request);
    response.headers.delete('content-security-policy');
    return response;
  };
  const serving = await serve(
    { leads: nothing, inbox: unguarded, inboxPath: '/', health: nothing },
    0,
    '127.0.0.1',
  );
  onTestFinished(() => serving.stop());
  return `http://127.0.0.1:${serving.port}`;
}

/** One lead for each text: sent twice, noted, and given up by a target. */
async function fill(store: Store, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const first = hostileLead(text);
    const { id } = first.event.data;
    ids.push(id);
    await store.save(first);
    await store.save(hostileLead(`${text} again`, { id, sequence: 2 }), [{ target: text, due: 0 }]);
    await store.annotate(id, { note: text, overrule: 'qualified' });
    const request = { target: text, now: Date.now(), limit: 10, holder: 'test', forMs: 60_000 };
    for (const { number } of await store.deliveries.lease(request))
      await store.deliveries.settle(number, 'test', { state: 'dead', at: Date.now(), failure: text });
    if (ids.length % 2) await store.deliveries.disable(text, Date.now(), text);
  }
  return ids;
}

/** Opens every page of an inbox and looks at it. */
async function walk(
  store: Store,
  ids: readonly string[],
  texts: readonly string[],
  known?: ReadonlySet<string>,
) {
  const origin = await openInbox(store);
  const watched = await watch(browser, () => origin);
  onTestFinished(watched.stop);
  const { page, faults } = watched;
  const kinds = new Set<string>();
  const shown: string[] = [];
  await page.goto(`${origin}/?token=${encodeURIComponent(TOKEN)}`);

  async function look(text?: string): Promise<void> {
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    const content = (await page.locator('body').textContent()) ?? '';
    shown.push(content);
    if (text !== undefined) expect(content).toContain(asShown(text));
    const found = await kindsOfElements(page);
    if (known)
      expect(
        found.filter((kind) => !known.has(kind)),
        `beside ${text ?? 'all'}`,
      ).toEqual([]);
    for (const kind of found) kinds.add(kind);
    await checkLinks(page);
    expect(faults).toEqual([]);
  }
  for (const start of ['/', '/?dead-letters']) {
    await page.goto(origin + start);
    await look();
    for (;;) {
      const older = page.getByRole('link', { name: /^Older / });
      if ((await older.count()) === 0) break;
      await older.click();
      await look();
    }
  }
  for (const text of texts) expect(shown.join('\n')).toContain(asShown(text));
  for (const [index, id] of ids.entries()) {
    await page.goto(`${origin}/?lead=${id}`);
    await look(texts[index]);
    // The others show less, and each page takes its time.
    if (index % 4 > 0) continue;
    await page.goto(`${origin}/?${new URLSearchParams({ q: texts[index] ?? '' }).toString()}`);
    await look();
    await page.goto(`${origin}/?lead=${id}&delete`);
    await look(texts[index]);
  }
  return kinds;
}

test('nothing that strangers write runs, is fetched or becomes markup on any page of the inbox', async () => {
  const folder = await temporaryFolder();
  const open = async (name: string) => {
    const store = await openLibsqlStore(join(folder, name));
    onTestFinished(() => store.close());
    return store;
  };
  const benign = await open('benign.db');
  const many = Array.from({ length: 60 }, (_, index) => BENIGN[index % BENIGN.length]!);
  const known = await walk(benign, await fill(benign, many), many);

  const hostile = await open('hostile.db');
  // Nobody listens there: whatever asks for it is a request that must not be.
  const texts = xssVectors('http://127.0.0.1:9');
  await walk(hostile, await fill(hostile, texts), texts, known);
}, 300_000);
