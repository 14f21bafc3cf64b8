import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { inboxBrowser, serveInbox, visit } from './inbox-setting.ts';
import { serve } from './server.ts';

const { launched } = inboxBrowser();

/** A page elsewhere that posts a form to the inbox, as soon as it is opened where scripts run. */
async function evilSite(action: string, fields: Record<string, string>, attributes = '') {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const html = `<!doctype html><form method="post" action="${action}" ${attributes}>${inputs.join('')}<button>Go</button></form>
    <script>document.querySelector('form').submit()</script>`;
  const site = await serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  onTestFinished(() => site.stop());
  return site.origin;
}

test.each([
  ['of another site', 'plain.test'],
  ['of another port of this host, to which the browser sends the cookie', 'localhost'],
])('a form %s changes nothing, and the visitor is told so', async (_, host) => {
  const inbox = await serveInbox();
  const id = await inbox.save();
  const page = await visit(launched(), { javaScriptEnabled: true });
  await page.goto(inbox.entry);
  const fields = { action: 'erase', scope: 'lead', form: await formToken(page) };
  // With the right token even, which no other site can read.
  const origin = await evilSite(`${inbox.url}?lead=${id}`, fields);
  await page.goto(origin.replace('localhost', host));
  await page.waitForURL((url) => url.href.startsWith(inbox.url));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Nothing was changed');
  expect(await inbox.store.get(id)).toBeDefined();
});

test('by plain http, where browsers do not say where a request is from, the inbox’s own forms work and others do not', async () => {
  const inbox = await serveInbox();
  const id = await inbox.save();
  const page = await visit(launched(), { javaScriptEnabled: true });
  const plain = inbox.url.replace('localhost', 'plain.test');
  await page.goto(inbox.entry.replace('localhost', 'plain.test'));
  const sent: Record<string, string>[] = [];
  page.on('request', (one) => {
    if (one.method() === 'POST') void one.allHeaders().then((headers) => sent.push(headers));
  });
  await page.goto(`${plain}?lead=${id}`);
  await page.getByRole('textbox').fill('By plain http');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Saved.');
  expect(sent[0]?.['sec-fetch-site']).toBeUndefined();
  expect(sent[0]?.['origin']).toBe(new URL(plain).origin);
  const fields = { action: 'erase', scope: 'lead', form: await formToken(page) };
  const evil = await evilSite(`${plain}?lead=${id}`, fields);
  await page.goto(evil.replace('localhost', 'plain.test'));
  await page.waitForURL((url) => url.href.startsWith(plain));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Nothing was changed');
  expect(await inbox.store.get(id)).toBeDefined();
});

test('a link in a mail that is read on another site leads to the lead itself', async () => {
  const inbox = await serveInbox();
  const id = await inbox.save();
  const page = await visit(launched());
  await page.goto(inbox.entry);
  const mail = await serve(async (_, response) => {
    const html = `<!doctype html><a href="${inbox.url}?lead=${id}">Open in the inbox</a>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  onTestFinished(() => mail.stop());
  await page.goto(mail.origin.replace('localhost', 'plain.test'));
  await page.getByRole('link').click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Ada Lovelace');
  // Without the cookie it leads to the way in, and stays there.
  const stranger = await visit(launched());
  await stranger.goto(mail.origin.replace('localhost', 'plain.test'));
  await stranger.getByRole('link').click();
  await expect
    .poll(() => stranger.getByRole('heading', { level: 1 }).textContent())
    .toBe('This inbox needs its key');
});

test('other sites learn nothing of where a visitor of the inbox was', async () => {
  const inbox = await serveInbox();
  const referrers: (string | undefined)[] = [];
  const site = await serve(async ({ headers, url }, response) => {
    if (url === '/') referrers.push(headers.referer);
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  });
  onTestFinished(() => site.stop());
  await inbox.save({ data: { contact: { website: `${site.origin}/` } } });
  const page = await visit(launched());
  await page.goto(inbox.entry);
  await page.goto(`${inbox.url}?q=localhost`);
  await page.getByRole('link', { name: site.origin }).click();
  await expect.poll(() => referrers).toEqual([undefined]);
});

test('behind a proxy with another host and path, everything works as in place', async () => {
  const inbox = await serveInbox('/');
  const id = await inbox.save();
  const upstream = new URL(inbox.url);
  const proxy = createServer((incoming, outgoing) => {
    const path = incoming.url!.replace(/^\/office\/leads/, '/').replace('//', '/');
    const { method } = incoming;
    const headers = { ...incoming.headers, host: 'receiver.internal' };
    const passed = ask({ port: upstream.port, host: '127.0.0.1', path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const outside = `http://localhost:${(proxy.address() as AddressInfo).port}/office/leads`;
  const page = await visit(launched(), { acceptDownloads: true });
  await page.goto(outside + new URL(inbox.entry).search);
  expect(page.url()).toBe(`${outside}?`);
  await page.getByRole('link', { name: 'Ada Lovelace' }).click();
  expect(page.url()).toBe(`${outside}?lead=${id}`);
  await page.getByRole('textbox').fill('Behind a proxy');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Saved.');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'JSON' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(outside);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This inbox needs its key');
});

test('nothing that visitors typed runs on any page, even without the content security policy', async () => {
  const inbox = await serveInbox();
  const page = await visit(launched(), { javaScriptEnabled: true, bypassCSP: true });
  const ran: string[] = [];
  await page.exposeFunction('ran', (what: string) => void ran.push(what));
  page.on('dialog', (dialog) => void ran.push(dialog.message()));
  const evil = [
    '<script>ran("script")</script>',
    '"><img src=x onerror=ran("image")>',
    "'\"--></style></title></textarea></script><svg onload=ran('svg')>",
    'javascript:ran("link")',
    '<details open ontoggle=ran("toggle")>',
    '" autofocus onfocus=ran("focus") x="',
  ];
  const ids: string[] = [];
  for (const text of evil) {
    const contact = { name: text, email: text, phone: text, company: text, website: text, message: text };
    const id = await inbox.save({
      data: {
        contact: { ...contact, fields: { [text]: text } },
        answers: { [text]: { label: text, value: text, text } },
        source: { page: text, referrer: text, ref: text, utm: { [text]: text } },
      },
      judgement: { verdict: 'review', reasons: [{ text }], route: text },
    });
    await inbox.store.annotate(id, { note: text });
    ids.push(id);
  }
  await page.goto(inbox.entry);
  const addresses = ids.flatMap((id, index) => [
    `?lead=${id}`,
    `?lead=${id}&delete`,
    `?q=${encodeURIComponent(evil[index]!)}`,
  ]);
  for (const address of ['?', '?dead-letters', ...addresses]) {
    await page.goto(inbox.url + address);
    for (const link of await page.locator('a[href^="javascript:" i]').all()) await link.click();
  }
  expect(ran).toEqual([]);
});

/** What the forms of the page carry. */
async function formToken(page: Page): Promise<string> {
  return (await page.locator('[name=form]').first().getAttribute('value')) ?? '';
}
