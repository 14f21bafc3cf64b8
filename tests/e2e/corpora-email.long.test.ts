import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { emailTarget } from '../../src/receiver/forward/email-target.ts';
import { hostileLead } from '../corpora/hostile-lead.ts';
import { xssVectors } from '../corpora/xss.ts';
import { mailServer, type Received } from '../receiver/forward/mail-server.ts';
import { LAUNCH } from './browser.ts';
import { serve } from './server.ts';
import { asShown, checkLinks, kindsOfElements, watch } from './watched.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(LAUNCH);
});
afterAll(() => browser.close());

/** The mails about leads that hold these texts everywhere, as a mail server gets them. */
async function mailsAbout(texts: readonly string[]): Promise<Received[]> {
  const server = await mailServer();
  const target = emailTarget({
    name: 'email',
    to: 'me@example.com',
    from: 'leads@example.com',
    smtpUrl: server.url,
    allowPrivate: ['127.0.0.1'],
    inboxUrl: 'https://leads.example.com/',
  });
  for (const text of texts) {
    const lead = hostileLead(text);
    const outgoing = { id: lead.event.data.id, sequence: 1, lead, at: Date.now() };
    expect(await target.send(outgoing, new AbortController().signal)).toEqual({ kind: 'delivered' });
  }
  return server.received;
}

const headersOf = ({ mail }: Received) => mail.headers.map(({ key }) => key).sort();

test('whatever strangers write, a mail has our headers, one receiver, and markup that does nothing', async () => {
  const benign = ['Ada Lovelace', 'ada@example.com'];
  // Nobody listens there: whatever asks for it is a request that must not be.
  const texts = xssVectors('http://127.0.0.1:9');
  const [plain, addressed, ...hostile] = await mailsAbout([...benign, ...texts]);
  expect(hostile).toHaveLength(texts.length);

  let html = '';
  const server = await serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  onTestFinished(server.stop);
  const watched = await watch(browser, () => server.origin);
  onTestFinished(watched.stop);
  const open = async ({ mail }: Received) => {
    html = mail.html ?? '';
    await watched.page.goto(server.origin);
  };
  const known = new Set<string>();
  for (const mail of [plain!, addressed!]) {
    await open(mail);
    for (const kind of await kindsOfElements(watched.page)) known.add(kind);
  }

  for (const [index, received] of hostile.entries()) {
    const { mail, to, from } = received;
    const text = texts[index]!;
    expect([to, from]).toEqual([['me@example.com'], 'leads@example.com']);
    expect([mail.to, mail.cc, mail.bcc]).toEqual([
      [{ name: '', address: 'me@example.com' }],
      undefined,
      undefined,
    ]);
    expect(headersOf(received)).toBeOneOf([headersOf(plain!), headersOf(addressed!)]);
    if (mail.replyTo) expect(mail.replyTo).toEqual([{ name: expect.any(String), address: text.trim() }]);
    expect(mail.subject).toMatch(/^Review: /);
    expect(mail.attachments).toEqual([]);
    expect(lines(mail.text ?? '')).toContain(lines(text));

    await open(received);
    expect(await watched.page.locator('body').textContent()).toContain(asShown(text));
    const strange = (await kindsOfElements(watched.page)).filter((kind) => !known.has(kind));
    expect(strange, `of ${text}`).toEqual([]);
    await checkLinks(watched.page);
    expect(watched.faults).toEqual([]);
  }
}, 180_000);

/** Mail knows one way to end a line. */
const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();
