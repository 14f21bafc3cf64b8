import { expect as expectOf } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Answers } from '../../src/qualifier/kinds/kind.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import type { Question } from '../../src/qualifier/schema/questions.ts';
import type { LeadQualifier } from '../../src/widget/lead-qualifier.ts';
import { choose, press } from './answer.ts';
import { askingIn, control, controls, focused, shown, until, untilTold } from './in-form.ts';
import { type Answer, webhookThat } from './network.ts';
import {
  amountOrUnsure,
  asked as rulesWith,
  choicesQuestion,
  dateQuestion,
  followUp,
  optional,
  textQuestion,
} from './qualifiers.ts';

/** The budget question with its follow-up, shown one way or the other, in English and Arabic. */
const asRadio: Qualifier = {
  ...followUp,
  questions: followUp.questions.map((one) => ({ ...one, hint: 'A rough figure.' })),
};
const asSelect: Qualifier = {
  ...asRadio,
  questions: asRadio.questions.map((one) => ({
    ...one,
    display: 'select' as const,
  })) as Qualifier['questions'],
};
const ARABIC = {
  'What have you set aside?': 'ما الميزانية التي خصصتها؟',
  'A rough figure.': 'رقم تقريبي يكفي.',
};
const inArabic = (qualifier: Qualifier): Qualifier =>
  JSON.parse(
    Object.entries(ARABIC).reduce(
      (text, [english, arabic]) => text.replaceAll(english, arabic),
      JSON.stringify(qualifier),
    ),
  ) as Qualifier;

interface Page {
  root: HTMLElement;
  form: HTMLFormElement;
  element: LeadQualifier;
}

async function pageIn(language: 'en' | 'ar', qualifier: Qualifier, answer: Answer): Promise<Page> {
  const webhook = await webhookThat(answer);
  const { root, element } = await askingIn(html`
    <main lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
      <h1>Ask for a quote</h1>
      <form>
        <label>Email <input type="email" name="email" value="ada@example.com" /></label>
        <lead-qualifier
          webhook=${webhook.address}
          contact-email="studio@example.com"
          .qualifier=${language === 'ar' ? inArabic(qualifier) : qualifier}
        ></lead-qualifier>
        <button>Send</button>
      </form>
    </main>
  `);
  return { root, form: root.querySelector('form')!, element };
}

const give =
  (...answers: [string, string][]) =>
  async ({ element, form }: Page): Promise<void> => {
    element.answers = Object.fromEntries(answers);
    await element.updateComplete;
    form.requestSubmit();
    await until(
      () => form.querySelector('lead-qualifier:state(sending)') ?? shown(element, 'outcome')[0],
      'no state',
    );
    await element.updateComplete;
  };

const told =
  (...answers: [string, string][]) =>
  async (visited: Page): Promise<void> => {
    await give(...answers)(visited);
    await untilTold(visited.element);
  };

const TAKEN: Answer = { status: 202 };

/** How each state is reached. */
const STATES: [string, Answer, (visited: Page) => Promise<void>][] = [
  ['empty', TAKEN, async () => undefined],
  [
    'error',
    TAKEN,
    async ({ element, form }) => {
      form.requestSubmit();
      await element.updateComplete;
      expect(shown(element, 'error')[0]!.checkVisibility()).toBe(true);
    },
  ],
  ['answered', TAKEN, ({ element }) => choose(element, 'large')],
  [
    'second question',
    TAKEN,
    async ({ element }) => {
      await choose(element, 'unsure');
      expect(shown(element, 'question')).toHaveLength(2);
    },
  ],
  [
    'disabled',
    TAKEN,
    async ({ element }) => {
      element.disabled = true;
      await element.updateComplete;
    },
  ],
  ['sending', 'never', give(['budget', 'large'])],
  ['qualified', TAKEN, told(['budget', 'large'])],
  ['review', TAKEN, told(['budget', 'middle'])],
  ['unqualified', TAKEN, told(['budget', 'small'])],
  ['queued', 'offline', told(['budget', 'large'])],
  ['undelivered', { status: 422 }, told(['budget', 'large'])],
];

describe.for([
  ['en', 'radio', asRadio],
  ['en', 'select', asSelect],
  ['ar', 'radio', asRadio],
  ['ar', 'select', asSelect],
] as const)('axe finds nothing in %s with %s', ([language, , qualifier]) => {
  test.for(STATES)('in the state %s', async ([, answer, reach]) => {
    const visited = await pageIn(language, qualifier, answer);
    await reach(visited);
    await expectOf(visited.root).to.be.accessible();
  });
});

/** Each kind of question, as it is hardest: with a hint, limits, a currency and "I am not sure". */
const KINDS: [string, Question, Answers][] = [
  ['choices', choicesQuestion, { services: ['site', 'shop'] }],
  ['an amount', amountOrUnsure, { sum: 5000 }],
  ['an amount nobody is sure of', amountOrUnsure, { sum: 'unsure' }],
  ['a date', { ...dateQuestion, unsure: { label: 'I am not sure' } }, { start: '2031-04-05' }],
  ['a text', textQuestion, { goal: 'More guests' }],
  ['a long text', { ...textQuestion, rows: 4 }, { goal: 'More guests' }],
];

describe.for(['en', 'ar'] as const)('axe finds nothing in %s', (language) => {
  test.for(KINDS)('in %s: empty, wrong, answered and disabled', async ([, question, answers]) => {
    const visited = await pageIn(language, rulesWith({ ...question, hint: 'A rough figure.' }), TAKEN);
    const { root, element, form } = visited;
    await expectOf(root).to.be.accessible();
    form.requestSubmit();
    await element.updateComplete;
    expect(shown(element, 'error')[0]!.checkVisibility()).toBe(true);
    await expectOf(root).to.be.accessible();
    element.answers = answers;
    await element.updateComplete;
    await expectOf(root).to.be.accessible();
    element.disabled = true;
    await element.updateComplete;
    await expectOf(root).to.be.accessible();
  });

  test.for(KINDS)(
    '%s is tied to its words, wide enough to touch, and stays inside 320 pixels',
    async ([, question]) => {
      const { root, element } = await pageIn(
        language,
        rulesWith({ ...question, hint: 'A rough figure.' }),
        TAKEN,
      );
      root.style.inlineSize = '320px';
      const shadow = element.shadowRoot!;
      for (const described of shadow.querySelectorAll('[aria-describedby]'))
        for (const id of described.getAttribute('aria-describedby')!.split(' '))
          expect(shadow.querySelectorAll(`#${id}`), id).toHaveLength(1);
      for (const target of [...shown(element, 'option'), ...shown(element, 'field')])
        expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
      expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
    },
  );
});

describe('names, roles and descriptions', () => {
  test('a question is a radio group, named by its words and described by its hint', async () => {
    const { root } = await pageIn('en', asRadio, TAKEN);
    const group = page.elementLocator(root).getByRole('radiogroup', { name: 'What have you set aside?' });
    await expect.element(group).toHaveAttribute('aria-required', 'true');
    await expect.element(group).toHaveAccessibleName('What have you set aside?');
    await expect.element(group).toHaveAccessibleDescription('A rough figure.');
    expect(group.getByRole('radio').elements()).toHaveLength(4);
    await expect.element(group.getByRole('radio', { name: 'Under $2,000' })).not.toBeChecked();
  });

  test('a select is named and described the same way', async () => {
    const { root } = await pageIn('en', asSelect, TAKEN);
    const box = page.elementLocator(root).getByRole('combobox', { name: 'What have you set aside?' });
    await expect.element(box).toHaveAttribute('aria-required', 'true');
    await expect.element(box).toHaveAccessibleDescription('A rough figure.');
    await expect.element(box).toHaveDisplayValue('Please choose');
  });

  test.for([
    ['radiogroup', asRadio],
    ['combobox', asSelect],
  ] as const)('the error of a %s is its state and part of its description', async ([role, qualifier]) => {
    const { root, element } = await pageIn('en', qualifier, TAKEN);
    const asked = page.elementLocator(root).getByRole(role);
    expect(asked.element().getAttribute('aria-invalid')).not.toBe('true');
    element.reportValidity();
    await element.updateComplete;
    await expect.element(asked).toHaveAttribute('aria-invalid', 'true');
    await expect.element(asked).toHaveAccessibleDescription('A rough figure. Please choose an answer.');
    await choose(element, 'large');
    expect(asked.element().getAttribute('aria-invalid')).not.toBe('true');
    await expect.element(asked).toHaveAccessibleDescription('A rough figure.');
  });

  test('an optional question says so in its name, and is not required', async () => {
    const { root } = await pageIn('en', optional, TAKEN);
    const group = page.elementLocator(root).getByRole('radiogroup');
    await expect.element(group).toHaveAccessibleName('What have you set aside? (optional)');
    await expect.element(group).toHaveAttribute('aria-required', 'false');
  });

  test.for(['radio', 'select'] as const)('every id named by a %s is there', async (display) => {
    const { element } = await pageIn('en', display === 'radio' ? followUp : asSelect, TAKEN);
    await choose(element, 'unsure');
    const shadow = element.shadowRoot!;
    for (const described of shadow.querySelectorAll('[aria-describedby]'))
      for (const id of described.getAttribute('aria-describedby')!.split(' '))
        expect(shadow.querySelectorAll(`#${id}`), id).toHaveLength(1);
  });

  test('there is one status for what is announced, and it is empty at first', async () => {
    const { root } = await pageIn('en', asRadio, TAKEN);
    const status = page.elementLocator(root).getByRole('status');
    expect(status.elements()).toHaveLength(1);
    expect(status.element().textContent).toBe('');
  });

  test('what is chosen and focused is seen without colour', async () => {
    const { element } = await pageIn('en', asRadio, TAKEN);
    element.focus();
    const option = shown(element, 'option')[0]!;
    expect(getComputedStyle(option).outlineStyle).toBe('solid');
    expect(Number.parseFloat(getComputedStyle(option).outlineWidth)).toBeGreaterThanOrEqual(2);
  });

  test('an answer is a target of 24 pixels at least', async () => {
    const { element } = await pageIn('en', asRadio, TAKEN);
    for (const option of shown(element, 'option'))
      expect(option.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
  });
});

describe('by keyboard alone', () => {
  test('the form is filled in, answered, sent, declined, changed and sent again', async () => {
    const { root, form, element } = await pageIn('en', asRadio, TAKEN);
    form.querySelector('input')!.focus();
    await userEvent.keyboard('{Control>}a{/Control}grace@example.com');
    await userEvent.tab();
    expect(focused(element)).toBe(control(element, 'small'));
    await press(' ');
    expect(element.answers).toEqual({ budget: 'small' });
    await userEvent.tab();
    expect(document.activeElement).toBe(form.querySelector('button'));
    await press('Enter');
    const declined = await untilTold(element);
    expect(focused(element)).toBe(declined);
    await userEvent.tab();
    expect(focused(element)?.textContent).toBe('Change my answer');
    await press('Enter');
    await element.updateComplete;
    expect(focused(element)).toBe(control(element, 'small'));
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(element.answers).toEqual({ budget: 'unsure' });
    await userEvent.tab();
    expect(focused(element)).toHaveProperty('name', 'range');
    await press(' ');
    await userEvent.tab();
    await press('Enter');
    await until(() => form.dataset.leadOutcome === 'qualified', 'the lead is not told');
    await element.updateComplete;
    expect(focused(element)).toBe(shown(element, 'outcome')[0]);
    expect(root.textContent).toContain('Ask for a quote');
  });

  test('an unanswered form leads to the question', async () => {
    const { form, element } = await pageIn('en', asRadio, TAKEN);
    form.querySelector('button')!.focus();
    await press('Enter');
    await element.updateComplete;
    expect(focused(element)).toBe(controls(element)[0]);
  });

  test('a select is answered by its keys', async () => {
    const { form, element } = await pageIn('en', asSelect, TAKEN);
    form.querySelector('input')!.focus();
    await userEvent.tab();
    await userEvent.keyboard('Under');
    await press('Enter');
    await until(() => element.answers.budget === 'small', 'the select is not answered');
  });

  test('tab stops once at a group of radio buttons, whatever is chosen', async () => {
    const { form, element } = await pageIn('en', asRadio, TAKEN);
    element.answers = { budget: 'middle' };
    await element.updateComplete;
    form.querySelector('input')!.focus();
    await userEvent.tab();
    expect(focused(element)).toBe(control(element, 'middle'));
    await userEvent.tab();
    expect(document.activeElement).toBe(form.querySelector('button'));
    await userEvent.tab({ shift: true });
    expect(focused(element)).toBe(control(element, 'middle'));
  });
});
