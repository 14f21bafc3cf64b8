import { expect as expectOf, fixture, html } from '@open-wc/testing';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/define.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { ownFormIn } from '../../src/element/templates/own-form.ts';
import { press } from './answer.ts';
import { entriesOf, focused, shown, statesOf, until, untilAsking, untilTold } from './in-form.ts';
import { webhookThat } from './network.ts';
import { onConsole } from './on-console.ts';

const TAKEN = { status: 202 };
const QUESTION = 'Do you have a budget?';

/** An element that stands in no form, once its own is there. */
async function inNoForm(attributes: Record<string, string>, language = 'en'): Promise<LeadQualifier> {
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const place = await fixture<HTMLElement>(
    html`<main lang=${language} dir=${dir} style="inline-size: 320px"></main>`,
  );
  const element = document.createElement('lead-qualifier');
  for (const [name, value] of Object.entries({ question: QUESTION, ...attributes }))
    element.setAttribute(name, value);
  place.append(element);
  await ready(element);
  return element;
}

async function ready(element: LeadQualifier): Promise<void> {
  await until(() => element.form, 'there is no form');
  await untilAsking(element);
}

/** The form as the tag makes it in a place. */
async function inPlace(attributes: Record<string, string>, language = 'en'): Promise<LeadQualifier> {
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const place = await fixture<HTMLElement>(
    html`<main lang=${language} dir=${dir} style="inline-size: 320px"></main>`,
  );
  const element = document.createElement('lead-qualifier');
  for (const [name, value] of Object.entries({ question: QUESTION, ...attributes }))
    element.setAttribute(name, value);
  ownFormIn(place, element);
  await untilAsking(element);
  return element;
}

const fieldsOf = (element: LeadQualifier): (HTMLInputElement | HTMLTextAreaElement)[] =>
  [...element.form!.elements].filter((one) =>
    one.matches('input:not([data-lead]), textarea'),
  ) as HTMLInputElement[];
const labels = (element: LeadQualifier): (string | undefined)[] =>
  fieldsOf(element).map((field) => field.labels?.[0]?.textContent);
const button = (element: LeadQualifier): HTMLButtonElement =>
  [...element.form!.elements].find((one) => one.localName === 'button') as HTMLButtonElement;

describe.for([
  ['an element in no form', inNoForm],
  ['a place of the page', inPlace],
] as const)('%s', ([, made]) => {
  test('gets a form that browsers know how to fill in', async () => {
    const element = await made({ fields: 'email name phone company website message' });
    expect(
      fieldsOf(element).map(({ name, type, autocomplete, required }) => [name, type, autocomplete, required]),
    ).toEqual([
      ['email', 'email', 'email', true],
      ['name', 'text', 'name', true],
      ['phone', 'tel', 'tel', true],
      ['company', 'text', 'organization', true],
      ['website', 'text', 'url', true],
      ['message', 'textarea', '', true],
    ]);
    for (const field of fieldsOf(element)) expect(field.getRootNode()).toBe(document);
    expect(element.form!.hasAttribute('action')).toBe(false);
  });

  test.for([
    ['en', ['Email', 'Phone (optional)'], 'Send'],
    ['fr-CA', ['Adresse e-mail', 'Téléphone (facultatif)'], 'Envoyer'],
    ['ar', ['البريد الإلكتروني', 'رقم الهاتف (اختياري)'], 'إرسال'],
    ['sv', ['Email', 'Phone (optional)'], 'Send'],
  ] as const)('in %s speaks the language of the page', async ([language, words, send]) => {
    const element = await made({ fields: 'email phone?' }, language);
    expect(labels(element)).toEqual(words);
    expect(button(element).textContent).toBe(send);
    expect(fieldsOf(element).map(({ required }) => required)).toEqual([true, false]);
  });

  test('asks for an email where no fields are named, and the button says what it is told to', async () => {
    const element = await made({ 'fields': '', 'submit-label': 'Ask for a quote' });
    expect(fieldsOf(element).map(({ name }) => name)).toEqual(['email']);
    expect(button(element).textContent).toBe('Ask for a quote');
  });

  test('says which fields it does not know', async () => {
    const heard = onConsole();
    const element = await made({ fields: 'email fax' });
    expect(fieldsOf(element).map(({ name }) => name)).toEqual(['email']);
    expect(heard.warnings(element)).toContain(
      '<lead-qualifier>: fields="email fax" names "fax", which is no field. Use email, name, phone, company, website, ' +
        'message; a question mark behind it makes one optional: phone?',
    );
  });

  test.for(['en', 'fr', 'ar'])(
    'by keyboard in %s is filled in, answered, sent and thanked for',
    async (language) => {
      const webhook = await webhookThat(TAKEN);
      const element = await made({ fields: 'email name', webhook: webhook.address }, language);
      fieldsOf(element)[0]!.focus();
      await userEvent.keyboard('ada@example.com');
      await userEvent.tab();
      await userEvent.keyboard('Ada');
      await userEvent.tab();
      expect(focused(element)).toHaveProperty('name', 'fit');
      await press(' ');
      await userEvent.tab();
      expect(document.activeElement).toBe(button(element));
      await press('Enter');
      const outcome = await untilTold(element);
      expect(focused(element)).toBe(outcome);
      expect(webhook.leads[0]?.data).toMatchObject({
        contact: { email: 'ada@example.com', name: 'Ada' },
        answers: { fit: { value: 'yes' } },
        visit: { locale: language },
      });
      expect(webhook.leads[0]?.data.contact.fields).toBeUndefined();
      for (const part of [...fieldsOf(element), button(element)]) expect(part.checkVisibility()).toBe(false);
      expect(outcome.checkVisibility()).toBe(true);
    },
  );

  test('is not said to bear the name of its question, and its fields count', async () => {
    const heard = onConsole();
    const element = await made({ fields: 'email name phone company' });
    element.answers = { fit: 'yes' };
    expect(entriesOf(element.form!)).toContainEqual(['fit', 'yes']);
    const before = heard.warnings(element).length;
    element.expect = 'no';
    await until(() => heard.warnings(element).length > before, 'nothing is said');
    expect(
      heard.warnings(element).filter((line) => !line.includes('5 fields (4 of the form, 1 asked here)')),
    ).toEqual([]);
  });

  test('is sent by Enter in a field and in an answer', async () => {
    const webhook = await webhookThat(TAKEN);
    const element = await made({ webhook: webhook.address, fields: 'email' });
    fieldsOf(element)[0]!.focus();
    await userEvent.keyboard('ada@example.com{Enter}');
    await until(() => focused(element), 'the question is not asked for');
    await press(' ', 'Enter');
    await untilTold(element);
    expect(webhook.leads).toHaveLength(1);
  });

  test('holds what is missing or no address, in the browser’s own words', async () => {
    const webhook = await webhookThat(TAKEN);
    const element = await made({ webhook: webhook.address, fields: 'email name' });
    element.answers = { fit: 'yes' };
    await userEvent.type(fieldsOf(element)[0]!, 'nobody');
    button(element).click();
    expect(document.activeElement).toBe(fieldsOf(element)[0]);
    expect(fieldsOf(element)[0]!.validity.typeMismatch).toBe(true);
    expect(fieldsOf(element)[1]!.validity.valueMissing).toBe(true);
    expect(webhook.leads).toEqual([]);
  });

  test('shows fields, question and button again where an answer is changed', async () => {
    const webhook = await webhookThat(TAKEN);
    const element = await made({ webhook: webhook.address, fields: 'email' });
    await userEvent.type(fieldsOf(element)[0]!, 'ada@example.com');
    element.answers = { fit: 'no' };
    button(element).click();
    await untilTold(element);
    expect(button(element).checkVisibility()).toBe(false);
    shown(element, 'change')[0]!.click();
    await until(() => button(element).checkVisibility(), 'the button is not there');
    expect(fieldsOf(element)[0]!.checkVisibility()).toBe(true);
    expect(entriesOf(element.form!)).toContainEqual(['fit', 'no']);
  });

  test('stays where it is when the lead cannot be sent', async () => {
    const webhook = await webhookThat({ status: 422 });
    onConsole();
    const element = await made({ webhook: webhook.address, fields: 'email' });
    await userEvent.type(fieldsOf(element)[0]!, 'ada@example.com');
    element.answers = { fit: 'yes' };
    button(element).click();
    await untilTold(element);
    expect(statesOf(element)).toContain('undelivered');
    expect(button(element).checkVisibility()).toBe(true);
  });

  test.for(['en', 'ar'])('in %s is found without fault by axe, and fits 320 pixels', async (language) => {
    const element = await made({ fields: 'email name phone? message' }, language);
    const main = element.closest('main')!;
    await expectOf(main).to.be.accessible();
    expect(main.scrollWidth).toBeLessThanOrEqual(320);
    const tops = [...fieldsOf(element), shown(element, 'question')[0]!, button(element)].map(
      (one) => one.getBoundingClientRect().top,
    );
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
  });

  test('wears the style of the site, whatever ours is', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('label { margin: 7px } input { padding: 21px }');
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    onTestFinished(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    const element = await made({ fields: 'email' });
    expect(getComputedStyle(fieldsOf(element)[0]!).padding).toBe('21px');
    expect(getComputedStyle(fieldsOf(element)[0]!.labels![0]!).margin).toBe('7px');
  });
});

describe('an element', () => {
  test('in a form needs none', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><lead-qualifier fields="email" question=${QUESTION}></lead-qualifier></form>`,
    );
    const element = form.querySelector('lead-qualifier')!;
    await untilAsking(element);
    expect(element.form).toBe(form);
    expect(element.children).toHaveLength(0);
  });

  test('without fields makes none', async () => {
    onConsole();
    const element = await fixture<LeadQualifier>(
      html`<lead-qualifier question=${QUESTION}></lead-qualifier>`,
    );
    await untilAsking(element);
    expect([element.form, element.childElementCount]).toEqual([null, 0]);
  });

  test('that is told other fields has those', async () => {
    const element = await inNoForm({ fields: 'email' });
    element.fields = 'email name';
    await until(() => fieldsOf(element).length === 2, 'there is no second field');
    element.submitLabel = 'Go';
    await until(() => button(element).textContent === 'Go', 'the button says something else');
    expect(element.querySelectorAll('form')).toHaveLength(1);
    expect(button(element).checkVisibility()).toBe(true);
  });

  test('taken out and put back keeps what was typed', async () => {
    const element = await inNoForm({ fields: 'email' });
    const place = element.parentElement!;
    fieldsOf(element)[0]!.value = 'ada@example.com';
    element.remove();
    place.append(element);
    await ready(element);
    expect(fieldsOf(element).map(({ value }) => value)).toEqual(['ada@example.com']);
  });

  test('copied with its page has one form, and shows it', async () => {
    const element = await inNoForm({ fields: 'email' });
    const place = element.parentElement!;
    const copy = place.cloneNode(true) as HTMLElement;
    place.replaceWith(copy);
    onTestFinished(() => copy.remove());
    const copied = copy.querySelector('lead-qualifier')!;
    await ready(copied);
    expect(copied.querySelectorAll('form')).toHaveLength(1);
    expect(fieldsOf(copied)[0]!.checkVisibility()).toBe(true);
  });

  test('copied beside itself has a form of its own', async () => {
    const element = await inNoForm({ fields: 'email' });
    const copy = element.cloneNode(true) as LeadQualifier;
    element.after(copy);
    await ready(copy);
    await until(() => copy.form !== element.form, 'both have one form');
    expect(element.contains(element.form) && copy.contains(copy.form)).toBe(true);
  });

  test('is where React put it, so that React can take it away', async () => {
    const place = await fixture<HTMLElement>(html`<main></main>`);
    const root = createRoot(place);
    const render = (isThere: boolean, fields = 'email'): void =>
      root.render(
        createElement(
          'div',
          null,
          createElement('h2', null, 'Write to us'),
          isThere && createElement('lead-qualifier', { fields, question: QUESTION }),
          createElement('p', null, 'Thanks'),
        ),
      );
    render(true);
    await until(() => place.querySelector('lead-qualifier'), 'it is not rendered');
    const element = place.querySelector('lead-qualifier')!;
    await ready(element);
    render(true, 'email name');
    await until(() => fieldsOf(element).length === 2, 'the fields are not those of the second rendering');
    expect(element.parentElement?.firstElementChild?.nextElementSibling).toBe(element);
    render(false);
    await until(() => !place.querySelector('lead-qualifier'), 'it is still there');
    expect(place.firstElementChild!.children).toHaveLength(2);
    render(true);
    await until(() => place.querySelector('lead-qualifier')?.form, 'it does not come back');
    root.unmount();
  });
});
