import { describe, expect, test } from 'vitest';
import { example } from '../package/readme.ts';
import { open, outcome, setting, until } from './browser.ts';

const here = setting();

/** An example of the README, with the addresses of this test in place of those of the reader. */
function page(...examples: string[]): string {
  const body = examples
    .map(example)
    .join('\n')
    .replaceAll('https://hooks.example.com/leads', here.webhook.url)
    .replace('/lead-qualifier.js', '/dist/lead-qualifier.js');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>${body}</html>`;
}

const SIGN_UP = `<form id="contact">
    <label>Email <input name="email" type="email" required></label>
    <label>Message <textarea name="message"></textarea></label>
    <button>Send</button>
  </form>`;

describe('the one tag of the README', () => {
  test('brings the first lead from a plain sign-up form', async () => {
    await open(here, { html: page('one-tag').replace('<script', `${SIGN_UP}<script`) });
    await here.page.getByLabel('Email').fill('ada@example.com');
    await here.page.getByLabel('Yes').check();
    await here.page.getByRole('button').click();
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(await outcome(here.page).textContent()).toMatch(/thank you/i);
  });

  test('takes its rules from window.leadQualifier as well', async () => {
    const other = SIGN_UP.replace('contact', 'other');
    await open(here, { html: page('global').replace('<script', `${other}${SIGN_UP}<script`) });
    await here.page.locator('#contact').getByLabel('Email').fill('ada@example.com');
    await here.page.getByLabel('No', { exact: true }).check();
    await here.page.locator('#contact button').click();
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.webhook.posts[0]?.event.data.qualification.verdict).toBe('review');
  });

  test('makes the small form where it is told to', async () => {
    await open(here, { html: page('own-form') });
    await here.page.getByLabel('Email').fill('ada@example.com');
    await here.page.getByLabel('Name').fill('Ada');
    await here.page.getByLabel('Message').fill('A small shop');
    await here.page.getByLabel('Yes').check();
    await here.page.locator('#sign-up').getByRole('button', { name: 'Ask for a quote' }).click();
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.webhook.posts[0]?.event.data.contact).toEqual({
      email: 'ada@example.com',
      name: 'Ada',
      message: 'A small shop',
    });
  });
});

describe('the element of the README', () => {
  test('brings the first lead', async () => {
    await open(here, { html: page('script-tag') });
    await here.page.getByLabel('Email').fill('ada@example.com');
    await here.page.getByLabel('Message').fill('A small shop');
    await here.page.getByLabel('Yes').check();
    await here.page.getByRole('button').click();
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.webhook.posts[0]?.event.data.contact).toEqual({
      email: 'ada@example.com',
      message: 'A small shop',
    });
    expect(await outcome(here.page).textContent()).toMatch(/thank you/i);
  });

  test('turns a poor fit away, and sends nothing', async () => {
    await open(here, { html: page('script-tag') });
    await here.page.getByLabel('Email').fill('ada@example.com');
    await here.page.getByLabel('No', { exact: true }).check();
    await here.page.getByRole('button', { name: 'Ask for a quote' }).click();
    await here.page.getByRole('button', { name: 'Change my answer' }).waitFor();
    expect(here.webhook.posts).toEqual([]);
  });
});

test('the rules of the README ask, judge and lead to their outcome', async () => {
  const html = page('rules').replace(
    /<lead-qualifier[^]*<\/lead-qualifier>/,
    '<form>$&<button>Send</button></form>',
  );
  await open(here, { html: `${html}<script src="/dist/lead-qualifier.js"></script>` });
  await here.page.getByLabel('I am not sure yet').check();
  await here.page.getByLabel('About what I had in mind').check();
  await here.page.getByRole('button').click();
  await here.page.getByRole('link', { name: 'Book a call' }).waitFor();
  expect(here.webhook.posts[0]?.event.data).toMatchObject({
    outcome: { route: 'proposal' },
    qualification: { verdict: 'qualified', points: 2, pass: 2 },
    qualifier: { id: 'portfolio' },
  });
  expect(here.console.filter((line) => line.includes('lead-qualifier'))).toEqual([]);
});

test('the bank of the README asks its questions', async () => {
  const html = page('bank').replace(
    /<lead-qualifier[^]*<\/lead-qualifier>/,
    '<form>$&<button>Send</button></form>',
  );
  await open(here, { html: `${html}<script src="/dist/lead-qualifier.js"></script>` });
  await here.page.getByRole('radio', { name: 'More than' }).check();
  await here.page.getByRole('radiogroup', { name: 'When do you need it?' }).waitFor();
});

test('the form of the README is read as it says', async () => {
  await open(here, { html: page('contact') + '<script src="/dist/lead-qualifier.js"></script>' });
  const labels = here.page.waitForResponse((response) => response.url().includes('label-roles'));
  await here.page.getByLabel('First name').fill('Ada');
  await labels;
  await here.page.getByLabel('Email').fill('ada@example.com');
  await here.page.getByLabel('Town').fill('London');
  await here.page.getByLabel('Diagnosis').fill('none of our business');
  await here.page.getByLabel('You may write to me').check();
  await here.page.getByLabel('Yes').check();
  await here.page.getByRole('button').click();
  await until(() => expect(here.webhook.posts).toHaveLength(1));
  const { contact, consent } = here.webhook.posts[0]!.event.data;
  expect(contact).toEqual({ email: 'ada@example.com', givenName: 'Ada', fields: { town: 'London' } });
  expect(consent).toMatchObject({ given: true, text: 'You may write to me about this project.' });
  expect(JSON.stringify(here.webhook.posts[0])).not.toContain('none of our business');
});

test.each([
  [
    'Yes',
    'Thank you, Ada King! Your reference is',
    /^https:\/\/cal\.example\/me\?name=Ada%20King&email=ada%40example\.com&notes=\w{4}-\w{4}$/,
  ],
  ['No', 'Our smallest project costs $5,000.', /^\/guide$/],
])('after %s the outcome of the README says “%s”', async (answer, words, href) => {
  await open(here, {
    html: `<form><input name="name" value="Ada King"><input name="email" value="ada@example.com">
      <lead-qualifier webhook="${here.webhook.url}"><script type="application/json">${example('outcomes')}</script></lead-qualifier>
      <button>Send</button></form><script src="/dist/lead-qualifier.js"></script>`,
  });
  await here.page.getByLabel(answer, { exact: true }).check();
  await here.page.getByRole('button', { name: 'Send' }).click();
  const told = outcome(here.page);
  expect(await told.textContent()).toContain(words);
  expect(await told.textContent()).not.toContain('Budget too small');
  expect(await told.getByRole('link').getAttribute('href')).toMatch(href);
  const { posts } = here.webhook;
  if (posts[0]) expect(await told.textContent()).toContain(posts[0].event.data.reference);
  expect(here.console.filter((line) => line.includes('lead-qualifier'))).toEqual([]);
});

test('the properties and events of the README work as it says', async () => {
  const html = '<form><lead-qualifier question="Fit?"></lead-qualifier><button>Send</button></form>';
  await open(here, { html: `${html}<script src="/dist/lead-qualifier.js"></script>` });
  await here.page.addScriptTag({ content: example('element') });
  await here.page
    .getByRole('group', { name: 'Can you decide this alone?' })
    .or(here.page.getByRole('radiogroup', { name: 'Can you decide this alone?' }))
    .waitFor();
  await here.page.getByLabel('No', { exact: true }).check();
  await here.page.getByRole('button').click();
  await until(() => expect(here.console.join()).toContain('review'));
});

test('the CSS of the README wins over the look of the form', async () => {
  const html = `<style>input { border: 1px solid; border-radius: 8px } ${example('look')}</style>
    <form><label>Email <input name="email"></label><lead-qualifier question="Fit?"></lead-qualifier><button>Send</button></form>`;
  await open(here, { html: `${html}<script src="/dist/lead-qualifier.js"></script>` });
  const look = await here.page
    .getByRole('radio')
    .first()
    .evaluate((input) => ({
      accent: getComputedStyle(input).accentColor,
      radius: getComputedStyle(input.parentElement!).borderRadius,
      label: getComputedStyle(input.closest('fieldset')!.querySelector('legend')!).fontSize,
    }));
  expect(look).toEqual({ accent: 'rgb(102, 51, 153)', radius: '0px', label: '20px' });
});

test('the policy of the docs lets the one tag bring its lead', async () => {
  const policy = example('csp').trim().replace('https://hooks.example.com', here.webhook.origin);
  const html = page('one-tag').replace('<script', `${SIGN_UP}<script`);
  here.site.pages['/'] = { html, headers: { 'Content-Security-Policy': policy } };
  await open(here);
  await here.page.getByLabel('Email').fill('ada@example.com');
  await here.page.getByLabel('Yes').check();
  await here.page.getByRole('button').click();
  await until(() => expect(here.webhook.posts).toHaveLength(1));
  expect(await outcome(here.page).textContent()).toMatch(/thank you/i);
  expect(here.console.filter((line) => /policy/i.test(line))).toEqual([]);
});

test('the listener of the docs passes each step on, and nothing that was typed', async () => {
  const html = page('one-tag').replace(
    '<script',
    `${SIGN_UP}<script>${example('analytics')}</script><script`,
  );
  await open(here, { html });
  await here.page.getByLabel('Email').fill('ada@example.com');
  await here.page.getByLabel('Yes').check();
  await here.page.getByRole('button').click();
  const passedOn = (): Promise<unknown[]> => here.page.evaluate('dataLayer');
  const question = { lead_question: 'fit' };
  await until(async () =>
    expect(await passedOn()).toEqual([
      expect.objectContaining({ event: 'lead_ask', ...question }),
      expect.objectContaining({ event: 'lead_start' }),
      expect.objectContaining({ event: 'lead_answer', ...question }),
      expect.objectContaining({ event: 'lead_verdict', lead_verdict: 'qualified' }),
      expect.objectContaining({ event: 'lead_delivered' }),
    ]),
  );
  expect(JSON.stringify(await passedOn())).not.toContain('ada@example.com');
});
