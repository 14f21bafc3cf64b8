import { aTimeout, fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { choose, press } from './answer.ts';
import {
  asking,
  askingIn,
  control,
  controls,
  entriesOf,
  focused,
  shown,
  statesOf,
  until,
  untilAsking,
} from './in-form.ts';
import { webhookThat } from './network.ts';
import { onConsole } from './on-console.ts';
import { choice, followUp, optional, select, yesNo } from './qualifiers.ts';

const inForm = (qualifier = followUp) =>
  asking(html`
    <form>
      <label>Email <input name="email" /></label>
      <lead-qualifier .qualifier=${qualifier}></lead-qualifier>
      <button name="send" value="1">Send</button>
    </form>
  `);

const names = (element: Element): string[] => [...new Set(controls(element).map(({ name }) => name))];

/** The texts that a screen reader is told, one after another. */
function announced(element: Element): string[] {
  const texts: string[] = [];
  const status = element.shadowRoot!.querySelector('[role=status]')!;
  new MutationObserver(() => {
    const text = status.textContent;
    if (text) texts.push(text);
  }).observe(status, { childList: true, characterData: true, subtree: true });
  return texts;
}

/** The element's events as they reach the document. */
function heardBy(element: LeadQualifier, ...types: (keyof HTMLElementEventMap)[]): Event[] {
  const heard: Event[] = [];
  for (const type of types)
    element.ownerDocument.addEventListener(type, (event) => {
      if (event.target === element) heard.push(event);
    });
  return heard;
}

describe('the next question', () => {
  test('appears where the answer asks for it, and takes no focus', async () => {
    const { element } = await inForm();
    expect(names(element)).toEqual(['budget']);
    await choose(element, 'unsure');
    expect(names(element)).toEqual(['budget', 'range']);
    expect(focused(element)).toBe(control(element, 'unsure'));
  });

  test('goes with the answer that asked for it, and its own answer is not sent', async () => {
    const { root, element } = await inForm();
    await choose(element, 'unsure');
    await choose(element, 'too-much');
    expect(entriesOf(root)).toContainEqual(['range', 'too-much']);
    await choose(element, 'large');
    expect(names(element)).toEqual(['budget']);
    expect(entriesOf(root).map(([name]) => name)).toEqual(['email', 'budget', 'lead-verdict', 'lead-points']);
  });

  test('is not asked once the result is certain', async () => {
    const { root, element } = await asking(
      html`<form>
        <lead-qualifier
          .qualifier=${{ ...yesNo, questions: [...yesNo.questions, { ...choice.questions[0]!, name: 'second' }] }}
        ></lead-qualifier>
      </form>`,
    );
    await choose(element, 'no');
    expect(names(element)).toEqual(['fit']);
    expect(element.qualification?.verdict).toBe('unqualified');
    expect(root.checkValidity()).toBe(true);
  });

  test('is announced once, after a rest', async () => {
    const { element } = await inForm();
    const texts = announced(element);
    await choose(element, 'unsure');
    await aTimeout(100);
    expect(texts).toEqual([]);
    await aTimeout(900);
    expect(texts).toEqual([
      'One more question: Work like this usually costs $5,000 to $8,000. How does that sound?',
    ]);
    await choose(element, 'fits');
    await aTimeout(800);
    expect(texts).toHaveLength(1);
  });

  test('is not announced while arrow keys only pass by', async () => {
    const { element } = await inForm();
    const texts = announced(element);
    control(element, 'large').focus();
    await press('ArrowDown', 'ArrowUp');
    await aTimeout(800);
    expect(names(element)).toEqual(['budget']);
    expect(texts).toEqual([]);
  });

  test('is announced again after a reset', async () => {
    const { root, element } = await inForm();
    const texts = announced(element);
    await choose(element, 'unsure');
    await aTimeout(750);
    root.reset();
    await choose(element, 'unsure');
    await aTimeout(750);
    expect(texts).toHaveLength(2);
  });

  test('the first question is not announced: it is there with the page', async () => {
    const { element } = await inForm();
    const texts = announced(element);
    await aTimeout(750);
    expect(texts).toEqual([]);
  });

  test('a question that appears holds the form in the same tick as the answer', async () => {
    const { root, element } = await inForm();
    let submits = 0;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    element.answers = { budget: 'unsure' };
    root.requestSubmit();
    expect(submits).toBe(0);
    await element.updateComplete;
    expect(root.checkValidity()).toBe(false);
    expect(element.validity.valueMissing).toBe(true);
  });
});

describe('events', () => {
  test('lead-start is fired once, at the first touch of the form', async () => {
    const { root, element } = await inForm();
    const heard = heardBy(element, 'lead-start');
    await aTimeout(20);
    expect(heard).toEqual([]);
    await userEvent.fill(page.elementLocator(root.querySelector('input')!), 'ada@example.com');
    expect(heard).toHaveLength(1);
    await choose(element, 'large');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ bubbles: true, composed: true, cancelable: false });
  });

  test('an answer is a touch of the form, also where the element stands outside it', async () => {
    const { element } = await askingIn(
      html`<div>
        <form id="apart"></form>
        <lead-qualifier form="apart" .qualifier=${yesNo}></lead-qualifier>
      </div>`,
    );
    const heard = heardBy(element, 'lead-start');
    await choose(element, 'yes');
    expect(heard).toHaveLength(1);
  });

  test('lead-ask is fired once for each question shown, and again after a reset', async () => {
    const asked: string[] = [];
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.addEventListener('lead-ask', (event) => asked.push(event.question.name));
    const element = document.createElement('lead-qualifier');
    const form = document.createElement('form');
    element.qualifier = followUp;
    form.append(element);
    place.append(form);
    await untilAsking(element);
    expect(asked).toEqual(['budget']);
    await choose(element, 'unsure');
    await choose(element, 'large');
    await choose(element, 'unsure');
    expect(asked).toEqual(['budget', 'range']);
    form.reset();
    await element.updateComplete;
    expect(asked).toEqual(['budget', 'range', 'budget']);
  });

  test('lead-answer is fired once for arrow presses through the answers, with the last', async () => {
    const { element } = await inForm();
    const answers: unknown[] = [];
    element.addEventListener('lead-answer', ({ question, value }) => answers.push([question.name, value]));
    control(element, 'small').focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(answers).toEqual([]);
    await aTimeout(800);
    expect(answers).toEqual([['budget', 'middle']]);
  });

  test('lead-answer is fired at once when the visitor goes on', async () => {
    const { root, element } = await inForm(select);
    const answers: unknown[] = [];
    element.addEventListener('lead-answer', ({ value }) => answers.push(value));
    await choose(element, 'large');
    controls(element)[0]!.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(root.querySelector('button'));
    expect(answers).toEqual(['large']);
    await aTimeout(700);
    expect(answers).toEqual(['large']);
  });

  test('lead-answer leaves the page alone while a button is pressed, so that it does not move away', async () => {
    const { root, element } = await inForm();
    const heard: string[] = [];
    for (const type of ['lead-answer', 'click'])
      root.addEventListener(type, ({ target }) => (target as Element).matches('label') || heard.push(type));
    element.addEventListener('lead-answer', () => root.prepend(document.createElement('p'), 'Thanks.'));
    root.addEventListener('submit', (event) => event.preventDefault());
    await choose(element, 'large');
    await userEvent.click(page.elementLocator(root.querySelector('button')!));
    expect(heard.slice(-2)).toEqual(['click', 'lead-answer']);
  });

  test('a page that is left for another one hears of no answer any more', async () => {
    const { root, element } = await inForm();
    const heard: unknown[] = [];
    element.addEventListener('lead-answer', ({ value }) => heard.push(value));
    root.addEventListener(
      'click',
      ({ target }) => target === root.querySelector('button') && element.remove(),
    );
    root.addEventListener('submit', (event) => event.preventDefault());
    await choose(element, 'large');
    await userEvent.click(page.elementLocator(root.querySelector('button')!));
    await aTimeout(700);
    expect(heard).toEqual([]);
  });

  test('each of two questions answered in a row has its lead-answer', async () => {
    const { element } = await inForm();
    const answers: unknown[] = [];
    element.addEventListener('lead-answer', ({ question, value }) => answers.push([question.name, value]));
    await choose(element, 'unsure');
    await choose(element, 'fits');
    await aTimeout(800);
    expect(answers).toEqual([
      ['budget', 'unsure'],
      ['range', 'fits'],
    ]);
  });

  test('an answer set by script is no lead-answer: nobody gave it', async () => {
    const { element } = await inForm();
    const heard = heardBy(element, 'lead-answer');
    element.answers = { budget: 'large' };
    await aTimeout(700);
    expect(heard).toEqual([]);
  });

  test('at a submit the answer settles before the verdict', async () => {
    const { root, element } = await inForm();
    const heard = heardBy(element, 'lead-answer', 'lead-verdict');
    root.addEventListener('submit', (event) => event.preventDefault());
    await choose(element, 'large');
    root.requestSubmit();
    expect(heard.map(({ type }) => type)).toEqual(['lead-answer', 'lead-verdict']);
    await aTimeout(700);
    expect(heard).toHaveLength(2);
  });

  test('lead-verdict tells qualification and lead, and only at the submit', async () => {
    const { root, element } = await inForm();
    const heard = heardBy(element, 'lead-verdict');
    root.addEventListener('submit', (event) => event.preventDefault());
    await choose(element, 'large');
    expect(heard).toEqual([]);
    root.requestSubmit();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      cancelable: true,
      qualification: { verdict: 'qualified', points: 2, pass: 2 },
      lead: {
        type: 'lead.qualified',
        data: {
          sequence: 1,
          answers: {
            budget: { label: 'What have you set aside?', value: 'large', text: 'More than $5,000' },
          },
          outcome: { route: 'proposal' },
          qualifier: { id: 'portfolio', version: 1 },
          visit: { asked: 1, changes: 0 },
        },
      },
    });
    expect(element.lead).toBe((heard[0] as HTMLElementEventMap['lead-verdict']).lead);
  });

  test('lead-verdict knows the final judgement where an optional question is left blank', async () => {
    const { root, element } = await inForm(optional);
    const heard = heardBy(element, 'lead-verdict') as HTMLElementEventMap['lead-verdict'][];
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    expect(heard[0]!.lead.data.qualification.verdict).toBe('qualified');
    expect(heard[0]!.qualification?.verdict).toBe('qualified');
    expect(heard[0]!.lead.data.answers).toMatchObject({ budget: { value: null } });
  });

  test('the form carries the final verdict, also where an optional question is left blank', async () => {
    const { root, element } = await inForm({
      ...yesNo,
      questions: [...yesNo.questions, { ...optional.questions[0]!, name: 'size' }],
    });
    let entries: unknown;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      entries = entriesOf(root);
    });
    await choose(element, 'yes');
    root.requestSubmit();
    expect(entries).toContainEqual(['lead-verdict', 'qualified']);
  });
});

describe('keys', () => {
  test.for([
    ['a radio button', followUp],
    ['a select', select],
  ] as const)('Enter in %s submits as in a native field, if it is answered', async ([title, qualifier]) => {
    const { root, element } = await inForm(qualifier);
    const submitters: unknown[] = [];
    let invalids = 0;
    element.addEventListener('invalid', () => invalids++);
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submitters.push(event.submitter);
    });
    const native = await nativeSubmits(title === 'a select');
    controls(element)[0]!.focus();
    await press('Enter');
    expect(submitters).toEqual([]);
    expect(invalids).toBe(native);
    await userEvent.keyboard('{Escape}');
    element.answers = { budget: 'large' };
    await element.updateComplete;
    control(element, 'large').focus();
    await press('Enter');
    expect(submitters).toHaveLength(native);
    if (native) expect(submitters[0]).toBe(root.querySelector('button'));
    await userEvent.keyboard('{Escape}');
  });

  test('Enter does nothing where the button of the form is disabled, as in a native field', async () => {
    const { root, element } = await inForm();
    let submits = 0;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    root.querySelector('button')!.disabled = true;
    await choose(element, 'large');
    await press('Enter');
    expect(submits).toBe(0);
  });
});

describe('focus', () => {
  test('focus() goes to the first answer, or to the one that is chosen', async () => {
    const { element } = await inForm();
    element.focus();
    expect(focused(element)).toBe(control(element, 'small'));
    element.blur();
    element.answers = { budget: 'middle' };
    await element.updateComplete;
    element.focus();
    expect(focused(element)).toBe(control(element, 'middle'));
  });

  test('a click on the question answers nothing', async () => {
    const { element } = await inForm();
    await userEvent.click(page.elementLocator(shown(element, 'label')[0]!));
    expect(element.answers).toEqual({});
  });

  test('only the first invalid field of the form takes the focus', async () => {
    const { root, element } = await inForm();
    root.querySelector('input')!.required = true;
    root.requestSubmit();
    await element.updateComplete;
    expect(document.activeElement).toBe(root.querySelector('input'));
    expect(shown(element, 'error')[0]!.textContent).toBe('Please choose an answer.');
  });
});

describe('states', () => {
  test.for([
    [{}, 'undecided'],
    [{ budget: 'unsure' }, 'undecided'],
    [{ budget: 'small' }, 'unqualified'],
    [{ budget: 'middle' }, 'review'],
    [{ budget: 'large' }, 'qualified'],
    [{ budget: 'unsure', range: 'too-much' }, 'unqualified'],
  ] as const)('answers %j are :state(%s), and no other', async ([answers, state]) => {
    const { element } = await inForm();
    element.answers = answers;
    expect(statesOf(element)).toEqual([state]);
  });
});

describe('one element a form', () => {
  const twice = html`
    <form>
      <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      <lead-qualifier .qualifier=${choice}></lead-qualifier>
    </form>
  `;

  test('a second element is inert and says so', async () => {
    const heard = onConsole();
    const { root, element } = await asking(twice);
    const second = root.querySelectorAll('lead-qualifier')[1]!;
    await until(() => heard.warnings().length, 'the console says nothing');
    expect(heard.warnings().join()).toMatch(/one element a form.*only the first/);
    expect(controls(second)).toEqual([]);
    second.answers = { budget: 'large' };
    await choose(element, 'yes');
    expect(entriesOf(root).map(([name]) => name)).toEqual(['fit', 'lead-verdict', 'lead-points']);
    expect(root.checkValidity()).toBe(true);
    const verdicts = heardBy(second, 'lead-verdict');
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    expect(verdicts).toEqual([]);
  });

  test('it asks when the first one has gone, as where a framework puts the new one in before it takes the old out', async () => {
    onConsole();
    const { root, element } = await asking(twice);
    const second = root.querySelectorAll('lead-qualifier')[1]!;
    element.remove();
    await untilAsking(second);
    expect(root.checkValidity()).toBe(false);
    await choose(second, 'large');
    expect(entriesOf(root)).toContainEqual(['budget', 'large']);
  });
});

describe('disabled', () => {
  test('the submit is the site’s: nothing is judged, held or posted', async () => {
    const webhook = await webhookThat({ status: 202 });
    const { root, element } = await asking(html`
      <form><lead-qualifier webhook=${webhook.address} .qualifier=${followUp}></lead-qualifier></form>
    `);
    const heard = heardBy(element, 'lead-verdict');
    let submits = 0;
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      submits++;
    });
    await choose(element, 'small');
    element.disabled = true;
    root.requestSubmit();
    await aTimeout(50);
    expect(submits).toBe(1);
    expect(heard).toEqual([]);
    expect(webhook.leads).toEqual([]);
    element.disabled = false;
    root.requestSubmit();
    expect(submits).toBe(1);
    expect(heard).toHaveLength(1);
  });

  test('outside any form it asks, holds nothing and breaks nothing', async () => {
    onConsole();
    const place = await fixture<HTMLElement>(
      html`<div><lead-qualifier .qualifier=${yesNo}></lead-qualifier></div>`,
    );
    const element = place.querySelector('lead-qualifier')!;
    await aTimeout(50);
    expect(element.form).toBe(null);
    expect(element.checkValidity()).toBe(false);
    element.reset();
    element.focus();
  });
});

/** How many submits the browser makes of Enter in its own control. */
async function nativeSubmits(isSelect: boolean): Promise<number> {
  const field = isSelect
    ? html`<select>
        <option>A</option>
      </select>`
    : html`<input type="radio" name="a" checked />`;
  const form = await fixture<HTMLFormElement>(html`<form>${field}<button>Send</button></form>`);
  let submits = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submits++;
  });
  (form.elements[0] as HTMLElement).focus();
  await press('Enter');
  await userEvent.keyboard('{Escape}');
  return submits;
}
