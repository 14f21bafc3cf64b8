import { aTimeout, fixture, html } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { choose } from './answer.ts';
import { controls, focused, shown, until } from './in-form.ts';
import { serve, SERVED, webhookThat } from './network.ts';
import { choice } from './qualifiers.ts';

interface Waiting {
  root: HTMLElement;
  form: HTMLFormElement;
  email: HTMLInputElement;
  element: LeadQualifier;
}

/** A form whose question waits for the visitor. */
async function waiting(
  parts: { rules?: string; email?: string; noValidate?: boolean; reveal?: string; webhook?: string } = {},
): Promise<Waiting> {
  const { rules, email = 'ada@example.com', noValidate = false, reveal = 'interaction', webhook } = parts;
  const markup: TemplateResult = html`
    <div>
      <a href="#elsewhere">Elsewhere</a>
      <form ?novalidate=${noValidate}>
        <label>Email <input name="email" required .value=${email} /></label>
        <lead-qualifier
          reveal=${reveal}
          src=${rules ?? nothing}
          webhook=${webhook ?? nothing}
          .qualifier=${rules ? undefined : choice}
        ></lead-qualifier>
        <button>Send</button>
      </form>
    </div>
  `;
  const root = await fixture<HTMLElement>(markup);
  const element = root.querySelector('lead-qualifier')!;
  await until(() => element.shadowRoot!.querySelector('[role=status]'), 'the element does not render');
  await aTimeout(0);
  return { root, form: root.querySelector('form')!, email: root.querySelector('input')!, element };
}

const asks = (element: Element): boolean => shown(element, 'question').length > 0;

describe('a question that waits for the visitor', () => {
  test('takes no room, and is not yet asked', async () => {
    const asked: Event[] = [];
    const listen = (event: Event): number => asked.push(event);
    document.addEventListener('lead-ask', listen);
    const { element } = await waiting();
    document.removeEventListener('lead-ask', listen);
    expect(asks(element)).toBe(false);
    expect(element.getBoundingClientRect().height).toBe(0);
    expect(asked).toEqual([]);
  });

  test.for([
    ['a click into a field', ({ email }: Waiting) => userEvent.click(page.elementLocator(email))],
    [
      'the tabulator key',
      async ({ root }: Waiting) => {
        root.querySelector('a')!.focus();
        await userEvent.tab();
      },
    ],
    [
      'a change that no key or pointer made, as by a password manager',
      async ({ email }: Waiting) => {
        email.dispatchEvent(new Event('input', { bubbles: true }));
      },
    ],
    ['focus()', async ({ element }: Waiting) => element.focus()],
    [
      'an answer given by script',
      async ({ element }: Waiting) => {
        element.answers = { budget: 'large' };
        await element.updateComplete;
      },
    ],
    [
      'reveal="always"',
      async ({ element }: Waiting) => {
        element.reveal = 'always';
        await element.updateComplete;
      },
    ],
  ] as const)('opens by %s, at once', async ([, touch]) => {
    const form = await waiting();
    await touch(form);
    expect(asks(form.element)).toBe(true);
  });

  test('opens at the end of a press, so that a click on the button under it is not missed', async () => {
    const { form, element } = await waiting();
    const button = form.querySelector('button')!;
    let clicks = 0;
    button.type = 'button';
    button.addEventListener('click', () => (clicks += 1));
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await element.updateComplete;
    expect(asks(element)).toBe(false);
    await userEvent.click(page.elementLocator(button));
    expect(asks(element)).toBe(true);
    expect(clicks).toBe(1);
  });

  test('stays closed when the page sets the focus by itself', async () => {
    const { email, element } = await waiting();
    email.focus();
    await element.updateComplete;
    expect(asks(element)).toBe(false);
  });

  test('opens when rules come after the touch', async () => {
    let answer: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await serve(async () => {
      await held;
      return { status: 200, body: JSON.stringify(choice) };
    });
    const { email, element } = await waiting({ rules: `${SERVED}/rules.json` });
    await userEvent.click(page.elementLocator(email));
    expect(asks(element)).toBe(false);
    answer?.();
    await until(() => asks(element), 'it stays closed');
  });

  test('is not closed again by a reset: what the visitor has seen does not vanish', async () => {
    const { form, email, element } = await waiting();
    await userEvent.click(page.elementLocator(email));
    await choose(element, 'large');
    form.reset();
    await element.updateComplete;
    expect(asks(element)).toBe(true);
  });

  test('is read out once, without the focus', async () => {
    const { email, element } = await waiting();
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    await userEvent.click(page.elementLocator(email));
    expect(status.textContent).toBe('');
    await until(() => status.textContent, 'it is not read out');
    expect(status.textContent).toBe('One more question: What have you set aside?');
    expect(document.activeElement).toBe(email);
  });

  test('is always open without the attribute, and with one that is not understood', async () => {
    const { element } = await waiting({ reveal: 'later' });
    expect(asks(element)).toBe(true);
  });
});

describe('a submit before the question is open', () => {
  test.for([
    ['the form validates', false],
    ['the form is novalidate', true],
  ] as const)('opens it with its error and the focus, where %s', async ([, noValidate]) => {
    const { address, leads } = await webhookThat({ status: 202 });
    const { form, element } = await waiting({ noValidate, webhook: address });
    let submits = 0;
    form.addEventListener('submit', () => (submits += 1));
    form.requestSubmit();
    expect(asks(element)).toBe(true);
    expect(shown(element, 'error')[0]!.textContent).toBe('Please choose an answer.');
    expect(focused(element)).toBe(controls(element)[0]);
    expect(submits).toBe(0);
    expect(leads).toEqual([]);
  });

  test('leaves the focus to a field before it that is not valid either', async () => {
    const { form, email, element } = await waiting({ email: '' });
    form.requestSubmit();
    expect(asks(element)).toBe(true);
    expect(shown(element, 'error')[0]!.checkVisibility()).toBe(true);
    expect(document.activeElement).toBe(email);
  });
});
