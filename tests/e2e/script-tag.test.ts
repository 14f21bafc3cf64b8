import { readFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outcome, setting, THANKS, until } from './browser.ts';
import { tabTo } from './keyboard.ts';
import { receive, temporaryFolder } from './processes.ts';
import { serveSite } from './server.ts';

const here = setting();

const QUESTION = 'Do you have at least $5,000 set aside?';
const FORM = `<form id="contact">
    <label>Email <input name="email" type="email" autocomplete="email" required></label>
    <p><button>Ask for a quote</button></p>
  </form>`;

interface Parts {
  body?: string;
  head?: string;
  lang?: string;
  headers?: Record<string, string>;
}

/** Opens a page with this markup. */
async function visit({ body = FORM, head = '', lang = 'en', headers }: Parts): Promise<void> {
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const html = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Contact</title>
    ${headers ? '' : '<link rel="icon" href="data:,">'}${head}</head><body><main>${body}</main></body></html>`;
  here.site.pages['/'] = { html, ...(headers && { headers }) };
  await here.page.goto(here.site.origin);
}

/** The tag that an owner pastes. */
const tag = (more = '', src = '/dist/lead-qualifier.js'): string =>
  `<script src="${src}" data-webhook="${here.webhook.url}" data-question="${QUESTION}" ${more}></script>`;

/** Fills in and sends the form, all with the keyboard. */
async function sendByKeyboard(fields: Record<string, string>): Promise<void> {
  const { page } = here;
  await page.getByRole('radio').first().waitFor();
  for (const [name, text] of Object.entries(fields)) {
    await tabTo(page, name);
    await page.keyboard.type(text);
  }
  await tabTo(page, 'fit');
  await page.keyboard.press('Space');
  await tabTo(page, 'button');
  await page.keyboard.press('Enter');
}

const elements = () => here.page.locator('lead-qualifier');

describe('one tag on a page with a sign-up form', () => {
  test('brings a lead into the inbox of a receiver, filled in by keyboard', async () => {
    const receiver = await receive(await temporaryFolder(), here.site.origin);
    const body = FORM + tag('async').replace(here.webhook.url, `http://localhost:${receiver.port}/leads`);
    await visit({ body });
    await sendByKeyboard({ email: 'ada@example.com' });
    await until(async () => expect(await outcome(here.page).textContent()).toMatch(THANKS));
    await here.page.goto(receiver.inbox);
    expect(await here.page.getByRole('article').allInnerTexts()).toEqual([
      expect.stringContaining('ada@example.com'),
    ]);
  });

  test.each([
    ['async in the head', { head: () => tag('async') }],
    ['deferred in the head', { head: () => tag('defer') }],
    ['blocking in the head', { head: () => tag() }],
    ['behind the form', { body: () => FORM + tag() }],
    [
      'inside the form',
      { body: () => `<form><input type="email"></form>${FORM.replace('</form>', `${tag()}</form>`)}` },
    ],
    [
      'put there by a tag manager',
      {
        head: () => `<script>
        addEventListener('load', () => {
          const script = document.createElement('script');
          script.src = '/dist/lead-qualifier.js';
          script.dataset.question = ${JSON.stringify(QUESTION)};
          document.head.append(script);
        });
      </script>`,
      },
    ],
    ['twice', { body: () => FORM + tag() + tag('async') }],
    ['as another copy of the script', { body: () => FORM + tag() + tag('', '/dist/lead-qualifier.js?copy') }],
    [
      'as a module, told by window.leadQualifier',
      {
        head: () => `<script>
        window.leadQualifier = { question: ${JSON.stringify(QUESTION)} };
      </script><script type="module" src="/dist/lead-qualifier.js"></script>`,
      },
    ],
  ])('works %s', async (_, parts: { head?: () => string; body?: () => string }) => {
    await visit({ ...(parts.head && { head: parts.head() }), ...(parts.body && { body: parts.body() }) });
    await here.page.getByRole('radio').first().waitFor();
    expect(await elements().count()).toBe(1);
    expect(await elements().evaluate((element) => element.nextElementSibling?.localName)).toBe('p');
    expect(here.console).toEqual([]);
  });

  test.each(['', 'crossorigin'])(
    'works from another origin, with what it loads, and in another language; %j',
    async (cross) => {
      const other = await serveSite();
      onTestFinished(() => other.stop());
      const loaded: string[] = [];
      here.page.on('request', (request) => loaded.push(request.url()));
      await visit({ head: tag(`async ${cross}`, `${other.origin}/dist/lead-qualifier.js`), lang: 'fr' });
      await here.page.getByLabel('Oui').waitFor();
      const chunks = loaded.filter((url) => url.includes('/dist/'));
      expect(chunks).toContain(`${other.origin}/dist/lead-qualifier/set-up.js`);
      expect(chunks.filter((url) => !url.startsWith(other.origin))).toEqual([]);
    },
  );

  test('works where the page allows next to nothing', async () => {
    const policy =
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${here.webhook.origin}; ` +
      "require-trusted-types-for 'script'; trusted-types lit-html";
    await visit({ body: FORM + tag(), headers: { 'Content-Security-Policy': policy } });
    await sendByKeyboard({ email: 'ada@example.com' });
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.console).toEqual([]);
  });

  test('waits for a form that a site builder renders late, and asks again after it renders anew', async () => {
    await visit({ body: `<div id="app"></div>${tag()}` });
    for (let times = 0; times < 2; times++) {
      await here.page.evaluate((form) => void (document.querySelector('#app')!.innerHTML = form), FORM);
      await here.page.getByRole('radio').first().waitFor();
      expect(await elements().count()).toBe(1);
    }
    await sendByKeyboard({ email: 'ada@example.com' });
    await until(() => expect(here.webhook.posts).toHaveLength(1));
  });

  test('without settings only defines the element, and loads no more', async () => {
    const loaded: string[] = [];
    here.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await visit({ body: `${FORM}<script src="/dist/lead-qualifier.js"></script>` });
    await here.page.waitForLoadState('networkidle');
    expect(await elements().count()).toBe(0);
    expect(await here.page.evaluate(() => !!customElements.get('lead-qualifier'))).toBe(true);
    expect(loaded.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/lead-qualifier.js']);
  });

  test('whose folder is missing leaves the form as it was, and the console says what is missing', async () => {
    const script = await readFile('dist/lead-qualifier.js', 'utf8');
    here.site.pages['/alone.js'] = { html: script, headers: { 'Content-Type': 'text/javascript' } };
    await visit({ body: FORM.replace('<form', '<form action="/subscribe"') + tag('', '/alone.js') });
    await until(() => expect(here.console.join()).toContain('/lead-qualifier/set-up.js'));
    await here.page.getByLabel('Email').fill('ada@example.com');
    await here.page.getByRole('button').click();
    await here.page.getByRole('heading', { name: 'Received' }).waitFor();
  });
});

describe('a page without a form', () => {
  const LABELS = {
    en: ['Email', 'Name', 'Send', THANKS],
    fr: ['Adresse e-mail', 'Nom', 'Envoyer', /Merci/],
    ar: ['البريد الإلكتروني', 'الاسم', 'إرسال', /شكرًا/],
  } as const;

  test.each(Object.entries(LABELS))(
    'gets a small one in %s, which brings a lead by keyboard',
    async (lang, words) => {
      const [email, name, send, thanks] = words;
      const policy =
        `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${here.webhook.origin}; ` +
        "require-trusted-types-for 'script'; trusted-types lit-html";
      const body = `<h1>Contact</h1><div id="place"></div>${tag('data-target="#place" data-fields="email name?"')}`;
      await visit({ body, lang, headers: { 'Content-Security-Policy': policy } });
      await here.page.getByLabel(email).waitFor();
      await here.page.getByLabel(name).waitFor();
      await here.page.getByRole('button', { name: send }).waitFor();
      await sendByKeyboard({ email: 'ada@example.com', name: 'Ada' });
      await until(async () => expect(await outcome(here.page).textContent()).toMatch(thanks));
      expect(here.webhook.posts[0]?.event.data.contact).toEqual({ email: 'ada@example.com', name: 'Ada' });
      expect(await here.page.getByRole('button', { name: send }).isVisible()).toBe(false);
      expect(here.console).toEqual([]);
    },
  );

  test('has one form, however often the tag stands there', async () => {
    const target = 'data-target="#place"';
    await visit({ body: `<div id="place"></div>${tag(target)}${tag(target)}` });
    await here.page.getByRole('radio').first().waitFor();
    await here.page.waitForLoadState('networkidle');
    expect(await here.page.locator('form').count()).toBe(1);
    expect(await elements().count()).toBe(1);
  });
});
