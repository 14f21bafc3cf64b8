import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { inboxBrowser, serveInbox, visit } from './inbox-setting.ts';

const { launched } = inboxBrowser();

/** The owner's site and the inbox at one address, as behind one proxy: whatever is not the inbox is a page of the site. */
async function siteAround(inbox: string): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url!.startsWith('/inbox')) {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>The site');
      return;
    }
    const { method, headers, url } = incoming;
    const passed = ask({ port: new URL(inbox).port, host: '127.0.0.1', path: url, method, headers });
    passed.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('no script of the site that the inbox stands on reads a lead, while the owner is signed in', async () => {
  const inbox = await serveInbox('/inbox');
  const id = await inbox.save();
  const site = await siteAround(inbox.url);
  const page = await visit(launched(), { javaScriptEnabled: true });
  await page.goto(`${site}/inbox${new URL(inbox.entry).search}`);
  expect(await page.getByRole('link', { name: 'Ada Lovelace' }).count()).toBe(1);

  await page.goto(`${site}/contact`);
  const read = await page.evaluate(async (lead) => {
    const texts: string[] = [];
    for (const mode of ['cors', 'no-cors', 'same-origin'] as const)
      for (const query of ['', '?export=json', '?export=csv', `?person=${lead}`])
        texts.push(await (await fetch(`/inbox${query}`, { mode })).text());
    const asked = new XMLHttpRequest();
    asked.open('GET', '/inbox', false);
    asked.send();
    texts.push(asked.responseText);
    for (const [tag, key] of [
      ['iframe', 'src'],
      ['object', 'data'],
      ['embed', 'src'],
    ] as const) {
      const frame = document.createElement(tag);
      frame.setAttribute(key, '/inbox');
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 1_000));
      for (let inner = 0; inner < window.length; inner++) {
        try {
          texts.push(window[inner]?.document.documentElement.outerHTML ?? '');
        } catch {
          // a frame of an error page is of another origin
        }
      }
    }
    const opened = window.open('/inbox');
    await new Promise((done) => setTimeout(done, 1_000));
    try {
      texts.push(opened?.document.documentElement.outerHTML ?? '');
    } catch {
      // out of reach
    }
    return texts;
  }, id);
  expect(read.length).toBeGreaterThan(12);
  expect(read.filter((text) => /ada|lovelace/i.test(text))).toEqual([]);
  // The owner still gets in by the address.
  await page.goto(`${site}/inbox`);
  expect(await page.getByRole('link', { name: 'Ada Lovelace' }).count()).toBe(1);
});
