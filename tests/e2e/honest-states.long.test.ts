/** What the visitor reads, what the page hears, and what its owner finds on the console, in every fault. */
import type { FrameLocator, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LANGUAGES } from '../qualifier/bank/languages.ts';
import { enOutcome } from '../../src/element/locales/en-outcome.ts';
import { enTyped } from '../../src/element/locales/en-typed.ts';
import { wordsFor } from '../../src/element/locales/load.ts';
import type { AllWords } from '../../src/element/locales/words.ts';
import { formPage, setting, until } from './browser.ts';
import { openProfile } from './chaos-browser.ts';
import { type Fault, FAULTS } from './honest-faults.ts';
import { temporaryFolder } from './processes.ts';
import type { Page as SitePage } from './server.ts';

/** All words of a language; another one than English has its own in place of the English ones. */
const allWordsFor = async (language: string): Promise<AllWords> => ({
  ...enOutcome,
  ...enTyped,
  ...(await wordsFor(language)),
});

const here = setting();

const isRightToLeft = (language: string): boolean => ['ar', 'he'].includes(language);

/** The page of the form in a language, which says on the console what it hears. */
function pageIn(language: string, webhook: string): SitePage {
  const { html } = formPage(
    { url: webhook },
    {
      form: '',
      script: `for (const type of ['lead-delivered', 'lead-queued', 'lead-undelivered'])
        addEventListener(type, ({ kept, status }) =>
          console.log(['heard', type, kept !== undefined && 'kept=' + kept, status !== undefined && 'status=' + status]
            .filter(Boolean).join(' ')));`,
    },
  );
  const direction = isRightToLeft(language) ? ' dir="rtl"' : '';
  return { html: html.replace('lang="en"', `lang="${language}"${direction}`) };
}

/** A visitor of their own, who reads the page in a language. */
async function visit(language: string, fault: Fault, live: string): Promise<{ page: Page; lines: string[] }> {
  const { browser, site, webhook } = here;
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const [page, lines] = [await context.newPage(), [] as string[]];
  page.on('console', (message) => lines.push(message.text()));
  const form = pageIn(language, fault.address ?? webhook.url);
  site.pages[`/${language}`] = fault.page?.(form) ?? form;
  site.pages[`/${language}/framed`] = {
    html: `<iframe src="/${language}${live}" sandbox="allow-scripts allow-forms" width="600" height="600"></iframe>`,
  };
  await page.goto(`${site.origin}/${language}${fault.isFramed ? '/framed' : live}`);
  return { page, lines };
}

async function submit(page: Page | FrameLocator): Promise<void> {
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('radio').first().check();
  await page.locator('#send').click();
}

/** The words of the outcome, without those of the mail link. */
const read = (page: Page | FrameLocator): Promise<string | null> =>
  page.locator('[part=outcome] > slot > p').textContent();

const states = (page: Page | FrameLocator): Promise<string[]> =>
  page
    .locator('lead-qualifier')
    .evaluate((element) =>
      ['sending', 'delivered', 'queued', 'undelivered'].filter((name) => element.matches(`:state(${name})`)),
    );

async function fail(treatment: Fault['webhook']): Promise<void> {
  if (treatment === 'down') await here.webhook.stop();
  else here.webhook.treatment = treatment ?? { status: 202 };
}

/** Sends the form under a fault, and looks at everything that is made of it. */
async function expectTold(language: string, fault: Fault): Promise<void> {
  const live = language === 'en' ? '#lead-debug' : ''; // one of them is a live test
  const { page, lines } = await visit(language, fault, live);
  const place = fault.isFramed ? page.frameLocator('iframe') : page;
  await place.getByRole('radio').first().waitFor();
  await fault.before?.(page);
  await submit(place);
  const words = await allWordsFor(language);
  const { told } = fault;
  await place.locator('[part=outcome]').waitFor({ timeout: 25_000 });
  expect.soft(await read(place), language).toBe(told.words(words));
  expect.soft(await states(place), language).toEqual([told.state]);
  // The next tries may have come to the same by now: by chance the first of them is due at once.
  const heard = () => [...new Set(lines.filter((line) => line.startsWith('heard')))];
  await until(() => expect(heard(), language).toEqual([`heard ${told.event}`]));
  const link = place.locator('[part~=action]');
  if (told.state === 'delivered') expect.soft(await link.count(), language).toBe(0);
  else expect.soft(await link.textContent(), language).toBe(words.write('me@example.com'));
  const narrated = () => lines.filter((line) => line.startsWith('lead-qualifier, live test:')).at(-1) ?? '';
  if (live) await until(() => expect(narrated()).toContain(told.live));
  else expect.soft(narrated()).toBe('');
  const said = () => [...new Set(lines.filter((line) => line.includes('did not take a lead')))];
  if (told.console) await until(() => expect(said()).toEqual([expect.stringMatching(told.console ?? /^/)]));
  else expect.soft(said(), language).toEqual([]);
}

describe.each(Object.entries(FAULTS))('where the webhook %s', (_, fault) => {
  test('visitor, page and owner are told what is so, in English, French and Arabic', async () => {
    await fail(fault.webhook);
    await Promise.all(['en', 'fr', 'ar'].map((language) => expectTold(language, fault)));
  });
});

test.each(LANGUAGES)(
  'in %s a lead that waits, and one that was refused, is told of in that language',
  async (language) => {
    for (const [name, treatment] of [
      ['answers 500', { status: 500 }],
      ['refuses it', { status: 400 }],
    ] as const) {
      await fail(treatment);
      const fault = FAULTS[name];
      if (fault) await expectTold(language, fault);
    }
  },
);

/** A form whose browser keeps pages for the way back, as those of visitors do. */
async function openForm(): Promise<Page> {
  const { context, kill } = await openProfile(await temporaryFolder());
  onTestFinished(kill);
  const page = await context.newPage();
  here.site.pages['/'] = pageIn('fr', here.webhook.url);
  await page.goto(here.site.origin);
  await page.getByRole('radio').first().waitFor();
  return page;
}

/** Leaves the page, and comes back to it as it was. */
async function goAwayAndBack(page: Page, meanwhile: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => console.log('back', persisted)));
  here.site.pages['/other'] = { html: '<!doctype html><title>Other</title>' };
  await page.goto(`${here.site.origin}/other`);
  await meanwhile();
  const back = page.waitForEvent('console', (message) => message.text().startsWith('back'));
  await page.evaluate(() => history.back());
  expect((await back).text()).toBe('back true');
}

describe('a page that is not there for a while', () => {
  test('because its visitor went back and forth says thank you when the lead has been sent since', async () => {
    const { qualified, queued } = await allWordsFor('fr');
    const page = await openForm();
    await fail('reset');
    await submit(page);
    await page.locator('[part=outcome]').waitFor();
    expect(await read(page)).toBe(queued(true));
    await goAwayAndBack(page, () => fail(undefined));
    await until(async () => expect(await read(page)).toBe(qualified));
    expect(await states(page)).toEqual(['delivered']);
  });

  test('because its visitor went back and forth still says that the lead waits, where it does', async () => {
    const { queued } = await allWordsFor('fr');
    const page = await openForm();
    await fail({ status: 503, headers: { 'Retry-After': '60' } });
    await submit(page);
    await page.locator('[part=outcome]').waitFor();
    await goAwayAndBack(page, () => fail(undefined));
    await page.waitForTimeout(500);
    expect([await read(page), await states(page)]).toEqual([queued(true), ['queued']]);
  });

  test('because it was frozen in the middle of the send says what came of it', async () => {
    const { qualified } = await allWordsFor('fr');
    const page = await openForm();
    await fail({ status: 202, after: 500 });
    await submit(page);
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((over) => setTimeout(over, 1_500));
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await until(async () => expect(await read(page)).toBe(qualified));
    expect(here.webhook.posts).toHaveLength(1);
  });

  test('because it was left in the middle of the send tells the next page nothing, and the lead arrives', async () => {
    const page = await openForm();
    await fail({ status: 202, after: 1_000 });
    await submit(page);
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    await page.close();
    const next = await page.context().newPage();
    await next.goto(here.site.origin);
    await next.getByRole('radio').first().waitFor();
    expect([await next.locator('[part=outcome]').count(), await states(next)]).toEqual([0, []]);
    const stored = () => next.evaluate(() => Object.keys(localStorage).length);
    await next.clock.setSystemTime(Date.now() + 21_000);
    await next.reload();
    await until(async () => expect(await stored()).toBe(0));
    expect(new Set(here.webhook.posts.map(({ event }) => event.data.id)).size).toBe(1);
  });
});
