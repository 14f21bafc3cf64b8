import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { NOW } from '../receiver/lead.ts';
import { until } from './browser.ts';
import { inboxBrowser, serveInbox, visit } from './inbox-setting.ts';

const { launched } = inboxBrowser();

test('without JavaScript a lead is found, judged and noted, by the keyboard alone', async () => {
  const inbox = await serveInbox();
  for (let index = 0; index < 40; index++)
    await inbox.save({ data: { contact: { name: `Visitor ${index}` } }, received: NOW + index });
  const id = await inbox.save({
    data: { contact: { name: 'Zoë Ångström', email: 'zoe@example.com' } },
    judgement: { verdict: 'review', points: 1, reasons: [{ text: '1 of 2 points' }] },
    received: NOW - 1,
  });
  const page = await visit(launched());
  await page.goto(inbox.entry);
  expect(page.url()).toBe(`${inbox.url}?`);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('angstrom ZOE');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Zoë Ångström' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/lead=/);
  await page.getByRole('radio', { name: 'As the rules say: Review, 1 of 2 points' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Call on Monday');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask for Zoë');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Saved.');
  expect((await inbox.store.get(id))!.lead).toMatchObject({
    note: 'Call on Monday\nAsk for Zoë',
    overrule: 'qualified',
  });
  expect(await page.getByRole('textbox').inputValue()).toBe('Call on Monday\nAsk for Zoë');
  expect(await page.getByText('Your verdict; the rules said “Review”').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Back to the list' }).click();
  expect(await page.getByRole('searchbox').inputValue()).toBe('angstrom ZOE');
  expect(await page.getByRole('article').innerText()).toContain('Ask for Zoë');
});

test('what was typed is still there when the lead was sent again meanwhile', async () => {
  const inbox = await serveInbox();
  const id = await inbox.save();
  const page = await visit(launched());
  await page.goto(inbox.entry);
  await page.goto(`${inbox.url}?lead=${id}`);
  await page.getByRole('textbox').fill('Too small for us');
  await page.getByRole('radio', { name: 'Not a fit' }).check();
  await inbox.save({ data: { id, sequence: 2, contact: { name: 'Grace Hopper' } } });
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('sent again while you were looking');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Grace Hopper');
  expect(await page.getByRole('textbox').inputValue()).toBe('Too small for us');
  expect(await page.getByRole('radio', { name: 'Not a fit' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Saved.');
  expect((await inbox.store.get(id))!.lead).toMatchObject({
    note: 'Too small for us',
    overrule: 'unqualified',
  });
});

test('what is looked at is downloaded, and read back by a CSV reader', async () => {
  const inbox = await serveInbox();
  for (let index = 0; index < 1_200; index++) {
    const name = index === 7 ? "=cmd|' /C calc'!A1" : `آدا ${index}, "the ${index}th"`;
    await inbox.save({
      data: { contact: { name, email: `a${index}@example.com`, message: 'One\nTwo' } },
      judgement: { verdict: index % 2 ? 'qualified' : 'unqualified' },
      received: NOW + index,
    });
  }
  const page = await visit(launched(), { acceptDownloads: true });
  await page.goto(inbox.entry);
  await page.getByRole('link', { name: 'Qualified', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV for spreadsheets' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('leads-qualified-2026-11-21.csv');
  const rows: Record<string, string>[] = parse(await readFile(await file.path()), {
    columns: true,
    bom: true,
  });
  const odd = Array.from({ length: 600 }, (_, index) => 1_199 - 2 * index);
  expect(rows.map(({ Name }) => Name)).toEqual(
    odd.map((index) => (index === 7 ? "'=cmd|' /C calc'!A1" : `آدا ${index}, "the ${index}th"`)),
  );
  expect(rows[0]).toMatchObject({
    'Message': 'One\nTwo',
    'What have you set aside?': 'As the visitor read it',
  });
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'JSON' }).click(),
  ]);
  expect(JSON.parse(await readFile(await json.path(), 'utf8'))).toHaveLength(600);
});

test('a person asks what is kept, and then to be deleted', async () => {
  const inbox = await serveInbox();
  const id = await inbox.save();
  await inbox.save({ data: { contact: { name: 'Ada at work', email: 'ADA@example.com' } } });
  const eve = await inbox.save({ data: { contact: { name: 'Eve', email: 'eve@example.com' } } });
  await inbox.forwarder.forwardDue();
  expect(inbox.target.posts).toHaveLength(3);
  const page = await visit(launched(), { acceptDownloads: true });
  await page.goto(inbox.entry);
  await page.goto(`${inbox.url}?lead=${id}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export everything kept' }).click(),
  ]);
  const kept = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(kept)).toHaveLength(2);
  expect(kept).not.toContain('eve@');
  await page.getByRole('link', { name: 'Delete this lead' }).click();
  const all = page.getByRole('region', { name: 'All leads of ada@example.com' });
  expect(await all.innerText()).toContain('Already sent to crm: delete it there, too.');
  await all.getByRole('button', { name: 'Delete all 2 leads of this person' }).click();
  expect(await page.getByRole('status').textContent()).toBe('2 leads deleted.');
  expect((await inbox.store.list({ limit: 9 })).map((lead) => lead.id)).toEqual([eve]);
  await page.goto(`${inbox.url}?lead=${id}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No such lead');
});

test('a lead that its target refused ten times is sent again, and arrives', async () => {
  const inbox = await serveInbox();
  inbox.target.treatment = { status: 500 };
  const id = await inbox.save();
  for (let attempt = 0; attempt < 10; attempt++) {
    await inbox.forwarder.forwardDue();
    inbox.pass(30 * 60 * 60 * 1_000);
  }
  expect(inbox.target.posts).toHaveLength(10);
  const page = await visit(launched());
  await page.goto(inbox.entry);
  expect(await page.locator('.trouble').innerText()).toContain('1 lead could not be forwarded.');
  await page.getByRole('link', { name: 'See forwarding' }).click();
  expect(await page.getByRole('region', { name: 'Dead letters' }).innerText()).toMatch(
    /Ada Lovelace[^]*To crm, given up [^]* after 10 attempts: .*500/,
  );
  inbox.target.treatment = { status: 204 };
  inbox.forwarder.start();
  await page.getByRole('button', { name: 'Send again Ada Lovelace to crm' }).click();
  expect(await page.getByRole('status').textContent()).toBe('1 dead letter will be sent again now.');
  await until(() => expect(inbox.target.posts).toHaveLength(11));
  expect(inbox.target.posts[10]!.event.data.id).toBe(id);
  await until(async () => {
    await page.goto(`${inbox.url}?lead=${id}`);
    expect(await page.getByRole('region', { name: 'Forwarded to' }).innerText()).toContain('crm: delivered');
  });
});

test('a target that wants no more is enabled again, and told what waited', async () => {
  const inbox = await serveInbox();
  inbox.target.treatment = { status: 410 };
  await inbox.save();
  await inbox.forwarder.forwardDue();
  const page = await visit(launched());
  await page.goto(inbox.entry);
  await page.getByRole('link', { name: 'Forwarding', exact: true }).click();
  expect(await page.getByRole('region', { name: 'Targets' }).innerText()).toContain('Disabled');
  inbox.target.treatment = { status: 204 };
  inbox.forwarder.start();
  await page.getByRole('button', { name: 'Enable' }).click();
  await until(() => expect(inbox.target.posts).toHaveLength(2));
});
