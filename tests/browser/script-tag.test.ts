import { aTimeout } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import type { LeadQualifierOptions } from '../../src/script/options.ts';
import { control, entriesOf, shown, until, untilAsking } from './in-form.ts';
import { yesNo } from './qualifiers.ts';
import { taggedPage } from './tagged-page.ts';

const QUESTION = 'Do you have a budget?';
const ASK = { 'data-question': QUESTION };

const form = (attributes = 'id="contact"'): string =>
  `<form ${attributes}><input type="email" name="email"><button>Go</button></form>`;

async function answer(element: LeadQualifier): Promise<void> {
  await untilAsking(element);
  control(element, 'yes').click();
  await element.updateComplete;
}

describe('what the tag says', () => {
  test('goes to an element in the form, before its button', async () => {
    const page = await taggedPage(form());
    page.tag({
      ...ASK,
      'data-question-name': 'budget',
      'data-webhook': 'https://hooks.example.com/leads',
      'data-lang': 'fr',
      'data-dir': 'ltr',
      'data-debug': '',
    });
    const element = await page.element();
    expect(element.outerHTML).toBe(
      `<lead-qualifier question="${QUESTION}" question-name="budget" ` +
        'webhook="https://hooks.example.com/leads" lang="fr" dir="ltr" debug=""></lead-qualifier>',
    );
    expect(element.nextElementSibling?.localName).toBe('button');
    await answer(element);
    expect(entriesOf(element.form!)).toContainEqual(['budget', 'yes']);
    await until(() => shown(element, 'option')[0]?.textContent === 'Oui', 'it is not French');
  });

  test('may be every attribute of the element', async () => {
    const names = LeadQualifier.observedAttributes;
    const page = await taggedPage(form());
    page.tag(Object.fromEntries(names.map((name) => [`data-${name}`, name])));
    expect((await page.element()).getAttributeNames().sort()).toEqual([...names].sort());
  });

  test('nothing: then nothing happens', async () => {
    const page = await taggedPage(form());
    page.tag({ 'src': '/lead-qualifier.js', 'data-cfasync': 'false' });
    page.asModule();
    await aTimeout(20);
    expect(page.elements()).toEqual([]);
  });

  test('is not the address of the script, which consent tools keep in data-src', async () => {
    const page = await taggedPage(form());
    page.tag({ ...ASK, 'src': '/lead-qualifier.js', 'data-src': '/lead-qualifier.js' });
    expect((await page.element()).src).toBeNull();
  });
});

describe('window.leadQualifier', () => {
  test('says the same, and rules as an object; a copy of the page has them too', async () => {
    const page = await taggedPage(form());
    page.told({ qualifier: yesNo, whenQualified: 'outcome', maxFields: 6, debug: true, disabled: false });
    const element = await page.element();
    expect(element.getAttributeNames()).toEqual(['qualifier', 'when-qualified', 'max-fields', 'debug']);
    await untilAsking(element);
    const copy = page.document.importNode(page.body, true);
    page.body.replaceWith(copy);
    await untilAsking(await page.element());
  });

  test('is heard by a module too', async () => {
    const page = await taggedPage(form());
    page.window.leadQualifier = { question: QUESTION };
    page.asModule();
    expect((await page.element()).question).toBe(QUESTION);
  });

  test('may be a list for several forms; what the tag says holds for all', async () => {
    const page = await taggedPage(form('id="one"') + form('id="two"'));
    const two = page.document.querySelector('#two')!;
    page.told(
      [
        { form: '#one', question: 'One?' },
        { form: two, question: 'Two?' },
      ],
      { 'data-webhook': 'https://hooks.example.com/leads' },
    );
    expect(page.elements().map((one) => [one.form?.id, one.question, one.webhook])).toEqual([
      ['one', 'One?', 'https://hooks.example.com/leads'],
      ['two', 'Two?', 'https://hooks.example.com/leads'],
    ]);
  });

  test('that is an element of the page, by its id, says nothing', async () => {
    const page = await taggedPage(`<div id="leadQualifier"></div>${form()}`);
    expect(page.window.leadQualifier).toBeTruthy();
    page.tag();
    await aTimeout(20);
    expect(page.elements()).toEqual([]);
  });
});

describe('the form', () => {
  const SEARCH = '<form id="search"><input name="q"><button>Search</button></form>';

  test.each([
    ['the only one with an email field', SEARCH + form(), {}],
    ['the one by its selector', form('id="news"') + form(), { 'data-form': '#contact' }],
    ['the one in a wrapper', `${form('')}<div id="box">${form()}</div>`, { 'data-form': '#box' }],
    ['the one around a field', `${form('')}${form()}`, { 'data-form': '#contact input' }],
    ['the one around the target', `${form('')}${form()}`, { 'data-target': '#contact button' }],
    ['the one with a field named so', '<form id="contact"><input name="E-Mail"></form>', {}],
    ['the one that browsers fill in so', '<form id="contact"><input autocomplete="work email"></form>', {}],
    [
      'one whose email field is elsewhere',
      '<form id="contact"></form><input type="email" form="contact">',
      {},
    ],
    ['the only one, where the selector is empty', form(), { 'data-form': '' }],
  ])('is %s', async (_, markup, more) => {
    const page = await taggedPage(markup);
    page.tag({ ...ASK, ...more });
    expect((await page.element()).form?.id).toBe('contact');
  });

  test('is the one that the tag stands in, of several', async () => {
    const page = await taggedPage(form('id="news"') + form());
    page.tag(ASK, page.document.querySelector('#contact')!);
    expect((await page.element()).form?.id).toBe('contact');
  });

  test('has the element where the target says', async () => {
    const page = await taggedPage(
      '<form><p id="here"><b>Now:</b></p><input type="email"><button>Go</button></form>',
    );
    page.tag({ ...ASK, 'data-target': '#here' });
    expect(page.document.querySelector('#here')!.lastElementChild).toBe(await page.element());
  });

  test('is not guessed where several could be meant: the console names them, once', async () => {
    const page = await taggedPage(form('id="one"') + form('name="two"') + form('class="three"') + form(''));
    page.tag(ASK);
    page.tag(ASK);
    await until(() => page.heard('error').length, 'nothing is said');
    await aTimeout(20);
    expect(page.heard('error')).toEqual([
      "lead-qualifier.js: 4 forms of this page have an email field: #one, form[name='two'], form.three, a form " +
        'without a name (give it an id). Say which one is meant: data-form="#one". For several forms, use a tag for each.',
    ]);
    expect(page.elements()).toEqual([]);
  });

  test('is told by an example that can be pasted, of the form that asks for a message', async () => {
    const contact = '<form action="/contact"><input type="email" name="email"><textarea></textarea></form>';
    const page = await taggedPage(form('action="/news?list=1&amp;lang=en"') + contact);
    page.tag({ ...ASK, 'data-debug': '' });
    await until(() => page.heard('error').length, 'nothing is said');
    const [pasted = ''] = /data-form="[^"]*"/.exec(page.heard('error')[0] ?? '') ?? [];
    expect(pasted).toBe(`data-form="form[action='/contact']"`);
    await aTimeout(3_100);
    expect(page.heard('warn').filter((line) => line.startsWith('lead-qualifier.js'))).toEqual([]);
    page.tag({ ...ASK, 'data-form': pasted.slice('data-form="'.length, -1) });
    expect((await page.element()).form!.getAttribute('action')).toBe('/contact');
  });

  test.each([
    ['form', '#1st'],
    ['target', 'div['],
  ])('is not found by a %s that is no selector, and the console says so', async (name, selector) => {
    const page = await taggedPage(form());
    page.tag({ ...ASK, [`data-${name}`]: selector });
    await until(() => page.heard('error').length, 'nothing is said');
    expect(page.heard('error')).toEqual([
      `lead-qualifier.js: data-${name}="${selector}" is no CSS selector. Write one like #contact, or form.contact.`,
    ]);
    expect(page.elements()).toEqual([]);
  });
});

describe('a form that comes later', () => {
  test('is waited for', async () => {
    const page = await taggedPage('<main></main>');
    page.tag({ ...ASK, 'data-form': '.late' });
    await aTimeout(20);
    expect(page.elements()).toEqual([]);
    page.document.querySelector('main')!.innerHTML = `<section>${form('class="late"')}</section>`;
    await untilAsking(await page.element());
  });

  test('is waited for on a page whose whole element is another one by then', async () => {
    const page = await taggedPage('');
    page.tag(ASK);
    const other = page.document.createElement('html');
    other.innerHTML = `<body>${form()}</body>`;
    page.document.documentElement.replaceWith(other);
    await untilAsking(await page.element());
  });

  test('given as an element is waited for until it is on the page', async () => {
    const page = await taggedPage('');
    const late = page.document.createElement('form');
    page.told({ form: late, question: QUESTION });
    await aTimeout(20);
    expect(late.children).toHaveLength(0);
    page.body.append(late);
    expect((await page.element()).form).toBe(late);
  });

  test('is found once the other of two has gone', async () => {
    const page = await taggedPage(form('id="one"') + form('id="two"'));
    page.tag(ASK);
    page.document.querySelector('#one')!.remove();
    expect((await page.element()).form?.id).toBe('two');
  });

  test('once found costs nothing: the page is watched no longer', async () => {
    const page = await taggedPage('');
    const watching = new Set<MutationObserver>();
    const Original = page.window.MutationObserver;
    page.window.MutationObserver = class extends Original {
      override observe(target: Node, options?: MutationObserverInit): void {
        if (target === page.document) watching.add(this);
        super.observe(target, options);
      }
      override disconnect(): void {
        watching.delete(this);
        super.disconnect();
      }
    };
    page.tag(ASK);
    expect(watching.size).toBe(1);
    page.body.innerHTML = form();
    await page.element();
    expect(watching.size).toBe(0);
  });
});

describe('a page that is built anew', () => {
  test('has the element again in the new form, without the old answers', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    const first = await page.element();
    await answer(first);
    page.body.innerHTML = form();
    const second = await page.element();
    expect(second).not.toBe(first);
    await untilAsking(second);
    expect(second.answers).toEqual({});
  });

  test('has the element again in the same form, with the answers', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    await answer(await page.element());
    page.document.querySelector('form')!.innerHTML = '<input type="email"><button>Go</button>';
    const element = await page.element();
    expect(element.answers).toEqual({ fit: 'yes' });
    await until(() => control(element, 'yes').matches(':checked'), 'the answer is not shown');
  });

  test('without the form for a while has the element when the form is back, every time', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    for (let visit = 0; visit < 4; visit++) {
      page.body.innerHTML = '<h1>Another page</h1>';
      await aTimeout(20);
      expect(page.elements()).toEqual([]);
      page.body.innerHTML = form();
      await page.element();
    }
  });

  test('leaves alone an element that was only moved', async () => {
    const page = await taggedPage(`${form()}<div></div>`);
    page.tag(ASK);
    const element = await page.element();
    page.document.querySelector('div')!.append(page.document.querySelector('form')!);
    await aTimeout(20);
    expect(page.elements()).toEqual([element]);
  });

  test('takes over the element of a copied page, and looks after that one', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    await page.element();
    page.body.replaceWith(page.body.cloneNode(true));
    await aTimeout(20);
    expect(page.elements()).toHaveLength(1);
    page.document.body.innerHTML = form();
    await page.element();
  });

  test('that takes the element out every time has its way in the end', async () => {
    const page = await taggedPage(form());
    let seen = 0;
    const against = new page.window.MutationObserver(() => {
      for (const element of page.elements()) {
        seen += 1;
        element.remove();
      }
    });
    against.observe(page.body, { childList: true, subtree: true });
    page.tag(ASK);
    await aTimeout(300);
    expect(seen).toBe(10);
    expect(page.elements()).toEqual([]);
  });
});

describe('twice', () => {
  test('the same tag is one element; built anew as well', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    page.tag(ASK);
    expect(page.elements()).toHaveLength(1);
    page.body.innerHTML = form();
    await page.element();
    await aTimeout(50);
    expect(page.elements()).toHaveLength(1);
  });

  test('an element that the author has put there stays', async () => {
    const page = await taggedPage(
      '<form><input type="email"><lead-qualifier question="Mine?"></lead-qualifier></form>',
    );
    page.tag(ASK);
    await aTimeout(20);
    expect(page.elements().map(({ question }) => question)).toEqual(['Mine?']);
  });

  test('with other settings it is said which ones, to who builds the page', async () => {
    const page = await taggedPage(form());
    page.tag(ASK);
    page.tag({ 'data-question': 'Second?', 'data-debug': '' });
    await expect
      .poll(() => page.heard('warn'), { timeout: 10_000 })
      .toContainEqual(
        expect.stringContaining('already has a <lead-qualifier> with other settings (question)'),
      );
  });
});

describe('the console', () => {
  test.each([
    ['data-web-hook', 'data-webhook', 'webhook'],
    ['data-qestion', 'data-question', 'question'],
    ['data-when-qualifed', 'data-when-qualified', 'whenQualified'],
    ['data-contactemail', 'data-contact-email', 'contactEmail'],
    ['data-fomr', 'data-form', 'form'],
  ])('knows what %s was to be', async (name, meant, property) => {
    const page = await taggedPage(form());
    page.tag({ [name]: 'x' });
    await until(() => page.heard('warn').length, 'nothing is said');
    expect(page.heard('warn')).toEqual([
      `lead-qualifier.js: there is no ${name}. Is it ${meant} that you mean (in window.leadQualifier: ${property})?`,
    ]);
  });

  test('lets the marks of other tools be', async () => {
    const page = await taggedPage(form());
    page.tag({
      ...ASK,
      'data-cfasync': 'false',
      'data-turbo-track': 'reload',
      'data-cookieconsent': 'ignore',
    });
    await aTimeout(100);
    expect(page.heard('warn').filter((line) => line.startsWith('lead-qualifier.js'))).toEqual([]);
  });

  test('names what window.leadQualifier may have', async () => {
    const page = await taggedPage(form());
    page.told({ colour: 'red' } as LeadQualifierOptions);
    await until(() => page.heard('warn').length, 'nothing is said');
    expect(page.heard('warn')[0]).toContain(
      'there is no colour in window.leadQualifier. There are: qualifier, src',
    );
  });

  test('says what is waited for, and which forms there are', async () => {
    const page = await taggedPage(form('id="present"'));
    page.tag({ ...ASK, 'data-form': '#absent', 'data-debug': '' });
    await expect
      .poll(() => page.heard('warn'), { timeout: 10_000 })
      .toContainEqual(
        expect.stringMatching(
          /data-form="#absent" is not on this page so far.*Forms of this page: #present\..*a small form.*data-target="/,
        ),
      );
  });
});
