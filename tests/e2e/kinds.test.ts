import { expect, test } from 'vitest';
import { example } from '../package/readme.ts';
import { outcome, setting, until } from './browser.ts';

const here = setting();

/** The kinds of the README in a form, in the script bundle. */
async function openKinds(): Promise<void> {
  const element = example('kinds').replace('https://hooks.example.com/leads', here.webhook.url);
  here.site.pages['/'] = {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>
      <form><label>Email <input name="email" type="email" required></label>${element}<button>Send</button></form>
      <script src="/dist/lead-qualifier.js"></script></html>`,
  };
  await here.page.goto(here.site.origin);
  await here.page.getByLabel('Email').fill('ada@example.com');
}

test('every kind of the README is asked, answered by keys, judged and posted', async () => {
  await openKinds();
  const { page, webhook } = here;
  await page.getByRole('checkbox', { name: 'A website' }).press(' ');
  await page.getByRole('checkbox', { name: 'A shop' }).press(' ');
  await page.getByRole('textbox', { name: 'What have you set aside?' }).fill('5.000,00 €');
  await page.keyboard.press('Tab');
  expect(await page.getByRole('textbox', { name: 'What have you set aside?' }).inputValue()).toBe('5,000');
  await page.getByLabel('When shall we begin?').fill('2099-01-31');
  await page.getByRole('textbox', { name: 'What shall it achieve?' }).fill('More guests\nin winter');
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).waitFor();
  await until(() => expect(webhook.posts).toHaveLength(1));
  const { answers, qualification } = webhook.posts[0]!.event.data;
  expect(qualification).toEqual({ verdict: 'qualified', points: 4, pass: 3, reasons: [] });
  expect(answers).toEqual({
    services: { label: 'What do you need?', value: ['site', 'shop'], text: 'A website, A shop' },
    budget: { label: 'What have you set aside?', value: 5000, text: '€5,000' },
    start: { label: 'When shall we begin?', value: '2099-01-31', text: 'January 31, 2099' },
    goal: {
      label: 'What shall it achieve?',
      value: 'More guests\nin winter',
      text: 'More guests\nin winter',
    },
  });
  expect(here.console.filter((line) => line.includes('lead-qualifier'))).toEqual([]);
});

test('where their part does not come the form works, the lead is for review, and the console says why', async () => {
  await here.page.route('**/late-views.js', (route) => route.abort());
  await openKinds();
  const { page, webhook } = here;
  await until(() =>
    expect(here.console.join()).toMatch(/"choices" \(services\) did not come.*late-views\.js/),
  );
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).waitFor();
  await until(() => expect(webhook.posts).toHaveLength(1));
  const { contact, qualification } = webhook.posts[0]!.event.data;
  expect(contact).toEqual({ email: 'ada@example.com' });
  expect(qualification.reasons).toEqual([{ verdict: 'review', text: 'not judged' }]);
});

test('a page without such a question does not load it', async () => {
  const asked: string[] = [];
  here.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  here.site.pages['/'] = {
    html: `<!doctype html><html lang="en"><title>Form</title><form><lead-qualifier question="Fit?"></lead-qualifier></form>
      <script src="/dist/lead-qualifier.js"></script></html>`,
  };
  await here.page.goto(here.site.origin);
  await here.page.getByRole('radio').first().waitFor();
  expect(asked).toContain('/dist/lead-qualifier.js');
  expect(asked.filter((path) => path.includes('late-views'))).toEqual([]);
});
