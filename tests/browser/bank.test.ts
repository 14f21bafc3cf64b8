import { fixture, html } from '@open-wc/testing';
import { expect, test, vi } from 'vitest';
import { ANSWERS, type BankQuestion } from '../../src/qualifier/bank/answers.ts';
import { words as english } from '../../src/qualifier/bank/bank-en.ts';
import { bankWords } from '../../src/qualifier/bank/load-words.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import '../../src/define.ts';

async function asked(form: HTMLElement): Promise<{ element: LeadQualifier; labels: () => string[] }> {
  const element = form.querySelector('lead-qualifier')!;
  const labels = (): string[] =>
    [...element.shadowRoot!.querySelectorAll('[part=label]')].map((label) => label.textContent);
  await vi.waitFor(() => expect(labels()).not.toEqual([]));
  return { element, labels };
}

test('questions of the bank are asked in the order of the attribute', async () => {
  const { element, labels } = await asked(
    await fixture(html`<form lang="en"><lead-qualifier bank="timeline buyer"></lead-qualifier></form>`),
  );
  expect(labels()).toEqual([english.timeline.label.replace('{time}', '3 weeks')]);
  expect(element.qualification?.ask?.name).toBe('timeline');
  element.answers = { timeline: 'rush' };
  await element.updateComplete;
  expect(labels()[1]).toBe(english.buyer.label);
});

test('an entry of the bank in the rules brings its second question and its own numbers', async () => {
  const rules = {
    version: 1,
    pass: 2,
    questions: [{ bank: 'budget', range: [3000, 4000], currency: 'EUR' }],
  };
  const { element, labels } = await asked(
    await fixture(
      html`<form lang="en"><lead-qualifier qualifier=${JSON.stringify(rules)}></lead-qualifier></form>`,
    ),
  );
  element.answers = { budget: 'unsure' };
  await element.updateComplete;
  expect(labels()[1]).toMatch(/€3,000.*€4,000/);
  element.answers = { budget: 'unsure', range: 'fits' };
  expect(element.qualification?.verdict).toBe('qualified');
});

test('the attributes pass and review set the marks for questions that give points', async () => {
  const { element, labels } = await asked(
    await fixture(
      html`<form lang="en"><lead-qualifier bank="repeat" pass="2" review="1"></lead-qualifier></form>`,
    ),
  );
  expect(labels()).toEqual([english.repeat.label]);
  const verdicts = ['once', 'maybe', 'regular'].map((repeat) => {
    element.answers = { repeat };
    return element.qualification?.verdict;
  });
  expect(verdicts).toEqual(['unqualified', 'review', 'qualified']);
});

test('the attribute gives way to rules, and comes before a question', async () => {
  const { labels } = await asked(
    await fixture(
      html`<form lang="en"><lead-qualifier bank="buyer" question="Fit?"></lead-qualifier></form>`,
    ),
  );
  expect(labels()).toEqual([english.buyer.label]);
});

const KEYS = Object.keys(ANSWERS).filter((name) => name !== 'range');
const LANGUAGES = 'en fr ar es de pt it nl pl tr ja he'.split(' ');

test.each(LANGUAGES)('every question of the bank is asked in %s, with all its answers', async (language) => {
  const words = await bankWords(language);
  expect(words.language).toBe(language);
  const direction = /ar|he/.test(language) ? 'rtl' : 'ltr';
  const page = await fixture(
    html`<div lang=${language} dir=${direction}>
      ${KEYS.map((key) => {
        // Without a mark, a question that gives only points would not be asked.
        const pass = /repeat|experience|referral/.test(key) ? 1 : 0;
        const rules = { version: 1, pass, questions: [{ bank: key }] };
        return html`<form><lead-qualifier .qualifier=${rules}></lead-qualifier></form>`;
      })}
    </div>`,
  );
  for (const [index, form] of [...page.querySelectorAll('form')].entries()) {
    form.style.inlineSize = '280px';
    const key = KEYS[index] as BankQuestion;
    const { element, labels } = await asked(form);
    expect(labels()).toEqual([expect.stringMatching(patternOf(words[key].label))]);
    const options = [...element.shadowRoot!.querySelectorAll('[part=option]')];
    expect(options.map((option) => option.textContent)).toEqual(
      Object.values(words[key].options).map((text) => expect.stringMatching(patternOf(text))),
    );
    expect(element.shadowRoot!.querySelectorAll(`input[name="${key}"]`)).toHaveLength(options.length);
    expect(element.shadowRoot!.textContent).not.toMatch(/[{}]|undefined|NaN/);
    for (const option of options) {
      expect(getComputedStyle(option).direction).toBe(direction);
      expect(option.scrollWidth, `${key} runs over`).toBeLessThanOrEqual(option.clientWidth);
    }
  }
});

/** A text of the bank, with anything in the place of what is filled into it. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 'u');
}
