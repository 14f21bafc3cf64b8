/** Puts elements into forms as a page would, and finds what they show. */
import { fixture, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/define.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';

/** A form's entries, in order. */
export type Entries = [name: string, value: string][];

/** Puts a form on the page, finds the element in it and waits until it asks. */
export async function asking(
  markup: TemplateResult,
): Promise<{ root: HTMLFormElement; element: LeadQualifier }> {
  const { root, element } = await askingIn(markup);
  return { root: root as HTMLFormElement, element };
}

/** The same for markup that is no form itself. */
export async function askingIn(
  markup: TemplateResult,
): Promise<{ root: HTMLElement; element: LeadQualifier }> {
  const root = await fixture<HTMLElement>(markup);
  const element = root.querySelector('lead-qualifier')!;
  await untilAsking(element);
  return { root, element };
}

/** Waits until an element shows a question. */
export async function untilAsking(element: LeadQualifier): Promise<void> {
  await until(
    () => shown(element, 'question').length > 0 || (isAuthored(element) && element.matches(':state(asking)')),
    'no question is shown',
  );
  // What sends comes after the first paint, with two style sheets of its own.
  await until(
    () => (element.shadowRoot?.adoptedStyleSheets.length ?? 0) > 3,
    'the part that sends is not there',
  );
  await element.updateComplete;
}

/** Waits until an element tells an outcome, and whatever its state is settled. */
export async function untilTold(element: LeadQualifier): Promise<HTMLElement> {
  await until(() => shown(element, 'outcome').length > 0, 'no outcome is shown');
  await element.updateComplete;
  return shown(element, 'outcome')[0]!;
}

/** Waits for a fact. */
export async function until(fact: () => unknown, otherwise: string): Promise<void> {
  await waitUntil(fact, otherwise, { interval: 5, timeout: 3_000 });
}

/** The parts of an element by name, in order. */
export function shown(element: Element, part: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${part}]`) ?? [])];
}

const STATES = [
  'undecided',
  'qualified',
  'review',
  'unqualified',
  'sending',
  'delivered',
  'queued',
  'undelivered',
];

/** The custom states that an element is in. */
export function statesOf(element: Element): string[] {
  return STATES.filter((state) => element.matches(`:state(${state})`));
}

/** A native control. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The native controls that an element asks by, in order: its own, or those of its author that can be seen. */
export function controls(element: Element): Control[] {
  const own = isAuthored(element)
    ? [...element.querySelectorAll<HTMLElement>(AUTHORED)].filter((one) => one.checkVisibility())
    : shown(element, 'input');
  return own as Control[];
}

const AUTHORED = 'input:not([type=hidden]), select, textarea';

/** Whether the author of the page wrote the questions of an element as markup. */
const isAuthored = (element: Element): boolean => element.querySelector(AUTHORED) !== null;

/** The control with this value; for a select, the select that has it. */
export function control(element: Element, value: string): Control {
  const found = controls(element).find((one) =>
    'options' in one ? [...one.options].some((option) => option.value === value) : one.value === value,
  );
  if (!found) throw new Error(`No control has the value ${value}`);
  return found;
}

/** What a form would send. */
export function entriesOf(form: HTMLFormElement): Entries {
  return [...new FormData(form)].map(([name, value]) => [name, value as string]);
}

/** What an element has focused inside it. */
export function focused(element: Element): Element | null {
  return element.shadowRoot?.activeElement ?? element.querySelector(':focus');
}
