/** A visitor without a mouse. */
import type { Page } from 'playwright';

/** The name of the field that has the focus, also in a shadow root; of a button its tag. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('name') ?? element?.localName ?? '';
  });
}

/** Presses Tab until a field of this name has the focus, or the button. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}: the focus is on ${await focused(page)}`);
}

/** What the visitor types, and which answer they choose: the first is 1. */
export interface Filling {
  email: string;
  message: string;
  budget: number;
  range?: number;
}

/** Fills in the contact form of the demonstration site and sends it, all with the keyboard. */
export async function fillInByKeyboard(page: Page, filling: Filling): Promise<void> {
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'email');
  await page.keyboard.type(filling.email);
  await tabTo(page, 'message');
  await page.keyboard.type(filling.message);
  for (const name of ['budget', 'range'] as const) {
    const answer = filling[name];
    if (!answer) continue;
    await tabTo(page, name);
    if (answer === 1) await page.keyboard.press('Space');
    for (let step = 1; step < answer; step++) await page.keyboard.press('ArrowDown');
  }
  await tabTo(page, 'button');
  await page.keyboard.press('Enter');
}
