/** Answers as visitors do: by pointer and keyboard, through the browser. */
import { page, userEvent } from 'vitest/browser';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { control, controls } from './in-form.ts';

/** Chooses an answer by a click, or in a select. */
export async function choose(element: LeadQualifier, value: string): Promise<void> {
  const chosen = control(element, value);
  const locator = page.elementLocator(chosen);
  if (chosen instanceof HTMLSelectElement) await userEvent.selectOptions(locator, value);
  else await userEvent.click(locator);
  await element.updateComplete;
}

/** Fills in the only field of an element, or the one of a question, and goes on. */
export async function fillIn(element: LeadQualifier, text: string, name?: string): Promise<void> {
  const field = fieldOf(element, name);
  await userEvent.fill(page.elementLocator(field), text);
  field.blur();
  await element.updateComplete;
}

/** Types into the same, key by key, where the caret is, and stays there. */
export async function typeIn(element: LeadQualifier, text: string, name?: string): Promise<void> {
  fieldOf(element, name).focus();
  await userEvent.keyboard(text.replace(/[[{]/g, '$&$&'));
  await element.updateComplete;
}

/** The field that is typed in. */
export function fieldOf(element: LeadQualifier, name?: string): HTMLInputElement | HTMLTextAreaElement {
  const field = controls(element).find(
    (one) => !one.matches('select, [type=radio], [type=checkbox]') && (!name || one.name === name),
  );
  if (!field) throw new Error('There is nothing to type in');
  return field as HTMLInputElement | HTMLTextAreaElement;
}

/** Presses keys one after another, as `userEvent.keyboard` writes them. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(`{${key}}`);
}
