/** What one tab of a site makes of a lead that is another's. */
import type { Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LeadQualifier } from '../../src/index.ts';
import { fillIn, formPage, outcome, setting, THANKS, until, waiting } from './browser.ts';
import { openProfile } from './chaos-browser.ts';
import { temporaryFolder } from './processes.ts';

const here = setting();

/** The form, which counts what it hears of its leads; the next try comes as late as it may. */
const form = () =>
  formPage(here.webhook, {
    form: '',
    script: `Math.random = () => 0.999; window.heard = [];
      for (const type of ['lead-delivered', 'lead-queued', 'lead-undelivered'])
        addEventListener(type, () => heard.push(type));`,
  });

/** Opens the form in a tab. */
async function openTab(context = here.context, path = '/'): Promise<Page> {
  const tab = await context.newPage();
  here.site.pages[path] = form();
  await tab.goto(here.site.origin + path);
  await tab.getByRole('radio').first().waitFor();
  return tab;
}

/** A tab whose lead could not be sent: the webhook is down. */
async function tabThatWaits(context = here.context): Promise<Page> {
  const tab = await openTab(context);
  await here.webhook.stop();
  await fillIn(tab);
  await tab.locator('#send').click();
  await tab.getByText('could not be sent yet').waitFor();
  return tab;
}

const mend = () => here.webhook.start();
const thanks = (tab: Page) => outcome(tab).getByText(THANKS);
const heard = (tab: Page) => tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
const isDelivered = (tab: Page) =>
  tab.locator('lead-qualifier').evaluate((element) => element.matches(':state(delivered)'));

describe('a tab whose lead waits', () => {
  test('says thank you as soon as another tab has sent it', async () => {
    const tab = await tabThatWaits();
    await mend();
    const other = await openTab();
    await thanks(tab).waitFor({ timeout: 2_000 }); // its own next try would be later
    expect([await heard(tab), await isDelivered(tab)]).toEqual([['lead-queued', 'lead-delivered'], true]);
    expect([await heard(other), await outcome(other).count(), await waiting(tab)]).toEqual([[], 0, []]);
    expect(here.webhook.posts).toHaveLength(1);
  });

  test('says so too when it comes back from a page that has sent it', async () => {
    const { context, kill } = await openProfile(await temporaryFolder());
    onTestFinished(kill);
    const tab = await tabThatWaits(context);
    await tab.evaluate(() => addEventListener('pageshow', ({ persisted }) => console.log('back', persisted)));
    await mend();
    here.site.pages['/other'] = form();
    await tab.goto(`${here.site.origin}/other`);
    await until(async () => expect(await waiting(tab)).toEqual([]));
    const back = tab.waitForEvent('console', (message) => message.text().startsWith('back'));
    await tab.evaluate(() => history.back());
    expect((await back).text()).toBe('back true');
    await thanks(tab).waitFor({ timeout: 2_000 });
    expect(await heard(tab)).toEqual(['lead-queued', 'lead-delivered']);
  });

  test('says nothing of it where the visitor has begun anew, and the page hears of it', async () => {
    const tab = await tabThatWaits();
    await tab.evaluate(() => document.querySelector('form')?.reset());
    await mend();
    await openTab();
    await until(async () => expect(await heard(tab)).toEqual(['lead-queued', 'lead-delivered']));
    expect([await outcome(tab).count(), await isDelivered(tab)]).toEqual([0, false]);
  });

  test('does not say so when the lead was forgotten in another', async () => {
    const other = await openTab();
    const tab = await tabThatWaits();
    await other.evaluate(() =>
      (customElements.get('lead-qualifier') as typeof LeadQualifier).outbox.forget(),
    );
    expect(await waiting(tab)).toEqual([]);
    await tab.waitForTimeout(500);
    expect([await outcome(tab).textContent(), await heard(tab)]).toEqual([
      expect.stringContaining('could not be sent yet'),
      ['lead-queued'],
    ]);
  });
});

test('a lead whose tab is closed is sent at its time by another that was open already', async () => {
  const other = await openTab();
  const tab = await tabThatWaits();
  await mend();
  await tab.close();
  await until(async () => expect(await waiting(other)).toEqual([]), 8_000);
  expect(here.webhook.posts).toHaveLength(1);
});
