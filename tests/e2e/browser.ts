/** The browser of these tests, and pages with the element in them. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../setup/chromium.ts';
import { serveSite, serveWebhook, type Site, type Webhook } from './server.ts';

/** What a browser is started with. `plain.test` is a name of this machine that is no secure context. */
export const LAUNCH = {
  executablePath: findChromium(),
  args: [...CHROMIUM_ARGS, '--host-resolver-rules=MAP plain.test 127.0.0.1'],
};

/** What every test has: fresh servers, a fresh visitor, and what the pages said on the console. */
export interface Setting {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  site: Site;
  webhook: Webhook;
  /** What the pages said on the console, and errors that nobody caught. */
  console: string[];
}

/** Registers a setting that is made anew for each test of a file. */
export function setting(): Setting {
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
  const current = {} as Setting;
  beforeAll(async () => {
    current.browser = await chromium.launch(LAUNCH);
  });
  beforeEach(async () => {
    const [site, webhook] = await Promise.all([serveSite(), serveWebhook()]);
    Object.assign(current, { site, webhook, console: [] });
    current.context = await current.browser.newContext();
    current.context.setDefaultTimeout(15_000);
    current.context.on('console', (message) => current.console.push(message.text()));
    current.context.on('weberror', (error) => current.console.push(String(error.error())));
    current.page = await current.context.newPage();
  });
  afterEach(async () => {
    await letGo(current.context.close());
    await Promise.all([current.site.stop(), current.webhook.stop()]);
  });
  afterAll(() => letGo(current.browser.close()));
  return current;
}

/** Chromium does not always answer when a page is closed on its way to another: that is no fault of what is tested. */
const letGo = (closing: Promise<void>): Promise<unknown> =>
  Promise.race([closing, new Promise((late) => setTimeout(late, 15_000))]);

/** Parts of a test page; what is not given is the plainest that works. */
export interface Parts {
  /** Attributes of the form. */
  form?: string;
  /** Attributes of the element, beside the webhook and the question. */
  element?: string;
  /** The buttons in the form. */
  buttons?: string;
  /** What stands behind the form. */
  after?: string;
  /** Scripts of the site, which run before ours. */
  script?: string;
  /** Address of ours. */
  src?: string;
  head?: string;
}

/** A page with a form of an email field, the element and a button. */
export function formPage(webhook: Pick<Webhook, 'url'>, parts: Parts = {}): { html: string } {
  const { form = 'action="/subscribe" method="post"', element = '', script = '', after = '' } = parts;
  const { buttons = '<button id="send">Send</button>', src = '/dist/lead-qualifier.js', head = '' } = parts;
  const html = `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8"><title>Form</title>${head}</head>
      <body>
        <form id="contact" ${form}>
          <label>Email <input name="email" type="email" required></label>
          <lead-qualifier webhook="${webhook.url}" contact-email="me@example.com"
            question="Do you have at least $5,000 set aside?" ${element}></lead-qualifier>
          ${buttons}
        </form>
        ${after}
        <script>
          const form = document.getElementById('contact');
          ${script}
        </script>
        ${src && `<script src="${src}" crossorigin></script>`}
      </body>
    </html>`;
  return { html };
}

/** Opens a page of the site and waits until the question is there. */
export async function open(
  { page, site }: Setting,
  parts: { path?: string; html?: string } = {},
): Promise<void> {
  const { path = '/', html } = parts;
  if (html) site.pages[path] = { ...site.pages[path], html };
  await page.goto(site.origin + path);
  await page.getByRole('radio').first().waitFor();
}

/** Fills in the form: the email, and "Yes" or "No". */
export async function fillIn(
  page: Page,
  answer: 'Yes' | 'No' = 'Yes',
  email = 'ada@example.com',
): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('radio', { name: answer, exact: true }).check();
}

/** What the element tells the visitor after a submit. */
export const outcome = (page: Page) => page.locator('lead-qualifier [part=outcome]');

/** Says of a line of the console that lit's development build wrote it, which bundlers take in development. */
export const isLitNote = (line: string): boolean => line.includes('https://lit.dev/msg/');

/** The words that must never be said of a lead that was not confirmed. */
export const THANKS = /thank you/i;

/** Leads that wait in the browser. */
export async function waiting(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('lead-qualifier:')));
}

/** Fills the site's localStorage to the last character. */
export function fillStorage(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      for (;;)
        try {
          localStorage.setItem('x'.repeat(20) + localStorage.length, 'x'.repeat(size));
        } catch {
          break; // this size no longer fits: the next smaller one
        }
  });
}

/** Waits until something holds, and says what it was when it does not. */
export const until = <T>(check: () => T | Promise<T>, timeout = 10_000): Promise<T> =>
  vi.waitFor(check, { timeout, interval: 20 });
