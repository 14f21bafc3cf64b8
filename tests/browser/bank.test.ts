import { fixture, html } from '@open-wc/testing';
import { expect, test, vi } from 'vitest';
import { words as english } from '../../src/qualifier/bank/bank-en.ts';
import type { LeadQualifier } from '../../src/define.ts';
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

test('the attribute gives way to rules, and comes before a question', async () => {
  const { labels } = await asked(
    await fixture(
      html`<form lang="en"><lead-qualifier bank="buyer" question="Fit?"></lead-qualifier></form>`,
    ),
  );
  expect(labels()).toEqual([english.buyer.label]);
});
