/** What choices, amounts, dates and texts are to people who tick and type. */
import { aTimeout, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { choose, fieldOf, fillIn, press, typeIn } from './answer.ts';
import { askingIn, control, controls, entriesOf, focused, shown } from './in-form.ts';
import {
  amountOrUnsure,
  amountQuestion,
  asked,
  choicesQuestion,
  dateQuestion,
  textQuestion,
} from './qualifiers.ts';

/** A form in a language, with one question. */
async function inForm(qualifier: Qualifier, lang = 'en') {
  const { root, element } = await askingIn(html`
    <div lang=${lang} dir=${/^(ar|fa|he)/.test(lang) ? 'rtl' : 'ltr'}>
      <form>
        <lead-qualifier .qualifier=${qualifier}></lead-qualifier>
        <button>Send</button>
      </form>
    </div>
  `);
  const form = root.querySelector('form')!;
  const submits: (HTMLElement | null)[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submits.push(event.submitter);
  });
  return { root, form, element, submits };
}

const optional = <Asked extends object>(question: Asked): Asked => ({ ...question, required: false });

/** The error that is seen. */
function errorOf(element: Element): string {
  return shown(element, 'error')
    .filter((error) => error.checkVisibility())
    .map((error) => error.textContent)
    .join();
}

async function send({ form, element }: { form: HTMLFormElement; element: LeadQualifier }): Promise<void> {
  form.requestSubmit();
  await element.updateComplete;
}

describe('choices', () => {
  const MIN = 'Please choose at least 2.';
  const MAX = 'Please choose 3 at most.';

  test('how many may be ticked is said beforehand, also to those who listen', async () => {
    const { root } = await inForm(asked(choicesQuestion));
    const group = page.elementLocator(root).getByRole('group');
    await expect.element(group).toHaveAccessibleName('What do you need? (required)');
    await expect.element(group).toHaveAccessibleDescription(`${MIN} ${MAX}`);
    expect(group.getByRole('checkbox').elements()).toHaveLength(4);
    expect(group.element().hasAttribute('aria-required')).toBe(false);
  });

  test('an optional one says that, and without limits there is nothing to say', async () => {
    const { min: _, max: __, ...rest } = choicesQuestion;
    const { root } = await inForm(asked(optional(rest)));
    const group = page.elementLocator(root).getByRole('group');
    await expect.element(group).toHaveAccessibleName('What do you need? (optional)');
    await expect.element(group).toHaveAccessibleDescription('');
  });

  test.for([true, false])(
    'too few hold the form, required (%s) or not, and stay ticked',
    async (required) => {
      const made = await inForm(asked({ ...choicesQuestion, required }));
      await choose(made.element, 'logo');
      expect(errorOf(made.element)).toBe('');
      expect(entriesOf(made.form)).toEqual([]);
      await send(made);
      expect(made.submits).toEqual([]);
      expect(errorOf(made.element)).toBe(MIN);
      expect(made.element.validity.rangeUnderflow).toBe(true);
      expect(control(made.element, 'logo').matches(':checked')).toBe(true);
      await choose(made.element, 'site');
      expect(errorOf(made.element)).toBe('');
      await send(made);
      expect(made.submits).toHaveLength(1);
    },
  );

  test('one too many is said at once, nothing is locked, and none counts until it is mended', async () => {
    const made = await inForm(asked(choicesQuestion));
    for (const value of ['logo', 'site', 'shop']) await choose(made.element, value);
    expect(entriesOf(made.form)).toContainEqual(['services', 'shop']);
    await choose(made.element, 'seo');
    expect(errorOf(made.element)).toBe(MAX);
    expect(controls(made.element).filter((box) => box.matches(':checked'))).toHaveLength(4);
    await send(made);
    expect(made.submits).toEqual([]);
    await choose(made.element, 'logo');
    expect(errorOf(made.element)).toBe('');
    expect(made.element.answers).toEqual({ services: ['site', 'shop', 'seo'] });
  });

  test('all taken back, a required one is missing', async () => {
    const made = await inForm(asked({ ...choicesQuestion, min: 1 }));
    await choose(made.element, 'logo');
    await choose(made.element, 'logo');
    await send(made);
    expect(errorOf(made.element)).toBe('Please choose an answer.');
    expect(made.element.validity.valueMissing).toBe(true);
  });
});

describe('amount', () => {
  const WRONG = 'Please write one amount in digits, such as $5,000.';

  test.for([
    ['en', 'USD', '$', 'before'],
    ['en', 'CHF', 'CHF', 'before'],
    ['fr', 'EUR', '€', 'behind'],
    ['de', 'EUR', '€', 'behind'],
    ['ar', 'USD', 'US$', 'behind'],
    ['ja', 'JPY', '￥', 'before'],
  ] as const)('in %s, %s stands as %s %s it', async ([lang, currency, sign, side]) => {
    const { element } = await inForm(asked({ ...amountQuestion, currency }), lang);
    const unit = shown(element, 'unit')[0]!;
    expect(unit.textContent).toBe(sign);
    const follows = fieldOf(element).compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING;
    expect(!!follows).toBe(side === 'behind');
  });

  test('the currency is told to those who listen', async () => {
    const { root } = await inForm(asked({ ...amountQuestion, hint: 'A rough figure.' }));
    const field = page.elementLocator(root).getByRole('textbox', { name: 'What have you set aside?' });
    await expect.element(field).toHaveAccessibleDescription('$ A rough figure.');
    await expect.element(field).toHaveAttribute('aria-required', 'true');
    await expect.element(field).toHaveAttribute('inputmode', 'decimal');
  });

  test.for([
    ['en', '5000', 5000, '5,000'],
    ['en', '5.000,50', 5000.5, '5,000.5'],
    ['de', '5,000', 5000, '5.000'],
    ['fr', '5k', 5000, '5\u202F000'],
    ['en', '0', 0, '0'],
    ['fa', '۵۰۰۰', 5000, '۵٬۰۰۰'],
    ['en_GB', '5000', 5000, '5,000'],
  ] as const)(
    'in %s, %s counts at once, and is written out once left',
    async ([lang, typed, value, written]) => {
      const { form, element } = await inForm(asked(amountQuestion), lang);
      await typeIn(element, typed);
      expect(fieldOf(element).value).toBe(typed);
      expect(entriesOf(form)[0]).toEqual(['sum', `${value}`]);
      await userEvent.tab();
      expect(fieldOf(element).value).toBe(written);
      expect(element.answers).toEqual({ sum: value });
    },
  );

  test('nothing is rewritten while somebody types, not even a caret in the middle', async () => {
    const { element } = await inForm(asked(amountQuestion));
    const field = fieldOf(element) as HTMLInputElement;
    await typeIn(element, '5000');
    field.setSelectionRange(1, 1);
    await typeIn(element, ',');
    expect(field.value).toBe('5,000');
    expect(field.selectionStart).toBe(2);
    expect(element.answers).toEqual({ sum: 5000 });
  });

  test.for(['about five', '-5000', '5-8k', '€5,000'])(
    '%s is called no amount once left, holds the form, and stays; optional or not',
    async (typed) => {
      for (const question of [amountQuestion, optional(amountQuestion)]) {
        const made = await inForm(asked(question));
        await typeIn(made.element, typed);
        expect(errorOf(made.element)).toBe('');
        await userEvent.tab();
        expect(errorOf(made.element)).toBe(WRONG);
        expect(fieldOf(made.element).value).toBe(typed);
        expect(made.element.validity.badInput).toBe(true);
        expect(made.element.validationMessage).toBe(WRONG);
        await send(made);
        expect(made.submits).toEqual([]);
        expect(focused(made.element)).toBe(fieldOf(made.element));
        await fillIn(made.element, '5000');
        expect(errorOf(made.element)).toBe('');
        await send(made);
        expect(made.submits).toHaveLength(1);
      }
    },
  );

  test('under novalidate what cannot be read holds the submit in the same words', async () => {
    const made = await inForm(asked(optional(amountQuestion)));
    made.form.noValidate = true;
    await fillIn(made.element, 'about five');
    await send(made);
    expect(made.submits).toEqual([]);
    expect(errorOf(made.element)).toBe(WRONG);
  });

  test('a reset takes away also what could not be read', async () => {
    const made = await inForm(asked(optional(amountQuestion)));
    await fillIn(made.element, 'about five');
    made.form.reset();
    await made.element.updateComplete;
    expect(fieldOf(made.element).value).toBe('');
    expect(errorOf(made.element)).toBe('');
    expect(made.form.checkValidity()).toBe(true);
  });

  test('an amount set by script is written as people there write it', async () => {
    const { element } = await inForm(asked(amountQuestion), 'de');
    element.answers = { sum: 1234567.5 };
    await element.updateComplete;
    expect(fieldOf(element).value).toBe('1.234.567,5');
  });

  test('"not sure" takes the place of the amount, and gives it back', async () => {
    const { root, form, element } = await inForm(asked(amountOrUnsure));
    await typeIn(element, '5000');
    await choose(element, 'unsure');
    expect(fieldOf(element).value).toBe('');
    expect(entriesOf(form)[0]).toEqual(['sum', 'unsure']);
    const box = page.elementLocator(root).getByRole('checkbox', { name: 'I am not sure yet' });
    await expect.element(box).toHaveAccessibleDescription('What have you set aside?');
    await choose(element, 'unsure');
    expect(entriesOf(form)[0]).toEqual(['sum', '5000']);
    await choose(element, 'unsure');
    await typeIn(element, '7');
    expect(control(element, 'unsure').matches(':checked')).toBe(false);
    expect(entriesOf(form)[0]).toEqual(['sum', '7']);
  });

  test('the lead says the amount as the visitor reads it, the rules judge the number', async () => {
    const made = await inForm(asked(amountQuestion));
    await fillIn(made.element, '1.5k');
    await send(made);
    expect(made.element.lead?.data.answers.sum).toMatchObject({ value: 1500, text: '$1,500' });
    expect(made.element.lead?.data.qualification.reasons).toEqual([
      { question: 'sum', verdict: 'unqualified', text: 'What have you set aside?: 1500 USD' },
    ]);
  });

  test('digits keep their order in a page from right to left, and stand at its start', async () => {
    const { element } = await inForm(asked(amountQuestion), 'ar');
    const field = fieldOf(element);
    expect(getComputedStyle(field).direction).toBe('ltr');
    expect(getComputedStyle(field).textAlign).toBe('right');
    const unit = shown(element, 'unit')[0]!.getBoundingClientRect();
    expect(unit.right).toBeLessThanOrEqual(field.getBoundingClientRect().left);
  });

  test('a currency that Intl does not take is shown as it stands', async () => {
    const { element } = await inForm(asked({ ...amountQuestion, currency: 'Taler' }));
    expect(shown(element, 'unit')[0]!.textContent).toBe('Taler');
    await fillIn(element, '5000');
    expect(element.answers).toEqual({ sum: 5000 });
  });
});

describe('date', () => {
  test('is the browser’s own control, and says the date in words', async () => {
    const made = await inForm(asked(dateQuestion));
    expect(fieldOf(made.element).type).toBe('date');
    await fillIn(made.element, '2031-04-05');
    await send(made);
    expect(made.element.lead?.data.answers.start).toMatchObject({
      value: '2031-04-05',
      text: 'April 5, 2031',
    });
  });

  test.for([true, false])('half typed it holds the form, required (%s) or not', async (required) => {
    const made = await inForm(asked({ ...dateQuestion, required }));
    fieldOf(made.element).focus();
    await userEvent.keyboard('04');
    expect(fieldOf(made.element).validity.badInput).toBe(true);
    expect(made.form.checkValidity()).toBe(false);
    (fieldOf(made.element) as HTMLElement).blur();
    expect(errorOf(made.element)).toBe('Please fill in the whole date.');
    await send(made);
    expect(made.submits).toEqual([]);
    made.form.reset();
    await made.element.updateComplete;
    expect(fieldOf(made.element).validity.badInput).toBe(false);
    expect(made.form.checkValidity()).toBe(!required);
  });
});

describe('text', () => {
  test.for([
    ['one line', {}, 'INPUT', 1],
    ['several lines', { rows: 3 }, 'TEXTAREA', 0],
  ] as const)('Enter in %s does as natively', async ([, changes, tag, submits]) => {
    const made = await inForm(asked({ ...textQuestion, ...changes }));
    await typeIn(made.element, 'More guests');
    expect(fieldOf(made.element).tagName).toBe(tag);
    await press('Enter');
    expect(made.submits).toHaveLength(submits);
    expect(made.element.answers).toEqual({ goal: 'More guests' });
    expect(fieldOf(made.element).value).toBe(submits ? 'More guests' : 'More guests\n');
  });

  test('Enter that ends the composition of a word sends nothing', async () => {
    const made = await inForm(asked(textQuestion));
    await typeIn(made.element, 'More guests');
    const enter = { key: 'Enter', keyCode: 229, bubbles: true, composed: true, cancelable: true };
    fieldOf(made.element).dispatchEvent(new KeyboardEvent('keydown', enter));
    expect(made.submits).toEqual([]);
  });

  test('no more is taken than the rules know, counted as they count', async () => {
    const { element } = await inForm(asked({ ...textQuestion, maxLength: 5 }));
    await typeIn(element, 'abcdefgh');
    expect(element.answers).toEqual({ goal: 'abcde' });
  });

  test('spaces alone are no answer, and those around one are not sent', async () => {
    const made = await inForm(asked(textQuestion));
    await typeIn(made.element, '  ');
    await send(made);
    expect(made.submits).toEqual([]);
    expect(errorOf(made.element)).toBe('Please fill in an answer.');
    await typeIn(made.element, 'guests ');
    expect(entriesOf(made.form)[0]).toEqual(['goal', 'guests']);
    expect(fieldOf(made.element).value).toBe('  guests ');
  });
});

describe('while somebody types', () => {
  const followed: Qualifier = {
    version: 1,
    questions: [
      {
        ...amountQuestion,
        bands: [{ value: 'small', below: 2000, verdict: 'review' }, { value: 'large' }],
      },
      { ...textQuestion, when: { sum: 'large' } },
    ],
  };

  test('a question that appears takes neither focus nor caret nor key', async () => {
    const { element } = await inForm(followed);
    const field = fieldOf(element, 'sum') as HTMLInputElement;
    await typeIn(element, '5000', 'sum');
    field.setSelectionRange(1, 1);
    await typeIn(element, '5', 'sum');
    expect(shown(element, 'question')).toHaveLength(2);
    expect(focused(element)).toBe(field);
    expect([field.value, field.selectionStart]).toEqual(['55000', 2]);
  });

  test('the answer settles after a rest, once', async () => {
    const { element } = await inForm(followed);
    const answers: unknown[] = [];
    element.addEventListener('lead-answer', ({ value }) => answers.push(value));
    await typeIn(element, '5000', 'sum');
    expect(answers).toEqual([]);
    await aTimeout(800);
    await userEvent.tab();
    expect(answers).toEqual([5000]);
  });
});
