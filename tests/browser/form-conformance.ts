/**
 * What every kind of question must hold as a control in a form, whatever it looks like: value, validity, reset,
 * restore, disabled, form owner, and every way in which pages move, copy and rewrite it.
 *
 * A new kind passes by one call of `testFormConformance` with a description of itself.
 */
import { aTimeout, fixture, html } from '@open-wc/testing';
import { nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LeadQualifier } from '../../src/widget/lead-qualifier.ts';
import type { Answers } from '../../src/qualifier/kinds/kind.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { framed } from './framed.ts';
import {
  asking,
  askingIn,
  type Control,
  controls,
  type Entries,
  entriesOf,
  focused,
  shown,
  until,
  untilAsking,
} from './in-form.ts';

/** A control under test. */
export interface ControlDescription {
  /** What it is, for the titles. */
  title: string;
  /** The rules; of markup, those that it makes. */
  qualifier: Qualifier;
  /** The questions as their author wrote them inside the element, instead of rules; and the other ones. */
  markup?: { written: string; changed: string; replaced: string };
  /** Who says that an answer is missing: by default the element, else the author's own control with `required`. */
  saidBy?: 'element' | 'control';
  /** Whether a copy of its controls has their answers; browsers leave those of a select behind. Default true. */
  isCopied?: boolean;
  /** Gives an answer as a visitor does, through the real user interface. */
  answer: (element: LeadQualifier) => Promise<void>;
  /** The answers it gives. */
  answers: Answers;
  /** What the form carries for it then. */
  entries: Entries;
  /** What the form carries for it before; a select without an answer sends a blank one. Default: nothing. */
  blank?: Entries;
  /** How many native controls it shows at first. */
  inputs: number;
  /** Whether the form waits for an answer. */
  isRequired: boolean;
  /** What it says while it waits; default: that of a choice. */
  message?: string;
  /** Other rules, which know the same answers. */
  changed: Qualifier;
  /** Other rules, which know none of them. */
  replaced: Qualifier;
}

/** Registers the tests of one control. */
export function testFormConformance(described: ControlDescription): void {
  const { title, qualifier, markup, answer, answers, entries, inputs, isRequired, changed, replaced } =
    described;
  const { saidBy = 'element', isCopied = true, blank = [], message = 'Please choose an answer.' } = described;

  /** The element, with the form that it names. */
  const put = (form: string | typeof nothing = nothing) =>
    markup === undefined
      ? html`<lead-qualifier form=${form} .qualifier=${qualifier}></lead-qualifier>`
      : html`<lead-qualifier form=${form} pass=${pass} review=${review}>${written(form)}</lead-qualifier>`;
  /** The same as HTML, rules and all. */
  const writtenOut = (): string =>
    markup === undefined
      ? `<lead-qualifier qualifier='${JSON.stringify(qualifier).replaceAll('&', '&amp;').replaceAll("'", '&#39;')}'></lead-qualifier>`
      : `<lead-qualifier pass="${qualifier.pass ?? 0}" review="${qualifier.review ?? qualifier.pass ?? 0}">${markup.written}</lead-qualifier>`;
  const [pass, review] = [qualifier.pass ?? nothing, qualifier.review ?? nothing];
  const written = (form: string | typeof nothing) => unsafeHTML(belonging(markup?.written ?? '', form));
  const inForm = () => asking(html`<form>${put()}<button>Send</button></form>`);
  /** Gives an element other rules, or another markup. */
  const become = (element: LeadQualifier, to: 'written' | 'changed' | 'replaced'): void => {
    if (markup) element.replaceChildren(parsed(markup[to]));
    else element.qualifier = { written: structuredClone(qualifier), changed, replaced }[to];
  };
  const children = () => parsed(markup?.written ?? '');
  const answered = async () => {
    const made = await inForm();
    await answer(made.element);
    return made;
  };

  describe(`${title}: value`, () => {
    test('shows its native controls, and adds nothing to the form or the page before an answer', async () => {
      const { root, element } = await inForm();
      expect(controls(element)).toHaveLength(inputs);
      expect(entriesOf(root)).toEqual(blank);
      expect(outlineOf(element)).toEqual(outlineOf(parsed(markup?.written ?? '')));
      expect(element.answers).toEqual({});
    });

    test('is in FormData after the answer, once', async () => {
      const { root, element } = await answered();
      expect(entriesOf(root)).toEqual(entries);
      expect(element.answers).toEqual(answers);
    });

    test('is in FormData in the same tick: when the form hears of the input', async () => {
      const { root, element } = await inForm();
      const seen: Entries[] = [];
      root.addEventListener('input', () => seen.push(entriesOf(root)));
      await answer(element);
      expect(seen.at(-1)).toEqual(entries);
    });

    test('is in FormData in the same tick as answers set by script', async () => {
      const { root, element } = await inForm();
      element.answers = answers;
      expect(entriesOf(root)).toEqual(entries);
    });

    test('is seen by serialisers that know only input elements', async () => {
      const { root } = await answered();
      expect(serializeArray(root)).toEqual(entries);
    });
  });

  describe(`${title}: validity`, () => {
    /** What says it: the validity of the element, or of the author's own control. */
    const sayer = (element: LeadQualifier) => (saidBy === 'element' ? element : controls(element)[0]!);
    const said = isRequired && saidBy === 'element' ? message : '';

    test(`an unanswered one is ${isRequired ? 'missing' : 'valid'}`, async () => {
      const { root, element } = await inForm();
      const one = sayer(element);
      expect(element.willValidate).toBe(true);
      expect(one.willValidate).toBe(true);
      expect(one.validity.valueMissing).toBe(isRequired);
      expect(element.validationMessage).toBe(said);
      expect(one.validationMessage !== '').toBe(isRequired);
      expect(one.checkValidity()).toBe(!isRequired);
      expect(root.checkValidity()).toBe(!isRequired);
      expect(root.matches(':invalid')).toBe(isRequired);
    });

    test('it is said once: by the element or by the control', async () => {
      const { root, element } = await inForm();
      const saying = [...root.elements].filter(
        (one) => one.matches(':invalid') && !(one instanceof HTMLFieldSetElement),
      );
      const names = new Set(saying.map((one) => (one === element ? 'element' : one.getAttribute('name'))));
      expect(names.size).toBe(isRequired ? 1 : 0);
    });

    test(`reportValidity ${isRequired ? 'says what is missing and focuses it' : 'has nothing to say'}`, async () => {
      const { element } = await inForm();
      const one = sayer(element);
      let heard = 0;
      one.addEventListener('invalid', () => heard++);
      expect(one.reportValidity()).toBe(!isRequired);
      await element.updateComplete;
      expect(heard).toBe(isRequired ? 1 : 0);
      expect(focused(element)).toBe(isRequired ? controls(element)[0] : null);
      expect(shownErrors(element)).toEqual(said ? [said] : []);
    });

    test(`an unanswered form ${isRequired ? 'fires no submit, only invalid' : 'may be submitted'}`, async () => {
      const { root, element } = await inForm();
      const heard: string[] = [];
      sayer(element).addEventListener('invalid', () => heard.push('invalid'));
      root.addEventListener('submit', (event) => {
        event.preventDefault();
        heard.push('submit');
      });
      root.requestSubmit();
      expect(heard).toEqual([isRequired ? 'invalid' : 'submit']);
    });

    test(`under novalidate ${isRequired ? 'it holds the submit in the same words' : 'it lets the submit go'}`, async () => {
      const { root, element } = await inForm();
      let submits = 0;
      root.noValidate = true;
      root.addEventListener('submit', (event) => {
        event.preventDefault();
        submits++;
      });
      root.requestSubmit();
      await element.updateComplete;
      expect(submits).toBe(isRequired ? 0 : 1);
      expect(shownErrors(element)).toEqual(isRequired ? [message] : []);
      if (isRequired) expect(focused(element)).toBe(controls(element)[0]);
    });

    test('an answer makes it valid and takes the error away', async () => {
      const { root, element } = await inForm();
      sayer(element).reportValidity();
      await answer(element);
      expect(root.checkValidity()).toBe(true);
      expect(element.validationMessage).toBe('');
      expect(shownErrors(element)).toEqual([]);
    });
  });

  describe(`${title}: reset`, () => {
    test.for([
      ['form.reset()', (form: HTMLFormElement) => form.reset()],
      ['reset()', (_: HTMLFormElement, element: LeadQualifier) => element.reset()],
    ] as const)('%s takes the answers back', async ([, reset]) => {
      const { root, element } = await inForm();
      element.reportValidity();
      await answer(element);
      reset(root, element);
      expect(entriesOf(root)).toEqual(blank);
      expect(element.answers).toEqual({});
      await element.updateComplete;
      expect(controls(element)).toHaveLength(inputs);
      expect(chosen(element)).toEqual([]);
      expect(shownErrors(element)).toEqual([]);
      expect(root.checkValidity()).toBe(!isRequired);
      if (saidBy === 'element') expect(element.validity.valueMissing).toBe(isRequired);
      await answer(element);
      expect(entriesOf(root)).toEqual(entries);
    });
  });

  describe(`${title}: restore`, () => {
    test('comes back as the browser restores it', async () => {
      const { root, element } = await inForm();
      element.formStateRestoreCallback(JSON.stringify(answers));
      expect(entriesOf(root)).toEqual(entries);
      await element.updateComplete;
      expect(chosen(element)).toEqual(await chosenAfter(answered));
    });

    test.for([
      ['no other field', []],
      ['one other field', ['email']],
      ['two other fields', ['email', 'phone']],
    ] as const)('beside %s it comes back when the visitor leaves and comes back', async ([, others]) => {
      const fields = others.map((name) => `<input name="${name}">`).join('');
      const visit = await framed({
        form: `<form>${fields}${writtenOut()}</form>
          <script type="module" src="/src/define.ts"></script>`,
        other: '<p>Another page',
      });
      const find = (): LeadQualifier | null => visit.document().querySelector('lead-qualifier');
      await visit.open('form');
      await until(() => find()?.qualification, 'the framed element has no rules');
      find()!.answers = answers;
      for (const field of visit.document().querySelectorAll<HTMLInputElement>('form > input'))
        field.value = 'typed';
      await visit.open('other');
      expect(find()).toBe(null);
      await visit.back();
      await until(() => find()?.qualification, 'the framed element has no rules');
      await aTimeout(50);
      expect(entriesOf(visit.document().forms[0]!)).toEqual([
        ...others.map((name) => [name, 'typed']),
        ...entries,
      ]);
      expect(find()!.answers).toEqual(answers);
    });
  });

  describe(`${title}: disabled`, () => {
    const ways: [string, (element: LeadQualifier, fieldset: HTMLFieldSetElement, isOff: boolean) => void][] =
      [
        ['by attribute', (element, _, isOff) => element.toggleAttribute('disabled', isOff)],
        ['by property', (element, _, isOff) => (element.disabled = isOff)],
        ['by a fieldset', (_, fieldset, isOff) => (fieldset.disabled = isOff)],
        ['by both', (element, fieldset, isOff) => (element.disabled = fieldset.disabled = isOff)],
      ];
    test.for(ways)('%s it steps out, and comes back with its answers', async ([, disable]) => {
      const { root, element } = await asking(
        html`<form>
          <fieldset>${put()}</fieldset>
        </form>`,
      );
      const fieldset = root.querySelector('fieldset')!;
      await answer(element);
      for (const _ of [1, 2]) {
        disable(element, fieldset, true);
        expect(element.matches(':disabled')).toBe(true);
        expect(entriesOf(root)).toEqual([]);
        expect(element.willValidate).toBe(false);
        await element.updateComplete;
        expect(controls(element).filter((input) => !input.matches(':disabled'))).toEqual([]);
        disable(element, fieldset, false);
        expect(element.matches(':disabled')).toBe(false);
        expect(entriesOf(root)).toEqual(entries);
        await element.updateComplete;
        expect(controls(element).filter((input) => input.matches(':disabled'))).toEqual([]);
        expect(namesChosen(element)).toEqual(Object.keys(answers));
      }
    });

    test.for(ways)('unanswered %s it holds nothing back, and does again afterwards', async ([, disable]) => {
      const { root, element } = await asking(
        html`<form>
          <fieldset>${put()}</fieldset>
        </form>`,
      );
      const fieldset = root.querySelector('fieldset')!;
      disable(element, fieldset, true);
      await element.updateComplete;
      expect(root.checkValidity()).toBe(true);
      disable(element, fieldset, false);
      await element.updateComplete;
      expect(root.checkValidity()).toBe(!isRequired);
    });
  });

  describe(`${title}: form owner`, () => {
    const ways: [string, (element: LeadQualifier, id: string) => void][] = [
      ['attribute', (element, id) => element.setAttribute('form', id)],
      ['property', (element, id) => Object.assign(element, { form: id })],
    ];
    test.for(ways)('outside its form it belongs to the form that the %s names', async ([, name]) => {
      const { root, element } = await askingIn(html`
        <div>
          <form id="first"></form>
          <form id="second"></form>
          ${put('first')}
        </div>
      `);
      const [first, second] = [...root.querySelectorAll('form')];
      expect(element.form).toBe(first);
      expect(first!.checkValidity()).toBe(!isRequired);
      await answer(element);
      expect(entriesOf(first!)).toEqual(entries);
      expect(serializeArray(first!)).toEqual(entries);
      name(element, 'second');
      // Controls of the author's belong to the form that they name themselves.
      for (const one of element.querySelectorAll(':not([data-lead])[form]'))
        one.setAttribute('form', 'second');
      expect(element.getAttribute('form')).toBe('second');
      expect(element.form).toBe(second);
      expect(entriesOf(first!)).toEqual([]);
      expect(entriesOf(second!)).toEqual(entries);
    });

    test('moved into another form it goes with its answers', async () => {
      const { root, element } = await askingIn(html`
        <div>
          <form>${put()}</form>
          <form></form>
        </div>
      `);
      const [first, second] = [...root.querySelectorAll('form')];
      await answer(element);
      second!.append(element);
      expect(element.form).toBe(second);
      expect(entriesOf(first!)).toEqual([]);
      expect(entriesOf(second!)).toEqual(entries);
      await element.updateComplete;
      expect(namesChosen(element)).toEqual(Object.keys(answers));
      second!.reset();
      expect(entriesOf(second!)).toEqual(blank);
    });

    test('moved unanswered it holds the new form back, and the old one no longer', async () => {
      const { root, element } = await askingIn(html`
        <div>
          <form>${put()}</form>
          <form></form>
        </div>
      `);
      const [first, second] = [...root.querySelectorAll('form')];
      second!.append(element);
      await element.updateComplete;
      expect(first!.checkValidity()).toBe(true);
      expect(second!.checkValidity()).toBe(!isRequired);
    });

    test('removed it leaves the form, and put back it is as it was', async () => {
      const { root, element } = await answered();
      element.remove();
      expect(entriesOf(root)).toEqual([]);
      expect(element.form).toBe(null);
      root.prepend(element);
      expect(entriesOf(root)).toEqual(entries);
      await element.updateComplete;
      expect(controls(element).length).toBeGreaterThanOrEqual(inputs);
      expect(namesChosen(element)).toEqual(Object.keys(answers));
      root.reset();
      await answer(element);
      expect(entriesOf(root)).toEqual(entries);
    });

    test('its own hidden inputs go and come back with a form that is taken off the page', async () => {
      const { root } = await answered();
      const parent = root.parentElement!;
      root.remove();
      parent.append(root);
      expect(entriesOf(root)).toEqual(entries);
    });
  });

  describe(`${title}: copies and rewrites`, () => {
    test.runIf(isCopied)('a clone of an answered form is answered, without duplicates', async () => {
      const { root, element } = await asking(html`<form>${unsafeHTML(writtenOut())}</form>`);
      await answer(element);
      const clone = root.cloneNode(true) as HTMLFormElement;
      root.after(clone);
      onTestFinished(() => clone.remove());
      const copy = clone.querySelector('lead-qualifier')!;
      await untilAsking(copy);
      expect(entriesOf(clone)).toEqual(entries);
      expect(copy.answers).toEqual(answers);
      expect(chosen(copy)).toEqual(chosen(element));
      clone.reset();
      expect(entriesOf(clone)).toEqual(blank);
      expect(entriesOf(root)).toEqual(entries);
    });

    test.runIf(isCopied)('a clone carries its answers from the first tick', async () => {
      const { root, element } = await asking(html`<form>${unsafeHTML(writtenOut())}</form>`);
      await answer(element);
      const clone = root.cloneNode(true) as HTMLFormElement;
      root.replaceWith(clone);
      expect(entriesOf(clone)).toEqual(entries);
      await aTimeout(0);
      expect(entriesOf(clone)).toEqual(entries);
    });

    test.skipIf(isCopied)(
      'a clone of a form whose controls the browser copies blank asks again',
      async () => {
        const { root, element } = await answered();
        const clone = root.cloneNode(true) as HTMLFormElement;
        root.after(clone);
        onTestFinished(() => clone.remove());
        const copy = clone.querySelector('lead-qualifier')!;
        await untilAsking(copy);
        expect(entriesOf(clone).filter(([name]) => name.startsWith('lead-'))).toEqual([]);
        expect(copy.answers).toEqual({});
        expect(clone.checkValidity()).toBe(!isRequired);
        expect(element.answers).toEqual(answers);
      },
    );

    test.for([
      ['one by one', (element: Element) => element.querySelector('[data-lead]')!.remove()],
      ['all of them', (element: Element) => element.replaceChildren(children())],
      [
        'by one of its own',
        (element: Element) => element.replaceChildren(document.createElement('span'), children()),
      ],
    ] as const)('hidden inputs that a morphing library removes (%s) are restored', async ([, morph]) => {
      const { root, element } = await answered();
      morph(element);
      await aTimeout(0);
      expect(entriesOf(root)).toEqual(entries);
    });

    test('nothing is restored to a form that was reset', async () => {
      const { root, element } = await answered();
      root.reset();
      element.append('text');
      await aTimeout(0);
      expect(entriesOf(root)).toEqual(blank);
    });
  });

  describe(`${title}: rules`, () => {
    test('answers given before the rules count once the rules are there', async () => {
      const root = await fixture<HTMLFormElement>(html`<form><lead-qualifier></lead-qualifier></form>`);
      const element = markup
        ? document.createElement('lead-qualifier')
        : root.querySelector('lead-qualifier')!;
      if (markup) {
        describeMarks(element, qualifier);
        become(element, 'written');
        root.replaceChildren(element);
      }
      element.answers = answers;
      if (!markup) {
        expect(root.checkValidity()).toBe(true);
        await aTimeout(0);
        become(element, 'written');
      }
      await untilAsking(element);
      expect(element.answers).toEqual(answers);
      expect(entriesOf(root)).toEqual(entries);
      expect(namesChosen(element)).toEqual(Object.keys(answers));
    });

    test('properties set before the element is defined count', async () => {
      const root = await fixture<HTMLFormElement>(html`<form></form>`);
      const elsewhere = document.implementation.createHTMLDocument();
      const early = Object.assign(elsewhere.createElement('lead-qualifier'), { answers });
      if (markup) describeMarks(early, qualifier);
      become(early, 'written');
      expect(early).not.toBeInstanceOf(customElements.get('lead-qualifier')!);
      root.append(early);
      await untilAsking(early);
      expect(early.answers).toEqual(answers);
      expect(entriesOf(root)).toEqual(entries);
      early.disabled = true;
      expect(entriesOf(root)).toEqual([]);
    });

    test('the same rules again change nothing: not an answer, not a node, not the focus', async () => {
      const { root, element } = await answered();
      const before = controls(element);
      before[0]!.focus();
      if (markup) for (const text of textsOf(element)) text.replaceData(0, text.length, text.data);
      else become(element, 'written');
      await aTimeout(20);
      await element.updateComplete;
      expect(controls(element)).toEqual(before);
      expect(controls(element).every((input, index) => input === before[index])).toBe(true);
      expect(focused(element)).toBe(before[0]);
      expect(entriesOf(root)).toEqual(entries);
    });

    test('changed rules keep the answers that they know as well', async () => {
      const { element } = await answered();
      become(element, 'changed');
      await aTimeout(20);
      await element.updateComplete;
      expect(element.answers).toEqual(answers);
      expect(namesChosen(element)).toEqual(Object.keys(answers));
    });

    test('changed rules drop the answers that they do not know', async () => {
      const { root, element } = await answered();
      become(element, 'replaced');
      await aTimeout(20);
      expect(element.answers).toEqual({});
      expect(entriesOf(root)).toEqual([]);
    });
  });
}

/** The same HTML, with its controls in a form that they name. */
function belonging(markup: string, form: string | typeof nothing): string {
  return typeof form === 'string' ? markup.replace(/<(input|select|textarea)/g, `$& form="${form}"`) : markup;
}

function parsed(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}

/** The marks of markup stand on the element. */
function describeMarks(element: Element, { pass, review }: Qualifier): void {
  if (pass !== undefined) element.setAttribute('pass', `${pass}`);
  if (review !== undefined) element.setAttribute('review', `${review}`);
}

/** Every element below a node, and all its words. */
function outlineOf(node: Element | DocumentFragment): string[] {
  const words = node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return [...[...node.querySelectorAll('*')].map(({ localName }) => localName), words];
}

function textsOf(node: Element): Text[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** What is chosen or typed in the native controls, as `name=value`. */
function chosen(element: Element): string[] {
  return answeredControls(element).map((input) => `${input.name}=${input.value}`);
}

/** The questions that are answered in the native controls. */
function namesChosen(element: Element): string[] {
  return [...new Set(answeredControls(element).map(({ name }) => name.replace('[]', '')))];
}

function answeredControls(element: Element): Control[] {
  return controls(element).filter((input) =>
    input.matches('[type=radio], [type=checkbox]') ? input.matches(':checked') : input.value !== '',
  );
}

async function chosenAfter(answered: () => Promise<{ element: LeadQualifier }>): Promise<string[]> {
  const { element } = await answered();
  return chosen(element);
}

function shownErrors(element: Element): string[] {
  return shown(element, 'error').flatMap((error) => (error.checkVisibility() ? [error.textContent] : []));
}

/** As jQuery 3 writes it: native submittable elements of `form.elements` only. */
function serializeArray(form: HTMLFormElement): Entries {
  return ([...form.elements] as HTMLInputElement[])
    .filter(
      (field) =>
        field.name &&
        !field.matches(':disabled') &&
        /^(?:input|select|textarea|keygen)/i.test(field.nodeName) &&
        !/^(?:submit|button|image|reset|file)$/i.test(field.type) &&
        (field.checked || !/^(?:checkbox|radio)$/i.test(field.type)),
    )
    .map((field) => [field.name, field.value]);
}
