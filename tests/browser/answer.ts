/** Answers as visitors do: by pointer and keyboard, through the browser. */
import { page, userEvent } from 'vitest/browser';
import type { LeadQualifier } from '../../src/widget/lead-qualifier.ts';
import { control } from './in-form.ts';

/** Chooses an answer by a click, or in a select. */
export async function choose(element: LeadQualifier, value: string): Promise<void> {
  const chosen = control(element, value);
  const locator = page.elementLocator(chosen);
  if (chosen instanceof HTMLSelectElement) await userEvent.selectOptions(locator, value);
  else await userEvent.click(locator);
  await element.updateComplete;
}

/** Presses keys one after another, as `userEvent.keyboard` writes them. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(`{${key}}`);
}
