import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../demo/listen.ts';
import { serveSite } from '../../demo/site-server.ts';
import { LAUNCH, outcome, THANKS, until, waiting } from './browser.ts';
import { fillInByKeyboard, tabTo } from './keyboard.ts';
import { freePort } from '../setup/free-port.ts';
import { receive, type Receiver, run, temporaryFolder } from './processes.ts';

/** The site, the receiver and a visitor with a browser profile; all real, all in one folder. */
interface World {
  site: Site;
  folder: string;
  receiver: Receiver;
}

async function startWorld(): Promise<World> {
  const folder = await temporaryFolder();
  // The site must know the receiver's address, and the receiver the site's: the one port is chosen beforehand.
  const port = await freePort();
  const site = await serveSite({ port: 0, receiver: `http://localhost:${port}` });
  onTestFinished(() => site.close());
  return { site, folder, receiver: await receive(folder, site.url, port) };
}

/** Starts the visitor's browser with their own profile: what it keeps is there again the next time. */
async function openBrowser(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), LAUNCH);
  context.setDefaultTimeout(15_000);
  onTestFinished(() => context.close());
  return context;
}

/** The leads that the owner sees, as text, newest first. */
async function inboxOf({ inbox }: { inbox: string }): Promise<string[]> {
  const browser = await chromium.launch(LAUNCH);
  try {
    const page = await browser.newPage();
    await page.goto(inbox);
    await page.getByRole('heading', { name: 'Leads' }).waitFor();
    return await page.getByRole('article').allInnerTexts();
  } finally {
    await browser.close();
  }
}

const goto = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return page;
};

describe('a lead filled in by keyboard', () => {
  test.each([
    ['English', '/', { budget: 3 }, THANKS, 'Qualified', 'More than $5,000'],
    ['French', '/fr/', { budget: 4, range: 1 }, /Merci/, 'Qualified', 'Je ne sais pas encore'],
    ['Arabic', '/ar/', { budget: 2 }, /شكرًا/, 'Review', 'من 2000 إلى 5000 دولار'],
  ])(
    'in %s is confirmed to the visitor, and stands in the inbox',
    async (_, path, answers, thanks, verdict, words) => {
      const { site, folder, receiver } = await startWorld();
      const page = await goto(await openBrowser(folder), site.url + path);
      await fillInByKeyboard(page, {
        email: 'ada@example.com',
        message: 'Ein Laden für Öl & <b>Wein</b>',
        ...answers,
      });
      await until(async () => expect(await outcome(page).textContent()).toMatch(thanks));
      expect(await waiting(page)).toEqual([]);
      const leads = await inboxOf(receiver);
      expect(leads).toHaveLength(1);
      for (const text of ['ada@example.com', 'Ein Laden für Öl & <b>Wein</b>', words])
        expect(leads[0]).toContain(text);
      expect(leads[0]).toMatch(new RegExp(verdict, 'i'));
    },
  );

  test.each([
    ['English', '/advice.html', THANKS, 'Yes'],
    ['French', '/fr/advice.html', /Merci/, 'Oui'],
    ['Arabic', '/ar/advice.html', /شكرًا/, 'نعم'],
  ])('in %s where only the script tag asks, does so too', async (_, path, thanks, yes) => {
    const { site, folder, receiver } = await startWorld();
    const page = await goto(await openBrowser(folder), site.url + path);
    await page.getByRole('radio').first().waitFor();
    for (const [name, text] of [
      ['email', 'ada@example.com'],
      ['website', 'ferries.example'],
      ['message', 'Nobody finds the timetable'],
    ] as const) {
      await tabTo(page, name);
      await page.keyboard.type(text);
    }
    await tabTo(page, 'keys');
    await page.keyboard.press('Space');
    await tabTo(page, 'button');
    await page.keyboard.press('Enter');
    await until(async () => expect(await outcome(page).textContent()).toMatch(thanks));
    const leads = await inboxOf(receiver);
    expect(leads).toHaveLength(1);
    for (const text of ['ada@example.com', 'ferries.example', 'Nobody finds the timetable', yes])
      expect(leads[0]).toContain(text);
    // The same rules as the page's, so that the receiver has nothing to look at twice.
    expect(leads[0]).toMatch(/Qualified/i);
  });

  test('survives a stopped receiver and a closed browser, and arrives once when both are back', async () => {
    const { site, folder, receiver } = await startWorld();
    const first = await openBrowser(folder);
    const page = await goto(first, site.url);
    expect(await receiver.stop()).toBe(0);
    await fillInByKeyboard(page, { email: 'ada@example.com', message: 'A small shop', budget: 3 });

    // The visitor is told the truth, and how to write by mail instead.
    await page.getByText('could not be sent yet').waitFor();
    expect(await outcome(page).textContent()).not.toMatch(THANKS);
    const mail = await outcome(page).getByRole('link').getAttribute('href');
    expect(mail).toMatch(/^mailto:hello@rim-aubanel\.example\?/);
    expect(decodeURIComponent(mail ?? '')).toContain('A small shop');
    const kept = await waiting(page);
    expect(kept).toHaveLength(1);
    await first.close();

    // Still stopped: the profile has it, and it is not lost by another look at the page.
    const second = await openBrowser(folder);
    const again = await goto(second, site.url);
    await again.getByRole('radio').first().waitFor();
    expect(await waiting(again)).toEqual(kept);
    await second.close();

    const back = await receive(folder, site.url, receiver.port);
    expect(await inboxOf(back)).toEqual([]);
    const third = await openBrowser(folder);
    const last = await goto(third, site.url);
    await until(async () => expect(await waiting(last)).toEqual([]), 30_000);
    expect(await inboxOf(back)).toEqual([expect.stringContaining('ada@example.com')]);
    await last.reload();
    await last.getByRole('radio').first().waitFor();
    const leads = await inboxOf(back);
    expect(leads).toHaveLength(1);
    expect(leads[0]).toContain('A small shop');
  });

  test('that is declined goes nowhere: nothing is kept, nothing arrives', async () => {
    const { site, folder, receiver } = await startWorld();
    const page = await goto(await openBrowser(folder), site.url);
    await fillInByKeyboard(page, { email: 'ada@example.com', message: 'A small shop', budget: 1 });
    await page.getByText('Nothing was sent').first().waitFor();
    expect(await outcome(page).getByRole('link').getAttribute('href')).toBe('/guide.html');
    expect(await waiting(page)).toEqual([]);
    await page.reload();
    await page.getByRole('radio').first().waitFor();
    expect(await inboxOf(receiver)).toEqual([]);
  });
});

test.each(['/', '/fr/', '/ar/'])('the page about advice is found from %s, in its language', async (path) => {
  const { site, folder } = await startWorld();
  const page = await goto(await openBrowser(folder), site.url + path);
  const language = await page.locator('html').getAttribute('lang');
  await page.locator('nav.sections a[href$="advice.html"]').click();
  await page.getByRole('radio').first().waitFor();
  expect(page.url()).toBe(`${site.url}${path}advice.html`);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
});

describe('npm start', () => {
  test('prints addresses that work together, and ends on SIGTERM', async () => {
    const folder = await temporaryFolder();
    const environment = { PORT: `${await freePort()}`, DATABASE: join(folder, 'leads.db') };
    const program = run(['--import', 'tsx', 'demo/start.ts'], environment);
    const [site, inbox] = await until(() => {
      const found = [...program.out().matchAll(/^ {2}(?:Site|Inbox)\s+(http\S+)$/gm)].map(
        ([, url]) => url ?? '',
      );
      const [one, two] = found;
      if (!one || !two) throw new Error(`Not started: ${program.out()}${program.error()}`);
      return [one, two] as const;
      // With the build of the docs, where they are older than their pages.
    }, 100_000);
    const [, docs = ''] = /^ {2}Docs\s+(http\S+)$/m.exec(program.out()) ?? [];
    expect(await (await fetch(docs)).text()).toContain('the form you already have');
    const page = await goto(await openBrowser(folder), site);
    await fillInByKeyboard(page, { email: 'ada@example.com', message: 'A small shop', budget: 3 });
    await until(async () => expect(await outcome(page).textContent()).toMatch(THANKS));
    expect(await inboxOf({ inbox })).toEqual([expect.stringContaining('ada@example.com')]);
    expect([await program.stop(), program.error()]).toEqual([0, '']);
    for (const address of [site, inbox]) await expect(fetch(address)).rejects.toThrow();
  });
});
