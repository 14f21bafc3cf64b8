/** The built script comes long after the page: elements stand there with all they were given meanwhile. */
import { expect, test } from 'vitest';
import { attributes } from '../../src/element/attributes.ts';
import { outcome, setting, THANKS, until } from './browser.ts';

const here = setting();

/** Every attribute as an author may write it; those of rules lose against the JSON. */
const MARKUP: Record<keyof typeof attributes, string> = {
  src: '/never-asked-for.json',
  bank: 'budget',
  question: 'Never asked?',
  expect: 'no',
  questionName: 'never',
  webhook: '',
  format: 'json',
  send: 'all',
  whenQualified: 'outcome',
  whenUnqualified: 'submit',
  contactEmail: 'me@example.com',
  maxFields: '5',
  match: 'none',
  reveal: 'always',
  pass: '9',
  review: '8',
  challenge: '',
  consent: 'terms',
  fields: 'email name',
  submitLabel: 'Go',
  debug: '',
  disabled: '',
};

const choice = (name: string, label: string) => ({
  version: 1,
  id: name,
  questions: [
    {
      kind: 'choice',
      name,
      label,
      options: [
        { value: 'small', label: 'Under $2,000', verdict: 'unqualified' },
        { value: 'large', label: 'More than $2,000' },
      ],
    },
  ],
});

const NAMES = Object.keys(attributes) as (keyof typeof attributes)[];

/** Opens a page with an element in a form, and without the script. */
async function openWithout(attributesText: string, json = ''): Promise<void> {
  const { page, site } = here;
  site.pages['/'] = {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Late</title><form action="/subscribe" method="post">
      <label>Email <input name="email" type="email" required></label>
      <label><input type="checkbox" name="terms" checked> Terms</label>
      <lead-qualifier ${attributesText}>${json}</lead-qualifier><button>Send</button></form></html>`,
  };
  await page.goto(site.origin);
  await page.waitForLoadState('networkidle');
}

async function openWithAttributes(names: readonly (keyof typeof attributes)[]): Promise<void> {
  const values = { ...MARKUP, webhook: here.webhook.url };
  const text = names.map((name) => `${attributes[name].attribute}="${values[name]}"`).join(' ');
  await openWithout(
    text,
    `<script type="application/json">${JSON.stringify(choice('budget', 'From the JSON?'))}</script>`,
  );
}

const addScript = () => here.page.addScriptTag({ url: '/dist/lead-qualifier.js' });

test('all attributes and the JSON in the markup count', async () => {
  const { page, site, webhook } = here;
  await openWithAttributes(NAMES.filter((name) => name !== 'disabled'));
  await addScript();
  const read = page
    .locator('lead-qualifier')
    .evaluate((element, names) => names.map((name) => [name, Reflect.get(element, name) as unknown]), NAMES);
  expect(Object.fromEntries(await read)).toEqual({
    ...MARKUP,
    webhook: webhook.url,
    challenge: true,
    debug: true,
    disabled: false,
  });
  await page.getByRole('radiogroup', { name: 'From the JSON?' }).waitFor();
  expect(await page.getByRole('radio').count()).toBe(2);
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('radio', { name: 'More than $2,000' }).check();
  await page.getByRole('button', { name: 'Send' }).click();
  await outcome(page).getByText(THANKS).waitFor(); // `when-qualified` keeps the form from its action
  expect(webhook.posts.map(({ event }) => event.data)).toEqual([
    expect.objectContaining({
      answers: { budget: { label: 'From the JSON?', value: 'large', text: 'More than $2,000' } },
      consent: expect.objectContaining({ given: true }) as unknown,
    }),
  ]);
  expect(site.visits).toEqual([]);
});

test('an element that is disabled in the markup steps out wholly', async () => {
  const { page, site, webhook } = here;
  await openWithAttributes(NAMES);
  await addScript();
  await page.getByRole('radio').first().waitFor();
  expect(await page.getByRole('radio').first().isDisabled()).toBe(true);
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  expect(site.visits.map(({ fields }) => fields)).toEqual([
    [
      ['email', 'ada@example.com'],
      ['terms', 'on'],
    ],
  ]);
  expect(webhook.posts).toEqual([]);
});

test('rules and answers that were set as properties count, and can be set again', async () => {
  const { page, site, webhook } = here;
  await openWithout(`webhook="${webhook.url}" question="Never asked?"`);
  const element = page.locator('lead-qualifier');
  const set = (properties: object) =>
    element.evaluate((one, given) => void Object.assign(one, given), properties);
  await set({ qualifier: choice('budget', 'From the property?'), answers: { budget: 'large' } });
  await addScript();
  await page.getByRole('radiogroup', { name: 'From the property?' }).waitFor();
  expect(await page.getByRole('radio', { name: 'More than $2,000' }).isChecked()).toBe(true);
  const seen = element.evaluate((one: HTMLElementTagNameMap['lead-qualifier']) => ({
    own: Object.keys(one).filter((name) => ['qualifier', 'answers'].includes(name)),
    verdict: one.qualification?.verdict,
    budget: one.form && new FormData(one.form).get('budget'),
  }));
  expect(await seen).toEqual({ own: [], verdict: 'qualified', budget: 'large' });
  await set({ qualifier: choice('range', 'From the next?') });
  await page.getByRole('radiogroup', { name: 'From the next?' }).waitFor();
  await set({ answers: { range: 'large' } });
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  expect(site.visits.map(({ fields }) => fields)).toEqual([
    expect.arrayContaining([
      ['range', 'large'],
      ['lead-verdict', 'qualified'],
    ]),
  ]);
  await until(() => expect(webhook.posts).toHaveLength(1));
});
