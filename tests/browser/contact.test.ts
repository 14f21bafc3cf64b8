import { aTimeout, fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Contact } from '../../src/lead/lead-event.ts';
import { readContact } from '../../src/element/contact/read-contact.ts';
import { learnLabels } from '../../src/element/contact/roles.ts';
import { readSource } from '../../src/element/submission/compose-lead.ts';
import { asking } from './in-form.ts';
import { yesNo } from './qualifiers.ts';

const untouched = (): number => 0;

/** A form with this markup. */
async function formOf(markup: string): Promise<HTMLFormElement> {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  form.innerHTML = markup;
  await learnLabels(form);
  return form;
}

const read = async (markup: string): Promise<Contact> => readContact(await formOf(markup), untouched).contact;

describe('contact fields', () => {
  test.for([
    ['<input type="email" value="x">', 'email'],
    ['<input autocomplete="email" name="f1" value="x">', 'email'],
    ['<input autocomplete="section-a billing email" name="f1" value="x">', 'email'],
    ['<input name="your_email" value="x">', 'email'],
    ['<input name="courriel" value="x">', 'email'],
    ['<input id="mail" value="x">', 'email'],
    ['<input autocomplete="name" name="f1" value="x">', 'name'],
    ['<input name="name" value="x">', 'name'],
    ['<input name="your-name" value="x">', 'name'],
    ['<input name="full_name" value="x">', 'name'],
    ['<input name="nom" value="x">', 'name'],
    ['<input autocomplete="given-name" name="f1" value="x">', 'givenName'],
    ['<input name="first_name" value="x">', 'givenName'],
    ['<input name="fname" value="x">', 'givenName'],
    ['<input name="prénom" value="x">', 'givenName'],
    ['<input autocomplete="family-name" name="f1" value="x">', 'familyName'],
    ['<input name="lastName" value="x">', 'familyName'],
    ['<input name="surname" value="x">', 'familyName'],
    ['<input type="tel" name="f1" value="x">', 'phone'],
    ['<input autocomplete="tel-national" name="f1" value="x">', 'phone'],
    ['<input name="phone" value="x">', 'phone'],
    ['<input name="téléphone" value="x">', 'phone'],
    ['<input autocomplete="organization" name="f1" value="x">', 'company'],
    ['<input name="company_name" value="x">', 'company'],
    ['<input name="société" value="x">', 'company'],
    ['<input type="url" name="f1" value="x">', 'website'],
    ['<input autocomplete="url" name="f1" value="x">', 'website'],
    ['<input name="website" value="x">', 'website'],
    ['<textarea name="f1">x</textarea>', 'message'],
    ['<textarea name="message">x</textarea>', 'message'],
    ['<input name="project_details" value="x">', 'message'],
  ] as const)('%s is %s', async ([markup, role]) => {
    expect(await read(markup)).toEqual({ [role]: 'x' });
  });

  test.for([
    ['<input name="username" value="x">', 'username'],
    ['<input autocomplete="nickname" name="nick" value="x">', 'nick'],
    ['<input autocomplete="organization-title" name="role" value="x">', 'role'],
    ['<input name="city" value="x">', 'city'],
    ['<input name="annonce" value="x">', 'annonce'],
    ['<input name="secretary" value="x">', 'secretary'],
    ['<select name="company_size"><option selected>x</select>', 'company_size'],
    ['<input type="checkbox" name="newsletter" value="x" checked>', 'newsletter'],
    ['<input type="radio" name="phone_or_mail" value="x" checked>', 'phone_or_mail'],
    ['<input type="number" name="rooms" value="7">', 'rooms'],
    ['<input type="date" name="start" value="2026-01-02">', 'start'],
  ] as const)('%s is none of them: it goes under fields by its name', async ([markup, name]) => {
    const { fields, ...contact } = await read(markup);
    expect(contact).toEqual({});
    expect(Object.keys(fields ?? {})).toEqual([name]);
  });

  test('type and autocomplete win over a name that only sounds alike', async () => {
    expect(
      await read(`
        <input name="mailing_address" value="1 High Street"><input type="email" name="f2" value="ada@example.com">
        <input name="project_name" value="Apollo"><input autocomplete="name" name="f4" value="Ada">`),
    ).toMatchObject({ email: 'ada@example.com', name: 'Ada' });
  });

  test('the second of a kind goes under fields', async () => {
    expect(
      await read('<input type="email" name="a" value="1"><input type="email" name="b" value="2">'),
    ).toEqual({
      email: '1',
      fields: { b: '2' },
    });
  });

  test('texts are trimmed, blank ones left out', async () => {
    expect(
      await read(
        '<input name="name" value="  Ada "><input name="phone" value="  "><input name="x" value="">',
      ),
    ).toEqual({
      name: 'Ada',
    });
  });

  test('several values of one name are a list, as are those of a multiple select', async () => {
    const { fields } = await read(`
      <input type="checkbox" name="need" value="a" checked><input type="checkbox" name="need" value="b">
      <input type="checkbox" name="need" value="c" checked><input type="checkbox" name="need" value="d" checked>
      <select name="days" multiple><option selected>mon<option>tue<option selected>wed</select>`);
    expect(fields).toEqual({ need: ['a', 'c', 'd'], days: ['mon', 'wed'] });
  });

  test.for(['__proto__', 'constructor', 'toString', 'length'])(
    'a field named %s is a field',
    async (name) => {
      const { fields } = await read(`<input name="${name}" value="x"><input name="${name}" value="y">`);
      expect(Object.entries(fields ?? {})).toEqual([[name, ['x', 'y']]]);
      expect(JSON.stringify(fields)).toBe(`{"${name}":["x","y"]}`);
    },
  );

  test('a field of the form that stands elsewhere on the page is read', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <form id="apart"></form>
        <input form="apart" name="name" value="Ada" />
      </div>`,
    );
    expect(readContact(place.querySelector('form')!, untouched).contact).toEqual({ name: 'Ada' });
  });
});

describe('what is never read', () => {
  test.for([
    '<input type="password" name="p" value="x">',
    '<input type="hidden" name="h" value="x">',
    '<input type="file" name="f">',
    '<input type="submit" name="s" value="x"><button name="b" value="x">',
    '<input type="image" name="i" alt="x">',
    '<input autocomplete="cc-number" name="n" value="x">',
    '<input autocomplete="billing cc-csc" name="n" value="x">',
    '<select autocomplete="cc-exp-month" name="n"><option selected>x</select>',
    '<input autocomplete="one-time-code" name="n" value="x">',
    '<input autocomplete="new-password" name="n" value="x">',
    '<input autocomplete="current-password" type="text" name="n" value="x">',
    '<input name="card_number" value="x">',
    '<input name="cvc" value="x">',
    '<input name="csrf_token" value="x">',
    '<input name="csrfmiddlewaretoken" value="x">',
    '<input name="_token" value="x">',
    '<input name="authenticity_token" value="x">',
    '<input name="__RequestVerificationToken" value="x">',
    '<input name="_wpnonce" value="x">',
    '<input name="XSRF-TOKEN" value="x">',
    '<textarea name="g-recaptcha-response">x</textarea>',
    '<textarea name="cf-turnstile-response">x</textarea>',
    '<textarea name="h-captcha-response">x</textarea>',
    '<input type="checkbox" name="altcha-checkbox-1f" checked><input name="altcha-code-1f" value="x">',
    '<input name="note" value="x" data-lead-skip>',
    '<fieldset data-lead-skip><input name="note" value="x"></fieldset>',
    '<input name="note" value="x" disabled>',
    '<fieldset disabled><input name="note" value="x"></fieldset>',
    '<output name="o">x</output>',
    '<input type="checkbox" name="c" value="x"><input type="radio" name="r" value="x">',
  ])('%s', async (markup) => {
    expect(await read(markup)).toEqual({});
  });

  test('our own hidden inputs', async () => {
    const { root, element } = await asking(
      html`<form><lead-qualifier .qualifier=${yesNo}></lead-qualifier></form>`,
    );
    element.answers = { fit: 'yes' };
    expect(readContact(root, () => 1).contact).toEqual({});
  });
});

describe('fields that people cannot see', () => {
  const HIDDEN = [
    ['display: none', '<input name="trap" style="display: none">'],
    ['the hidden attribute', '<input name="trap" hidden>'],
    ['a hidden parent', '<div hidden><input name="trap"></div>'],
    ['visibility: hidden', '<input name="trap" style="visibility: hidden">'],
    ['opacity: 0', '<div style="opacity: 0"><input name="trap"></div>'],
    ['off the page', '<input name="trap" style="position: absolute; left: -9999px">'],
    ['off the top', '<input name="trap" style="position: absolute; top: -9999px">'],
    [
      'one pixel',
      '<input name="trap" style="position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0">',
    ],
  ] as const;

  test.for(HIDDEN)('%s: not read, and filled in it is a honeypot’s signal', async ([, markup]) => {
    const form = await formOf(`<input name="name" value="Ada">${markup}`);
    const trap = form.querySelector<HTMLInputElement>('[name=trap]')!;
    expect(readContact(form, untouched)).toEqual({
      contact: { name: 'Ada' },
      honeypot: false,
      consent: undefined,
    });
    trap.value = 'https://spam.example';
    expect(readContact(form, untouched)).toEqual({
      contact: { name: 'Ada' },
      honeypot: true,
      consent: undefined,
    });
  });

  test.for(HIDDEN)('%s: a box that is ticked there is a honeypot’s signal too', async ([, markup]) => {
    const form = await formOf(markup.replace('<input', '<input type="checkbox" value="1" tabindex="-1"'));
    const trap = form.querySelector<HTMLInputElement>('[name=trap]')!;
    expect(readContact(form, untouched)).toEqual({ contact: {}, honeypot: false, consent: undefined });
    trap.checked = true;
    expect(readContact(form, untouched)).toEqual({ contact: {}, honeypot: true, consent: undefined });
  });

  test('a value that the site itself put there is no signal', async () => {
    const form = await formOf(
      `<input name="campaign" hidden value="spring"><select hidden><option selected>x</select>
      <input type="checkbox" name="terms" hidden checked>`,
    );
    expect(readContact(form, untouched).honeypot).toBe(false);
  });

  test('a radio button is no signal: sites draw cards of their own over them, and press them by script', async () => {
    const form = await formOf('<input type="radio" name="plan" value="small" hidden>');
    form.querySelector('input')!.checked = true;
    expect(readContact(form, untouched).honeypot).toBe(false);
  });

  test('a checkbox behind its styled label is seen', async () => {
    expect(
      await read(
        '<label>Yes please<input type="checkbox" checked name="more" value="x" style="position: absolute; opacity: 0; inline-size: 1px; block-size: 1px"></label>',
      ),
    ).toEqual({ fields: { more: 'x' } });
  });

  test('a field below the visible part of the page is seen', async () => {
    expect(await read('<div style="block-size: 5000px"></div><input name="name" value="Ada">')).toEqual({
      name: 'Ada',
    });
  });

  test('an earlier step of a wizard, filled in and then hidden, is read; a step never seen is not', async () => {
    const { root, element } = await asking(html`
      <form>
        <div id="one"><input name="name" /></div>
        <div id="two" hidden><input name="company" /></div>
        <div id="three" hidden><input name="phone" value="prefilled" /></div>
        <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      </form>
    `);
    const [one, two] = [root.querySelector<HTMLElement>('#one')!, root.querySelector<HTMLElement>('#two')!];
    await userEvent.fill(page.elementLocator(one.querySelector('input')!), 'Ada');
    one.hidden = true;
    two.hidden = false;
    await userEvent.fill(page.elementLocator(two.querySelector('input')!), 'Engines');
    two.hidden = true;
    element.answers = { fit: 'yes' };
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    expect(element.lead!.data.contact).toEqual({ name: 'Ada', company: 'Engines' });
    expect(element.lead!.data.visit).not.toHaveProperty('honeypot');
  });

  test('the signal travels with the lead', async () => {
    const { root, element } = await asking(html`
      <form>
        <input name="website" style="display: none" /><lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      </form>
    `);
    root.querySelector('input')!.value = 'https://spam.example';
    element.answers = { fit: 'yes' };
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    await aTimeout(0);
    expect(element.lead!.data.visit.honeypot).toBe(true);
    expect(element.lead!.data.contact).toEqual({});
  });
});

describe('the cap of 48 KiB', () => {
  const MEGABYTE = 1_048_576;

  test.for([
    ['letters', 'a'.repeat(MEGABYTE)],
    ['quotation marks', '"'.repeat(MEGABYTE)],
    ['new lines', 'aaaaaaaaa\n'.repeat(MEGABYTE / 10)],
    ['three-byte letters', '€'.repeat(MEGABYTE / 3)],
    ['emoji', '😀'.repeat(MEGABYTE / 4)],
    ['control characters', '\u0001'.repeat(MEGABYTE)],
  ] as const)('holds for a text of a megabyte: %s', async ([, text]) => {
    const { root, element } = await asking(html`
      <form>
        <textarea name="message"></textarea><input name="name" value="Ada" />
        <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      </form>
    `);
    root.querySelector('textarea')!.value = text;
    element.answers = { fit: 'yes' };
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    const json = JSON.stringify(element.lead);
    expect(new Blob([json]).size).toBeLessThan(48 * 1024);
    expect(element.lead!.data.contact.message!.length).toBeGreaterThan(2_500);
  });

  test('holds for however many fields', async () => {
    const form = await formOf(
      Array.from(
        { length: 3_000 },
        (_, index) => `<input name="a-rather-long-name-${index}" value="value">`,
      ).join(''),
    );
    expect(new Blob([JSON.stringify(readContact(form, untouched))]).size).toBeLessThan(48 * 1024);
  });

  test('does not cost the person: a long message before it leaves room for the email', async () => {
    const contact = await read(
      `<textarea name="message">${'a'.repeat(50_000)}</textarea><input type="email" value="ada@example.com">`,
    );
    expect(contact.email).toBe('ada@example.com');
  });
});

describe('source', () => {
  test.for([
    [
      'https://a.example/p?utm_source=x&utm_medium=y&email=me@x&ref=anna#top',
      '',
      {
        page: 'https://a.example/p?utm_source=x&utm_medium=y&ref=anna',
        ref: 'anna',
        utm: { source: 'x', medium: 'y' },
      },
    ],
    ['https://a.example/p?token=secret', '', { page: 'https://a.example/p' }],
    [
      'https://a.example/',
      'https://b.example/search?q=private#x',
      { page: 'https://a.example/', referrer: 'https://b.example/search' },
    ],
    ['https://a.example/?utm_source=', '', { page: 'https://a.example/?utm_source=', utm: { source: '' } }],
  ] as const)('%s from %j', ([address, referrer, source]) => {
    expect(readSource(address, referrer)).toEqual(source);
  });

  test('long addresses and values are cut', () => {
    const long = 'x'.repeat(10_000);
    const source = readSource(
      `https://a.example/${long}?utm_source=${long}&ref=${long}`,
      `https://b.example/${long}`,
    );
    expect(source.page.length).toBe(2_000);
    expect(source.referrer!.length).toBe(2_000);
    expect(source.ref!.length).toBe(200);
    expect(source.utm!.source!.length).toBe(200);
  });

  test('many campaign words stay within the cap of the event', () => {
    const query = Array.from({ length: 500 }, (_, index) => `utm_${index}=${'€'.repeat(200)}`).join('&');
    expect(new Blob([JSON.stringify(readSource(`https://a.example/?${query}`, ''))]).size).toBeLessThan(
      8 * 1024,
    );
  });
});
