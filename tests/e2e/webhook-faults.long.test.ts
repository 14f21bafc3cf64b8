import type { FrameLocator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fillIn, fillStorage, formPage, open, outcome, setting, THANKS, until, waiting } from './browser.ts';
import { bundled } from './bundled.ts';
import type { Treatment } from './server.ts';

const here = setting();

/** The webhook is not there at all. */
type Fault = Treatment | 'down';

const status = (code: number, more: Partial<Exclude<Treatment, string>> = {}) => ({ status: code, ...more });
const elsewhere = { headers: { Location: '/elsewhere' } };

const QUEUED: [name: string, fault: Fault][] = [
  ['is down', 'down'],
  ['cuts the line', 'reset'],
  ['answers so that the page cannot read it', 'unreadable'],
  ['fails', status(500)],
  [
    'is behind a gateway that fails',
    status(502, { type: 'text/html', body: '<!doctype html><h1>Bad gateway' }),
  ],
  ['is being repaired', status(503, { headers: { 'Retry-After': '120' } })],
  ['is asked too often', status(429, { headers: { 'Retry-After': '120' } })],
  ['ran out of time', status(408)],
  ['is not there any more', status(404)],
  ['is gone for good', status(410)],
  ['wants a password', status(401)],
  ['forbids the page', status(403)],
  ['has moved for good', status(301, elsewhere)],
  ['has moved for now', status(302, elsewhere)],
  ['has moved, and wants the same again', status(307, elsewhere)],
  [
    'shows a page instead of taking the lead',
    status(200, { type: 'text/html', body: '\n<!DOCTYPE html><h1>Are you a robot?' }),
  ],
];

const REFUSED: [name: string, fault: Fault][] = [
  ['calls it malformed', status(400)],
  ['takes no posts', status(405)],
  ['calls it too large', status(413)],
  ['does not know its type', status(415)],
  ['cannot make sense of it', status(422, { type: 'text/html', body: '<h1>Thank you</h1>' })],
];

const CONFIRMED: [name: string, fault: Fault][] = [
  ['says no more than yes', status(204)],
  ['says yes in words', status(200, { type: 'text/plain', body: 'ok' })],
  ['says yes in words that are no JSON', status(200, { body: '{{{ <b>' })],
  ['had it already', status(409)],
  ['says yes after a while', status(202, { after: 1_500 })],
];

/** Opens a form that leads nowhere, so that the outcome is shown. */
async function openForm(element = '', form = ''): Promise<Page> {
  await open(here, formPage(here.webhook, { form, element }));
  return here.page;
}

async function fail(fault: Fault): Promise<void> {
  if (fault === 'down') await here.webhook.stop();
  else here.webhook.treatment = fault;
}

async function mend(): Promise<void> {
  here.webhook.treatment = { status: 202 };
  await here.webhook.start().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_SERVER_ALREADY_LISTEN') throw error;
  });
}

async function submit(page: Page): Promise<void> {
  await fillIn(page);
  await page.locator('#send').click();
}

/** The outcome that says thank you; not the same words where only a screen reader finds them. */
const thanks = (page: Page | FrameLocator) => page.locator('[part=outcome]').getByText(THANKS);

/** The custom state of the element that says where the lead stands. */
const state = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('lead-qualifier');
    const states = ['sending', 'delivered', 'queued', 'undelivered'];
    return states.filter((name) => element?.matches(`:state(${name})`)).join(' ');
  });

/** The mail that the visitor may write instead, as their program would show it. */
async function mail(page: Page): Promise<{ to: string; body: string }> {
  const link = new URL((await outcome(page).getByRole('link').getAttribute('href')) ?? '');
  return { to: link.protocol + link.pathname, body: link.searchParams.get('body') ?? '' };
}

/** Tries come without the random wait: a second after the one before, at the soonest. */
async function withoutChance(): Promise<void> {
  await here.context.addInitScript('Math.random = () => 0');
}

describe.each(QUEUED)('a webhook that %s', (_, fault) => {
  test('leaves the lead in the browser, and the visitor is told so', async () => {
    const page = await openForm();
    await fail(fault);
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    expect(await outcome(page).textContent()).not.toMatch(THANKS);
    expect(await outcome(page).textContent()).toContain('within three days');
    expect([await state(page), await waiting(page)]).toEqual(['queued', [expect.stringMatching(/:1$/)]]);
    const { to, body } = await mail(page);
    expect(to).toBe('mailto:me@example.com');
    expect(body).toContain('ada@example.com');
    expect(body).toContain('Do you have at least $5,000 set aside? Yes');
  });
});

describe.each(REFUSED)('a webhook that %s', (_, fault) => {
  test('leaves the form as it was, and the visitor is told to write', async () => {
    await withoutChance();
    const page = await openForm();
    await fail(fault);
    await submit(page);
    await page.getByText('Your message could not be sent.').waitFor();
    expect(await outcome(page).textContent()).not.toMatch(THANKS);
    expect([await state(page), await waiting(page)]).toEqual(['undelivered', [expect.stringMatching(/:1$/)]]);
    expect((await mail(page)).body).toContain('ada@example.com');
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com');
    await mend();
    await page.locator('#send').click();
    await thanks(page).waitFor();
    const sends = here.webhook.posts.map(({ event: { data } }) => data);
    expect(sends.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(sends[1]?.id).toBe(sends[0]?.id);
    expect(await waiting(page)).toEqual([]);
  });
});

describe.each(CONFIRMED)('a webhook that %s', (_, fault) => {
  test('has the lead, and the visitor is thanked only then', async () => {
    const page = await openForm();
    await fail(fault);
    await submit(page);
    await thanks(page).waitFor();
    expect([await state(page), await waiting(page)]).toEqual(['delivered', []]);
    expect(here.webhook.posts).toHaveLength(1);
  });
});

test('a webhook that never answers is given up after 15 seconds, and the lead is kept', async () => {
  const page = await openForm();
  await fail('hang');
  const began = Date.now();
  await submit(page);
  await page.getByText('Sending…').waitFor();
  expect(await state(page)).toBe('sending');
  await page.getByText('could not be sent yet').waitFor({ timeout: 20_000 });
  expect(Date.now() - began).toBeGreaterThan(14_900);
  expect(await waiting(page)).toHaveLength(1);
});

describe('a lead that waits', () => {
  test.each<[string, Fault]>([
    ['failed', status(500)],
    ['was down', 'down'],
    ['was being repaired for a second', status(503, { headers: { 'Retry-After': '1' } })],
  ])('is sent again by itself after the webhook %s, and the page then says thank you', async (_, fault) => {
    await withoutChance();
    const page = await openForm();
    await fail(fault);
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await mend();
    await thanks(page).waitFor();
    expect([await state(page), await waiting(page)]).toEqual(['delivered', []]);
    const ids = here.webhook.posts.map(({ event: { data } }) => `${data.id}:${data.sequence}`);
    expect(new Set(ids).size).toBe(1);
  });

  test('is not sent before the time that the webhook asked for', async () => {
    await withoutChance();
    const page = await openForm();
    await fail(status(429, { headers: { 'Retry-After': '3' } }));
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await mend();
    await thanks(page).waitFor();
    const [first, second] = here.webhook.posts.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_900);
    expect(here.webhook.posts).toHaveLength(2);
  });

  test.each<[string, Fault]>([
    ['no answer', 'reset'],
    ['a failure', status(500)],
  ])('after %s is sent when the visitor comes back to another page of the site', async (_, fault) => {
    await withoutChance();
    const page = await openForm();
    await fail(fault);
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await page.goto('about:blank');
    here.webhook.posts.length = 0;
    await mend();
    await open(here, { path: '/other', ...formPage(here.webhook) });
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    await until(async () => expect(await waiting(page)).toEqual([]));
    expect(here.webhook.posts[0]?.event.data.contact.email).toBe('ada@example.com');
    expect(here.webhook.posts[0]?.event.data.sequence).toBe(1);
    // It has nothing to do with what stands on this page now.
    expect([await outcome(page).count(), await state(page)]).toEqual([0, '']);
  });

  test('is sent also where our script comes late, long after the page', async () => {
    const page = await openForm();
    await fail('reset');
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await mend();
    here.webhook.posts.length = 0;
    here.site.pages['/late'] = formPage(here.webhook, { src: '' });
    await page.goto(`${here.site.origin}/late`, { waitUntil: 'networkidle' });
    await page.addScriptTag({ url: '/dist/lead-qualifier.js' });
    await until(() => expect(here.webhook.posts).toHaveLength(1));
  });

  test('that was refused is not sent when the visitor comes back', async () => {
    await withoutChance();
    const page = await openForm();
    await fail(status(400));
    await submit(page);
    await page.getByText('Your message could not be sent.').waitFor();
    await mend();
    await open(here);
    await page.waitForTimeout(1_500); // longer than the shortest wait before a try
    expect(here.webhook.posts).toHaveLength(1);
    expect(await waiting(page)).toHaveLength(1);
  });

  test('whose page was closed in the middle of the send is sent again, after that send must have ended', async () => {
    const page = await openForm();
    await fail('hang');
    await submit(page);
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    await page.close();
    await mend();
    here.page = await here.context.newPage();
    await open(here);
    expect(await waiting(here.page)).toHaveLength(1);
    expect(here.webhook.posts).toHaveLength(1);
    await here.page.clock.setSystemTime(Date.now() + 21_000);
    await here.page.reload();
    await until(async () => expect(await waiting(here.page)).toEqual([]));
    expect(new Set(here.webhook.posts.map(({ event }) => event.data.id)).size).toBe(1);
    expect(here.webhook.posts).toHaveLength(2);
  });

  test('for three days is deleted, and not sent', async () => {
    const page = await openForm();
    await fail('reset');
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await page.goto('about:blank');
    await mend();
    here.webhook.posts.length = 0;
    await page.clock.setSystemTime(Date.now() + 72 * 3_600_000 + 1_000);
    await open(here);
    expect([await waiting(page), here.webhook.posts]).toEqual([[], []]);
  });
});

test('offline the lead waits, and is sent as soon as the network is back', async () => {
  // By the clock alone it would be four seconds.
  await here.context.addInitScript('Math.random = () => 0.999');
  const page = await openForm();
  await here.context.setOffline(true);
  await submit(page);
  await page.getByText('could not be sent yet').waitFor();
  expect(await waiting(page)).toHaveLength(1);
  const began = Date.now();
  await here.context.setOffline(false);
  await thanks(page).waitFor();
  expect(Date.now() - began).toBeLessThan(2_500);
  expect(here.webhook.posts).toHaveLength(1);
});

describe.each(['localhost', 'plain.test'])('tabs of %s', (host) => {
  test('that find the network back at the same moment send one lead', async () => {
    const { context, page, site, webhook } = here;
    site.pages['/'] = formPage(webhook, { form: '' });
    const address = site.origin.replace('localhost', host);
    const tabs = [page, await context.newPage(), await context.newPage()];
    for (const tab of tabs) await tab.goto(address);
    expect(await page.evaluate(() => 'locks' in navigator)).toBe(host === 'localhost');
    await context.setOffline(true);
    await submit(page);
    await page.getByText('could not be sent yet').waitFor();
    await context.setOffline(false);
    await until(async () => expect(await waiting(page)).toEqual([]));
    await Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
    await page.waitForTimeout(300); // a second send would have begun at the same moment as the first
    expect(webhook.posts).toHaveLength(1);
    const sends = webhook.posts.map(({ event }) => `${event.data.id} ${event.data.sequence}`);
    expect(new Set(sends).size).toBe(1);
  });
});

describe('the page’s own policy', () => {
  const STRICT =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types lit-html";
  /** A page without any script of its own: none would run. */
  const strictPage = (webhook: string) => ({
    html: `<!doctype html><html lang="fr"><title>Form</title>
      <form id="contact"><label>Email <input name="email" type="email" required></label>
        <lead-qualifier webhook="${webhook}" contact-email="me@example.com" question="Budget ?"></lead-qualifier>
        <button id="send">Send</button></form>
      <script src="/dist/lead-qualifier.js"></script></html>`,
    headers: { 'Content-Security-Policy': STRICT },
  });

  test('may be the strictest there is: all works, and nothing is complained of', async () => {
    const { page, site } = here;
    site.pages['/'] = strictPage('/leads');
    await open(here);
    await fillIn(page, 'Oui' as 'Yes');
    await page.locator('#send').click();
    await page.getByText('Merci').waitFor();
    expect(site.visits.map(({ path }) => path)).toEqual(['/leads']);
    expect(here.console.filter((line) => /content security|violat|refused|trusted/i.test(line))).toEqual([]);
  });

  test('that keeps the lead in is told at once to the visitor, and to the owner with the line to add', async () => {
    const { page, site, webhook } = here;
    site.pages['/'] = strictPage(webhook.url);
    await open(here);
    const began = Date.now();
    await fillIn(page, 'Oui' as 'Yes');
    await page.locator('#send').click();
    await until(async () => expect(await state(page)).not.toMatch(/^(sending)?$/));
    expect(Date.now() - began).toBeLessThan(5_000);
    expect([await state(page), await waiting(page)]).toEqual(['undelivered', [expect.stringMatching(/:1$/)]]);
    expect((await mail(page)).body).toContain('ada@example.com');
    expect(webhook.posts).toEqual([]);
    await until(() =>
      expect(here.console.filter((line) => line.includes('<lead-qualifier>')).join('\n')).toContain(
        `Add ${webhook.origin} to its connect-src.`,
      ),
    );
  });
});

/** A form in a sandboxed frame without an origin: the mere look at localStorage throws. */
async function openFrame(): Promise<Page> {
  const { page, site, webhook } = here;
  site.pages['/form'] = formPage(webhook, { form: '' });
  site.pages['/'] = { html: '<iframe src="/form" sandbox="allow-scripts allow-forms"></iframe>' };
  await page.goto(site.origin);
  return page;
}
/** Fills in the form in the frame, and sends it. */
async function sendInFrame(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe');
  await frame.getByLabel('Email').fill('ada@example.com');
  await frame.getByRole('radio', { name: 'Yes' }).check();
  await frame.locator('#send').click();
  return frame;
}

describe('a page that may not keep anything', () => {
  test('in a sandboxed frame sends its lead', async () => {
    const frame = await sendInFrame(await openFrame());
    await thanks(frame).waitFor();
    expect(here.webhook.posts).toHaveLength(1);
  });

  test('in a sandboxed frame says that it must stay open, and sends the lead later', async () => {
    await withoutChance();
    await fail(status(500));
    const frame = await sendInFrame(await openFrame());
    await frame.getByText('please do not close it').waitFor();
    expect(await outcome(here.page).count()).toBe(0);
    await mend();
    await thanks(frame).waitFor();
    expect(new Set(here.webhook.posts.map(({ event }) => event.data.id)).size).toBe(1);
  });

  test('because the storage is full says the same, and sends the lead later', async () => {
    await withoutChance();
    const page = await openForm();
    await fillStorage(page);
    await fail(status(500));
    await submit(page);
    await page.getByText('please do not close it').waitFor();
    await mend();
    await thanks(page).waitFor();
  });
});

describe('the script', () => {
  test('from another origin finds its parts there', async () => {
    const { page, site, webhook } = here;
    const cdn = site.origin.replace('localhost', '127.0.0.1');
    const { html } = formPage(webhook, { form: '', src: `${cdn}/dist/lead-qualifier.js` });
    const loaded: string[] = [];
    page.on('requestfinished', (request) => loaded.push(request.url()));
    await open(here, { html: html.replace('lang="en"', 'lang="ar" dir="rtl"') });
    await page.getByRole('radio', { name: 'نعم' }).waitFor();
    expect(loaded).toContain(`${cdn}/dist/lead-qualifier/ar.js`);
  });

  test('writes a lead flat where the site asks for it', async () => {
    const page = await openForm('format="form"');
    await submit(page);
    await thanks(page).waitFor();
    const [post] = here.webhook.posts;
    expect(post?.type).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(post?.body))).toMatchObject({
      email: 'ada@example.com',
      fit: 'yes',
      verdict: 'qualified',
    });
  });

  test.each([
    ['twice', '<script src="/dist/lead-qualifier.js"></script>'],
    ['again as a module', '<script type="module" src="/dist/lead-qualifier.js"></script>'],
    ['and the package’s own module too', '<script type="module" src="/bundled/define.js"></script>'],
  ])('loaded %s is harmless', async (_, more) => {
    const { page, site, webhook } = here;
    for (const [path, file] of await bundled('define')) site.files.set(path, file);
    const { html } = formPage(webhook, { form: '' });
    await open(here, { html: html.replace('</body>', `${more}</body>`) });
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('radio').count()).toBe(2);
    await submit(page);
    await thanks(page).waitFor();
    expect(webhook.posts).toHaveLength(1);
    expect(here.console.filter((line) => /error|already/i.test(line))).toEqual([]);
  });
});
