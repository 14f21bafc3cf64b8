import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions } from 'playwright';
import { expect, test } from 'vitest';
import { NOW } from '../receiver/lead.ts';
import { inboxBrowser, serveInbox, visit } from './inbox-setting.ts';

const { launched } = inboxBrowser();
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says, as far as it is read here. */
interface Findings {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** An inbox of long, Arabic and plain leads, with all that its pages can show; and the addresses of those. */
async function furnished() {
  const inbox = await serveInbox();
  const ada = await inbox.save();
  inbox.target.treatment = { status: 410 };
  await inbox.forwarder.forwardDue();
  await inbox.save({
    data: { id: ada, sequence: 2, contact: { email: 'ada@example.com', phone: '+44 20 7946 0958' } },
  });
  await inbox.save({ data: { contact: { email: 'ADA@example.com' } } });
  const arabic = await inbox.save({
    data: {
      contact: { name: 'فاطمة الفهرية', message: 'مرحبا، أريد موقعًا لمدرستي.' },
      answers: { budget: { label: 'ما ميزانيتك؟', value: 'x', text: 'أكثر من ٥٠٠٠ دولار' } },
    },
    judgement: { verdict: 'review', reasons: [{ text: 'الميزانية أقل من المعتاد' }] },
  });
  await inbox.store.annotate(arabic, { note: 'اتصلت بها يوم الاثنين.', overrule: 'qualified' });
  const long = await inbox.save({
    data: {
      contact: {
        name: 'Wolfeschlegelsteinhausen'.repeat(9),
        email: `${'long'.repeat(40)}@example.com`,
        message: 'Long. '.repeat(300),
      },
      answers: {
        budget: { label: 'A question that goes on. '.repeat(9), value: 'x', text: 'x'.repeat(300) },
      },
      test: true,
    },
    judgement: { verdict: 'unqualified', reasons: [{ text: 'unbreakable'.repeat(30) }] },
  });
  for (const target of ['a-name-as-long-as-a-host-may-be.'.repeat(6), 'إشعار']) {
    const event = (await inbox.store.get(long))!.lead;
    await inbox.store.save(
      { ...event, event: { ...event.event, data: { ...event.event.data, sequence: event.sequence + 1 } } },
      [{ target, due: NOW }],
    );
    await inbox.store.save(
      { ...event, event: { ...event.event, data: { ...event.event.data, sequence: event.sequence + 2 } } },
      [{ target, due: NOW }],
    );
    for (const { number } of await inbox.store.deliveries.lease({
      target,
      now: NOW,
      limit: 1,
      holder: 'x',
      forMs: 1,
    }))
      await inbox.store.deliveries.settle(number, 'x', { state: 'dead', at: NOW, failure: 'answered 500' });
  }
  const addresses = [
    '?',
    '?q=ada&verdict=qualified',
    '?q=nobody',
    `?lead=${ada}`,
    `?lead=${arabic}&saved`,
    `?lead=${long}`,
    `?lead=${ada}&delete`,
    '?dead-letters&again=2',
    '?lead=nobody',
  ];
  return { inbox, addresses };
}

const LOOKS: [string, BrowserContextOptions][] = [
  ['light, wide', { viewport: { width: 1200, height: 900 } }],
  ['dark, wide', { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' }],
  ['light, 320 pixels', { viewport: { width: 320, height: 640 } }],
  ['dark, 320 pixels', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  // What remains of 1280 pixels at 400 % is 320; at 200 % it is this.
  ['zoomed to 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
];

test.each(LOOKS)('axe finds nothing on any page, and no page scrolls sideways: %s', async (_, look) => {
  const { inbox, addresses } = await furnished();
  const page = await visit(launched(), { ...look, javaScriptEnabled: true, bypassCSP: true });
  const audit = async () => {
    await page.addScriptTag({ content: AXE });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run: () => Promise<Findings> } }).axe.run(),
    );
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect([page.url(), found]).toEqual([page.url(), []]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([page.url(), wider]).toEqual([page.url(), 0]);
  };
  await page.goto(inbox.url);
  await audit();
  await page.goto(inbox.entry);
  for (const address of addresses) {
    await page.goto(inbox.url + address);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await audit();
  }
});

test('in forced colours every notice and every verdict keeps its edge', async () => {
  const { inbox, addresses } = await furnished();
  const page = await visit(launched(), { forcedColors: 'active', javaScriptEnabled: true });
  await page.goto(inbox.entry);
  for (const address of addresses) {
    await page.goto(inbox.url + address);
    for (const part of await page.locator('.verdict, .trouble, .done, .note, button').all()) {
      const edge = await part.evaluate((element) => getComputedStyle(element));
      const isLink = await part.evaluate((element) => element.matches('.quiet'));
      if (!isLink) expect([edge.borderTopStyle, edge.borderTopWidth]).toEqual(['solid', '1px']);
    }
  }
});

test('what is printed is the lead with its note, and nothing to press', async () => {
  const { inbox, addresses } = await furnished();
  const page = await visit(launched());
  await page.goto(inbox.entry);
  await page.emulateMedia({ media: 'print' });
  for (const address of addresses.filter((each) => !/delete|dead-letters|nobody/.test(each))) {
    await page.goto(inbox.url + address);
    const controls = page.locator('nav, form, button, input, textarea, a[href*="delete"]');
    expect([address, await controls.filter({ visible: true }).count()]).toEqual([address, 0]);
    expect(await page.locator('.lead').first().isVisible()).toBe(true);
  }
  await page.goto(`${inbox.url}${addresses.find((each) => each.endsWith('&saved'))}`);
  expect(await page.locator('.note').isVisible()).toBe(true);
});
