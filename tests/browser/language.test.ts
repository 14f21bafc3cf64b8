import { aTimeout, fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { words as frenchBank } from '../../src/qualifier/bank/bank-fr.ts';
import { words as french } from '../../src/element/locales/other/fr.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { askingIn, control, controls, shown, until, untilAsking } from './in-form.ts';
import { choice, select, yesNo } from './qualifiers.ts';

const options = (element: Element): string[] =>
  shown(element, 'option').map((option) => option.textContent.trim());

const ENGLISH = ['Yes', 'No'];
const FRENCH = ['Oui', 'Non'];
const ARABIC = ['نعم', 'لا'];

describe('language', () => {
  const element = html`<lead-qualifier .qualifier=${yesNo}></lead-qualifier>`;

  test.for([
    ['none', html`<div><form>${element}</form></div>`, ENGLISH, 'en'],
    ['en', html`<div lang="en"><form>${element}</form></div>`, ENGLISH, 'en'],
    ['en-GB', html`<div lang="en-GB"><form>${element}</form></div>`, ENGLISH, 'en'],
    ['fr', html`<div lang="fr"><form>${element}</form></div>`, FRENCH, 'fr'],
    ['fr-CA, and any case', html`<div lang="FR-ca"><form>${element}</form></div>`, FRENCH, 'fr'],
    ['ar', html`<div lang="ar" dir="rtl"><form>${element}</form></div>`, ARABIC, 'ar'],
    ['ar-EG', html`<div lang="ar-EG"><form>${element}</form></div>`, ARABIC, 'ar'],
    ['de-CH', html`<div lang="de-CH"><form>${element}</form></div>`, ['Ja', 'Nein'], 'de'],
    ['he', html`<div lang="he" dir="rtl"><form>${element}</form></div>`, ['כן', 'לא'], 'he'],
    ['sv, which we do not speak', html`<div lang="sv"><form>${element}</form></div>`, ENGLISH, 'en'],
    ['deu, which is no tag of ours', html`<div lang="deu"><form>${element}</form></div>`, ENGLISH, 'en'],
    ['an empty one', html`<div lang=""><form>${element}</form></div>`, ENGLISH, 'en'],
    ['a nearer ancestor', html`<div lang="ar"><form lang="fr">${element}</form></div>`, FRENCH, 'fr'],
    [
      'its own',
      html`<div lang="ar">
        <form><lead-qualifier lang="fr" .qualifier=${yesNo}></lead-qualifier></form>
      </div>`,
      FRENCH,
      'fr',
    ],
  ] as const)('%s', async ([, markup, words, locale]) => {
    const made = await askingIn(markup);
    expect(options(made.element)).toEqual(words);
    expect(localeOf(made.element)).toBe(locale);
  });

  test('that is still on its way: nothing is asked, and no state says so', async () => {
    const root = await fixture(html`<form lang="pl"></form>`);
    const asked = document.createElement('lead-qualifier');
    asked.qualifier = yesNo;
    root.append(asked);
    // The rules are there in a few microtasks; the words come over the network.
    for (let turn = 0; turn < 100 && !asked.qualification; turn += 1) await Promise.resolve();
    expect(asked.qualification?.asked).toHaveLength(1);
    expect(asked.matches(':state(asking)')).toBe(false);
    await untilAsking(asked);
    expect(asked.matches(':state(asking)')).toBe(true);
  });

  test('is found across shadow roots', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="ar"><div id="outer"></div></div>`);
    const outer = host.querySelector('#outer')!.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    outer.append(inner);
    const form = document.createElement('form');
    const within = document.createElement('lead-qualifier');
    within.qualifier = yesNo;
    form.append(within);
    inner.attachShadow({ mode: 'closed' }).append(form);
    await untilAsking(within);
    expect(options(within)).toEqual(ARABIC);
  });

  test('the error and the browser’s own message are in the language', async () => {
    const { element: arabic } = await askingIn(html`<div lang="ar"><form>${element}</form></div>`);
    arabic.reportValidity();
    await arabic.updateComplete;
    expect(arabic.validationMessage).toBe('يُرجى اختيار إجابة.');
    expect(shown(arabic, 'error')[0]!.textContent).toBe('يُرجى اختيار إجابة.');
  });

  test('moved into another language it speaks that one', async () => {
    const { root, element: moving } = await askingIn(
      html`<div>
        <div lang="fr"><form>${element}</form></div>
        <div lang="ar"><form></form></div>
      </div>`,
    );
    expect(options(moving)).toEqual(FRENCH);
    root.querySelectorAll('form')[1]!.append(moving);
    await until(() => options(moving)[0] === ARABIC[0], 'it still speaks French');
  });
});

const isFrench = (element: Element): boolean =>
  shown(element, 'question')[0]!.textContent.includes(frenchBank.buyer.label);

describe('a page that changes its language', () => {
  const bank = html`<lead-qualifier bank="buyer"></lead-qualifier>`;
  const inRules = html`<lead-qualifier
    qualifier='{"version":1,"questions":[{"bank":"buyer"}]}'
  ></lead-qualifier>`;

  test.for([
    ['a question of the bank', bank],
    ['an entry of the bank in the rules', inRules],
  ] as const)('has %s in the new one, with the answer', async ([, markup]) => {
    const { root, element } = await askingIn(html`<div lang="en"><form>${markup}</form></div>`);
    element.answers = { buyer: 'change' };
    await element.updateComplete;
    expect(isFrench(element)).toBe(false);
    root.lang = 'fr';
    await until(() => isFrench(element), 'it is not French');
    await until(() => options(element)[0] === frenchBank.buyer.options.nobody, 'its answers are not');
    expect(element.answers).toEqual({ buyer: 'change' });
    expect(control(element, 'change').matches(':checked')).toBe(true);
    element.answers = {};
    element.reportValidity();
    expect(element.validationMessage).toBe(french.required);
  });

  test('several times has it in the last one', async () => {
    const { root, element } = await askingIn(html`<div lang="en"><form>${bank}</form></div>`);
    for (const lang of ['ar', 'en', 'de', 'fr']) {
      root.lang = lang;
      await aTimeout(0);
    }
    await until(() => isFrench(element), 'it is not French');
    await aTimeout(100);
    expect(isFrench(element)).toBe(true);
  });

  test('while the element is away has it when it is back', async () => {
    const { root, element } = await askingIn(html`<div lang="en"><form>${bank}</form></div>`);
    element.remove();
    root.lang = 'fr';
    await aTimeout(50);
    root.querySelector('form')!.append(element);
    await until(() => isFrench(element), 'it is not French');
  });
});

describe('direction', () => {
  test.for(['ltr', 'rtl'] as const)(
    '%s: the button stands before the words, and nothing sticks out',
    async (dir) => {
      const { root, element } = await askingIn(
        html`<div dir=${dir} lang=${dir === 'rtl' ? 'ar' : 'en'} style="inline-size: 320px">
          <form><lead-qualifier .qualifier=${choice}></lead-qualifier></form>
        </div>`,
      );
      expect(getComputedStyle(element).direction).toBe(dir);
      const frame = root.getBoundingClientRect();
      for (const option of shown(element, 'option')) {
        const input = option.querySelector('input')!.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(option.lastChild!);
        const text = words.getBoundingClientRect();
        if (dir === 'rtl') expect(input.left).toBeGreaterThanOrEqual(text.right);
        else expect(input.right).toBeLessThanOrEqual(text.left);
        const box = option.getBoundingClientRect();
        expect(box.left).toBeGreaterThanOrEqual(frame.left);
        expect(box.right).toBeLessThanOrEqual(frame.right);
      }
      expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    },
  );

  test('long words and a select stay inside a narrow form', async () => {
    const label = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(3);
    const long = {
      ...select,
      questions: select.questions.map((question) => ({
        ...question,
        label,
        options: [
          { value: 'a', label },
          { value: 'b', label, verdict: 'review' },
        ],
      })),
    } as typeof select;
    for (const qualifier of [
      long,
      { ...long, questions: long.questions.map((one) => ({ ...one, display: 'radio' })) },
    ]) {
      const { root, element } = await askingIn(
        html`<div style="inline-size: 280px">
          <form><lead-qualifier .qualifier=${qualifier}></lead-qualifier></form>
        </div>`,
      );
      expect(controls(element).length).toBeGreaterThan(0);
      expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    }
  });
});

/** The locale that travels with a lead: that of the words the visitor saw. */
function localeOf(element: LeadQualifier): string | undefined {
  element.answers = { fit: 'yes' };
  element.form!.addEventListener('submit', (event) => event.preventDefault());
  element.form!.requestSubmit();
  return element.lead?.data.visit.locale;
}
