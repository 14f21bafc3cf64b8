import { languageOf } from '../locales/language-of.ts';
import { formWords, type FormWords } from './own-form-words.ts';
import { adoptStyles } from '../adopt-styles.ts';

/** What the form is made from. */
interface Asked extends HTMLElement {
  readonly fields?: string | null | undefined;
  readonly submitLabel?: string | null | undefined;
}

/** The form's fields and its button, not yet on the page. */
interface Parts {
  form: HTMLFormElement;
  button: HTMLButtonElement;
}

type FieldName = Exclude<keyof FormWords, 'optional' | 'send'>;

/**
 * What browsers must know to fill a field in (HTML, section 4.10.18.7). A website is no `type=url`: that refuses
 * "example.com", which is what people write.
 */
const FIELDS: Record<FieldName, Record<string, string>> = {
  email: { type: 'email', autocomplete: 'email' },
  name: { type: 'text', autocomplete: 'name' },
  phone: { type: 'tel', autocomplete: 'tel' },
  company: { type: 'text', autocomplete: 'organization' },
  website: { type: 'text', autocomplete: 'url', inputmode: 'url', autocapitalize: 'none' },
  message: { rows: '4' },
};

/** A plain look that any rule of the site overrides: `:where` weighs nothing. */
const STYLES = `
  :where([data-lead-own] label) { display: block; margin-block-end: .9em }
  :where([data-lead-own] :is(input, textarea)) { box-sizing: border-box; display: block; font: inherit; inline-size: 100%; margin-block-start: .3em; padding: .5em .6em }
  :where([data-lead-own] textarea) { resize: vertical }
  :where(button[data-lead-own], [data-lead-own] button) { font: inherit; padding: .6em 1.2em }
  form[slot=fields][data-lead-outcome], form[slot=fields][data-lead-outcome] ~ [slot=button] { display: none !important }
`;

/**
 * Makes a form in a place of the page, with the element in it between the fields and the button: an ordinary form,
 * which browsers fill in and the site's own style reaches. Where an element is there by now, it does nothing.
 */
export function ownFormIn(place: Element, element: Asked): void {
  if (place.querySelector('lead-qualifier')) return;
  const { lang, dir } = element;
  const { form, button } = partsOf(element, lang || languageOf(place));
  for (const [name, value] of Object.entries({ lang, dir })) if (value) form.setAttribute(name, value);
  form.append(element, button);
  place.append(form);
  adoptStyles(form, STYLES);
}

let count = 0;

/**
 * Makes a form for an element that stands in none: its light children, so that whoever rendered the element finds it
 * where it was. The form is the element's by its id, and the button, which stands behind the questions, as well.
 * Made once for the same words; a copied page brings it along, but two copies on one page have one each.
 * Where the element stands in a form of the site, it does nothing.
 */
export function ownForm(element: Asked & { form: HTMLFormElement | null }): void {
  const { fields, submitLabel } = element;
  const asked = JSON.stringify([fields, submitLabel]);
  const own = [...element.children].filter((child) => child.hasAttribute('data-lead-own'));
  const [made] = own;
  if (!made && element.form) return;
  if (made !== (element.form ?? undefined) || made?.getAttribute('data-lead-own') !== asked) {
    for (const part of own) part.remove();
    const { form, button } = partsOf(element, languageOf(element));
    const id = `lead-form-${++count}`;
    for (const [part, more] of [
      [form, { id, slot: 'fields' }],
      [button, { form: id, slot: 'button' }],
    ] as const) {
      for (const [name, value] of Object.entries({ 'data-lead-own': asked, ...more }))
        part.setAttribute(name, value);
      element.append(part);
    }
    element.setAttribute('form', id);
  }
  adoptStyles(element, STYLES);
}

/** The fields in a form, and the button. */
function partsOf(element: Asked, language: string): Parts {
  const words = formWords[language.slice(0, 2).toLowerCase()] ?? formWords.en;
  const form = make('form', { 'data-lead-own': true });
  for (const [name, isRequired] of askedFields(element)) {
    const field = make(name === 'message' ? 'textarea' : 'input', { name, ...FIELDS[name] });
    field.required = isRequired;
    form.append(make('label', {}, words[name], isRequired ? '' : ` ${words.optional}`, field));
  }
  return { form, button: make('button', {}, element.submitLabel || words.send) };
}

/** The fields asked for, each with whether it is required: `phone?` is not. Says which are unknown. */
function askedFields(element: Asked): Map<FieldName, boolean> {
  const asked = new Map<FieldName, boolean>();
  const names = (element.fields || 'email').split(/[\s,]+/).filter(Boolean);
  for (const word of names) {
    const name = word.replace('?', '');
    if (isFieldName(name)) asked.set(name, name === word);
    else
      console.warn(
        '<lead-qualifier>:',
        `fields="${element.fields}" names "${word}", which is no field. Use ${Object.keys(FIELDS).join(', ')}; ` +
          'a question mark behind it makes one optional: phone?',
        element,
      );
  }
  return asked;
}

const isFieldName = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element. True is the empty attribute; false, undefined and an empty text are none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}
