import { fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readContact } from '../../src/element/contact/read-contact.ts';
import { learnLabels } from '../../src/element/contact/roles.ts';
import { asking, until } from './in-form.ts';
import { yesNo } from './qualifiers.ts';
import { FORMS, IN_WORDS, STYLE } from './sign-up-forms.ts';

const untouched = (): number => 0;

/** A form with this markup, of a page that hides what those sites hide. */
async function formOf(markup: string): Promise<HTMLFormElement> {
  const place = await fixture<HTMLElement>(
    html`<div>
      <style>
        ${STYLE}
      </style>
      <form></form>
    </div>`,
  );
  const form = place.querySelector('form')!;
  form.innerHTML = markup;
  await learnLabels(form);
  return form;
}

describe('the sign-up form of', () => {
  test.for(FORMS)('$of', async ({ markup, contact, trap }) => {
    const form = await formOf(markup);
    const read = readContact(form, untouched);
    expect(read).toEqual({ contact, honeypot: false, consent: undefined });
    expect(JSON.stringify(read)).not.toContain('SECRET');
    if (!trap) return;
    const field = form.elements.namedItem(trap) as HTMLInputElement;
    field.value = 'https://spam.example';
    expect(readContact(form, untouched)).toEqual({ contact, honeypot: true, consent: undefined });
  });
});

describe('fields that only words tell apart', () => {
  test.for(IN_WORDS)('by their labels: %s', async ([, words]) => {
    const markup = Object.values(words).map(
      (label, at) =>
        `<label for="input_${at}">${label}</label><input id="input_${at}" name="input_${at}" value="${at}">`,
    );
    const expected = Object.fromEntries(Object.keys(words).map((role, at) => [role, `${at}`]));
    expect(readContact(await formOf(markup.join('')), untouched).contact).toEqual(expected);
  });

  test.for(IN_WORDS)('by their placeholders: %s', async ([, words]) => {
    const markup = Object.values(words).map(
      (text, at) => `<input name="f-${at}" placeholder='${text}' value="${at}">`,
    );
    const expected = Object.fromEntries(Object.keys(words).map((role, at) => [role, `${at}`]));
    expect(readContact(await formOf(markup.join('')), untouched).contact).toEqual(expected);
  });

  test.for([
    ['<input aria-label="Last name" name="a" value="x">', 'familyName'],
    ['<input placeholder="you@example.com" name="a" value="x">', 'email'],
    ['<input placeholder="https://" name="a" value="x">', 'website'],
    ['<input name="cognome" value="x">', 'familyName'],
    ['<input name="achternaam" value="x">', 'familyName'],
    ['<input name="imie" value="x">', 'givenName'],
    ['<input name="messaggio" value="x">', 'message'],
  ] as const)('%s is %s', async ([markup, role]) => {
    expect(readContact(await formOf(markup), untouched).contact).toEqual({ [role]: 'x' });
  });

  test.for([
    'How did you first hear of us?',
    'Project name',
    'Do you have a domain name?',
    'Company size',
    'When is your last day?',
    'Should we phone or mail?',
    'Which website do you like?',
    'Details of the house',
  ])('“%s” is none of them', async (label) => {
    const { contact } = readContact(
      await formOf(`<label>${label} <input name="q_1" value="x"></label>`),
      untouched,
    );
    expect(contact).toEqual({ fields: { q_1: 'x' } });
  });

  test('a name that says what it is counts before any label', async () => {
    const form = await formOf(`
      <label>Name <input name="company" value="Engines"></label><label>Company <input name="field-2" value="x"></label>`);
    expect(readContact(form, untouched).contact).toEqual({ company: 'Engines', fields: { 'field-2': 'x' } });
  });

  test('are learned while the visitor fills in the form', async () => {
    const { root, element } = await asking(html`
      <form>
        <label>Nachname <input name="input_3" /></label>
        <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      </form>
    `);
    root.addEventListener('submit', (event) => event.preventDefault());
    await userEvent.fill(page.elementLocator(root.querySelector('input')!), 'King');
    element.answers = { fit: 'yes' };
    await until(() => {
      root.requestSubmit();
      return element.lead!.data.contact.familyName === 'King';
    }, 'the label is never read');
    expect(element.lead!.data.contact).toEqual({ familyName: 'King' });
  });
});

test('a password that was made readable after it was typed stays a secret, whatever it is called', async () => {
  const { root, element } = await asking(html`
    <form>
      <input type="password" name="kennwort" />
      <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
    </form>
  `);
  const field = root.querySelector<HTMLInputElement>('input[name=kennwort]')!;
  await userEvent.fill(page.elementLocator(field), 'correct horse');
  field.type = 'text';
  root.addEventListener('submit', (event) => event.preventDefault());
  element.answers = { fit: 'yes' };
  root.requestSubmit();
  expect(element.lead!.data.contact).toEqual({});
});

/** As the makers of web components write fields: the value is handed to the form, and is no native field. */
class TextField extends HTMLElement {
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();
  #value = '';
  get value(): string {
    return this.#value;
  }
  set value(value: string) {
    this.#value = value;
    this.#internals.setFormValue(value);
  }
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  get type(): string {
    return this.getAttribute('type') ?? 'text';
  }
  connectedCallback(): void {
    this.style.display = 'block';
    this.attachShadow({ mode: 'open' }).innerHTML = '<input style="inline-size: 9em">';
  }
}
customElements.define('text-field', TextField);

class TextSwitch extends TextField {
  checked = false;
  override get value(): string {
    return 'on';
  }
}
customElements.define('text-switch', TextSwitch);

class TextList extends TextField {
  // What such elements have as their value is not always a text.
  override get value(): string {
    return ['x', 7, null, { deep: true }] as unknown as string;
  }
}
customElements.define('text-list', TextList);

describe('a custom element that is a field', () => {
  test.for([
    ['<text-field name="email"></text-field>', { email: 'x' }],
    ['<text-field name="f" autocomplete="name" aria-label="Name"></text-field>', { name: 'x' }],
    ['<text-field name="topic"></text-field>', { fields: { topic: 'x' } }],
    ['<text-field name="p" type="password"></text-field>', {}],
    ['<text-field name="csrf_token"></text-field>', {}],
    ['<text-field name="topic" data-lead-skip></text-field>', {}],
    ['<text-field name="topic" disabled></text-field>', {}],
    ['<div hidden><text-field name="topic"></text-field></div>', {}],
  ] as const)('%s', async ([markup, contact]) => {
    const form = await formOf(markup);
    form.querySelector<TextField>('text-field')!.value = 'x';
    expect(readContact(form, untouched).contact).toEqual(contact);
  });

  test('sends what it sends, and native fields what they do', async () => {
    const form = await formOf(
      '<text-field name="topic"></text-field><input name="name" value="Ada"><input type="hidden" name="h" value="SECRET">',
    );
    form.querySelector<TextField>('text-field')!.value = 'Engines';
    expect(readContact(form, untouched).contact).toEqual({ name: 'Ada', fields: { topic: 'Engines' } });
  });

  test('is a choice like the native ones: a box that is not ticked says nothing, a list says all', async () => {
    const form = await formOf(
      '<text-switch name="a"></text-switch><text-switch name="b"></text-switch><text-list name="c"></text-list>',
    );
    form.querySelector<TextSwitch>('[name=b]')!.checked = true;
    expect(readContact(form, untouched)).toEqual({
      contact: { fields: { b: 'on', c: ['x', '7'] } },
      honeypot: false,
      consent: undefined,
    });
    const { consent } = readContact(form, untouched, 'b');
    expect(consent).toMatchObject({ given: true, text: '' });
  });

  test('the form’s formdata event, which is the site’s, is not fired for it', async () => {
    const form = await formOf('<text-field name="topic"></text-field>');
    let fired = 0;
    form.addEventListener('formdata', () => fired++);
    readContact(form, untouched);
    expect(fired).toBe(0);
  });
});

test('data-lead-skip keeps a field, or all below it, out of the lead', async () => {
  const form = await formOf(`
    <input name="name" value="Ada"><input name="diagnosis" value="SECRET" data-lead-skip>
    <div data-lead-skip><input name="a" value="SECRET"><select name="b"><option selected>SECRET</select><textarea name="c">SECRET</textarea></div>`);
  expect(readContact(form, untouched).contact).toEqual({ name: 'Ada' });
});
