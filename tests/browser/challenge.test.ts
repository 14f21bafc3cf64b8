import { html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Lead } from '../../src/lead/lead-event.ts';
import { takeChallenge } from '../../src/element/submission/compose-lead.ts';
import { choose } from './answer.ts';
import { asking, until } from './in-form.ts';
import { heldNavigations } from './navigations.ts';
import { webhookThat } from './network.ts';
import { choice } from './qualifiers.ts';

describe('the token of a captcha', () => {
  test.for<[string, string | undefined]>([
    ['<input type="hidden" name="cf-turnstile-response" value="x">', 'turnstile'],
    [
      '<textarea name="h-captcha-response">x</textarea><textarea name="g-recaptcha-response">old</textarea>',
      'hcaptcha',
    ],
    [
      '<input name="g-recaptcha-response" value="old"><input name="cf-turnstile-response" value="x">',
      'turnstile',
    ],
    ['<textarea name="g-recaptcha-response" hidden>x</textarea>', 'recaptcha'],
    ['<altcha-widget><input type="hidden" name="altcha" value="x"></altcha-widget>', 'altcha'],
    ['<textarea name="g-recaptcha-response"></textarea><input name="email" value="x">', undefined],
    ['', undefined],
  ])('in %s is that of %s', ([markup, kind]) => {
    const form = document.createElement('form');
    form.innerHTML = markup;
    const lead: Pick<Lead, 'challenge'> = {};
    takeChallenge(form, lead);
    expect(lead).toEqual(kind === undefined ? {} : { challenge: { kind, token: 'x' } });
  });
});

/** What becomes of a form with a solved captcha; `action` is the site's own address. */
interface Case {
  attributes?: Record<string, string>;
  action?: string;
  answer?: 'large' | 'small';
}

/** Sends the form, and returns the challenge in the lead that the webhook was sent. */
async function challengeIn({ attributes = {}, action, answer = 'large' }: Case): Promise<Lead['challenge']> {
  heldNavigations();
  const webhook = await webhookThat({ status: 202 });
  const { root, element } = await asking(html`
    <form>
      <input name="email" value="ada@example.com" />
      <input type="hidden" name="cf-turnstile-response" value="a token" />
      <lead-qualifier webhook=${webhook.address} send="all" .qualifier=${choice}></lead-qualifier>
      <button>Send</button>
    </form>
  `);
  if (action) root.setAttribute('action', action);
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  await choose(element, answer);
  await userEvent.click(page.elementLocator(root.querySelector('form > button')!));
  await until(() => webhook.leads.length > 0, 'no lead was sent');
  const { data } = webhook.leads[0]!;
  expect(data.contact).toEqual({ email: 'ada@example.com' });
  return data.challenge;
}

const challenge = '';

test.for<[string, Case]>([
  ['the form has no address', { attributes: { challenge } }],
  ['its address is none yet', { attributes: { challenge }, action: '#' }],
  ['the outcome is shown', { attributes: { challenge, 'when-qualified': 'outcome' }, action: '/somewhere' }],
  ['the visitor is declined', { attributes: { challenge }, action: '/somewhere', answer: 'small' }],
])('a lead brings the token where %s', async ([, given]) => {
  expect(await challengeIn(given)).toEqual({ kind: 'turnstile', token: 'a token' });
});

test.for<[string, Case]>([
  ['the element was not told to', {}],
  ['the site submits the form', { attributes: { challenge }, action: '/somewhere' }],
  ['the owner wants it submitted', { attributes: { challenge, 'when-qualified': 'submit' } }],
  [
    'the owner wants a decline submitted',
    { attributes: { challenge, 'when-unqualified': 'submit' }, answer: 'small' },
  ],
])('a lead leaves the token to the site where %s', async ([, given]) => {
  expect(await challengeIn(given)).toBeUndefined();
});

test('the attribute is a property as well', async () => {
  const { element } = await asking(html`<form><lead-qualifier .qualifier=${choice}></lead-qualifier></form>`);
  element.challenge = true;
  expect(element.getAttribute('challenge')).toBe('');
  element.challenge = false;
  expect(element.hasAttribute('challenge')).toBe(false);
});
