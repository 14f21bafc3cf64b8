import type { ReactiveControllerHost } from 'lit';
import type { SlottedQuestions, SlottedQuestionsHost } from '../slotted/slotted-questions.ts';
import { loadMoreKinds } from '../templates/views.ts';

/** What the rules of an element may come from. */
export interface RulesSource extends HTMLElement {
  qualifier?: unknown;
  src?: string | null | undefined;
  question?: string | null | undefined;
  expect?: string | null | undefined;
  questionName?: string | null | undefined;
  bank?: string | null | undefined;
  pass?: string | number | null | undefined;
  review?: string | number | null | undefined;
}

/** Rules, unchecked, and the questions in the element's slot, where there are any. */
export type Loaded = [found: unknown, slotted?: SlottedQuestions | undefined];

/**
 * The rules of an element as `findRules` finds them, with the questions of the bank written out, and with all that
 * their kinds of question need.
 * @param host is told of answers in the slotted markup, and of another language
 */
export async function loadRules(
  element: RulesSource & ReactiveControllerHost,
  host: SlottedQuestionsHost,
): Promise<Loaded> {
  const slotted = hasControls(element)
    ? (await import('../slotted/slotted-questions.ts')).slottedQuestionsOf(element, host)
    : undefined;
  const markup = slotted?.readRules();
  const found = await findRules(element, markup);
  if (slotted) slotted.isSource = found === markup;
  const hasBank = JSON.stringify(found)?.includes('"bank":');
  const rules = hasBank
    ? await (await import('./load-bank.ts')).loadBank(found, host.language(), host)
    : found;
  if (/"kind":"(choices|amount|date|text)"/.test(JSON.stringify(rules))) await loadMoreKinds();
  return [rules, slotted];
}

/** Whether there are form controls among the children of an element, and not for a form of ours: its author's questions. */
export const hasControls = (element: Element): boolean =>
  !!element.querySelector(':is(select,textarea,input:not([type=hidden])):not([data-lead-own] *)');

/**
 * The rules of an element, unchecked: property or attribute `qualifier`, else the JSON in a child script, else those
 * of its `markup`, else the file `src`, else the questions of `bank`, else the one yes/no question in `question`;
 * undefined when there are none.
 * @throws SyntaxError for text that is not JSON; the promise rejects for a file that does not come
 */
export function findRules(element: RulesSource, markup?: unknown): unknown {
  const { src, bank, question, expect, questionName, pass, review } = element;
  const text = givenRules(element);
  if (text) return typeof text === 'string' ? JSON.parse(text) : text;
  if (markup) return markup;
  if (src) return fetchRules(src, element.baseURI);
  if (bank) return { bank, pass, review };
  const name = questionName || 'fit';
  return question
    ? {
        version: 1,
        id: name,
        questions: [{ kind: 'yes-no', name, label: question, ...(expect === 'no' && { expect }) }],
      }
    : undefined;
}

/** The rules that come before all markup: an object, or JSON. */
export const givenRules = (element: RulesSource): unknown =>
  element.qualifier || element.querySelector(':scope > script[type="application/json"]')?.textContent;

async function fetchRules(src: string, base: string): Promise<unknown> {
  const response = await fetch(new URL(src, base));
  if (!response.ok) throw new Error('no rules'); // the explanation looks for itself
  return response.json();
}
