/** Questions that the author of a page wrote as HTML: what is read from them, and what becomes of them. */
import { aTimeout, fixture, html } from '@open-wc/testing';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { describe, expect, test } from 'vitest';
import { parseQualifier } from '../../src/qualifier/schema/parse-qualifier.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { readMarkup } from '../../src/element/slotted/read-markup.ts';
import { choose, fillIn } from './answer.ts';
import { asking, controls, entriesOf, focused, shown, until, untilAsking, untilTold } from './in-form.ts';
import { onConsole } from './on-console.ts';
import { choice, choiceMarkup, followUp, followUpMarkup, yesNo, yesNoMarkup } from './qualifiers.ts';

/** The rules that a piece of markup makes. */
function rulesOf(markup: string, attributes: Record<string, string> = {}): unknown {
  const element = document.createElement('div');
  element.innerHTML = markup;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return JSON.parse(JSON.stringify(readMarkup(element).rules));
}

const inForm = (markup: string, attributes = '') =>
  asking(html`
    <form>
      ${unsafeHTML(`<input name="email"><lead-qualifier ${attributes}>${markup}</lead-qualifier>`)}
      <button>Send</button>
    </form>
  `);

const fieldsets = (element: Element): HTMLFieldSetElement[] => [...element.querySelectorAll('fieldset')];

const rulesWith = (question: object) => ({ version: 1, questions: [question] });

const group = (name: string, more = '') =>
  `<fieldset><legend>Which?</legend><label><input type="radio" name="${name}" value="x" ${more}> X</label></fieldset>`;

describe('reading', () => {
  test.for([
    [
      'two questions',
      followUpMarkup,
      { pass: '2', review: '1', id: 'portfolio' },
      { ...followUp, outcomes: undefined },
    ],
    ['a hint', choiceMarkup.replace('<fieldset', '<fieldset aria-describedby="budget-hint"'), {}, choice],
    ['yes and no', yesNoMarkup, {}, { version: 1, questions: [{ ...yesNo.questions[0], expect: 'yes' }] }],
  ] as const)('%s in HTML are the same as in JSON', ([, markup, attributes, rules]) => {
    const read = rulesOf(markup, attributes);
    expect(read).toEqual(JSON.parse(JSON.stringify(rules)));
    expect(() => parseQualifier(read)).not.toThrow();
  });

  test.for([
    [
      'a select with its label, its hint, and a line that is no answer',
      `<div><label for="size">Size?</label> <select id="size" name="size" aria-describedby="size-hint">
        <option value="">Choose</option><option value="s" data-points="-1">Small</option><option value="l">Large</option>
      </select><small id="size-hint">Roughly</small></div>`,
      {
        kind: 'choice',
        name: 'size',
        label: 'Size?',
        hint: 'Roughly',
        required: false,
        display: 'select',
        options: [
          { value: 's', label: 'Small', points: -1 },
          { value: 'l', label: 'Large' },
        ],
      },
    ],
    [
      'checkboxes, as PHP wants their name',
      `<fieldset><legend>What for? <span aria-hidden="true">*</span></legend>
        <label><input type="checkbox" name="goals[]" value="a"> A</label>
        <input type="checkbox" name="goals[]" value="b" id="b"><label for="b">B</label></fieldset>`,
      {
        kind: 'choices',
        name: 'goals',
        label: 'What for?',
        required: false,
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
    ],
    [
      'one checkbox with its label',
      `<label><input type="checkbox" name="ready" value="yes" data-points="1" required> We can start</label>`,
      {
        kind: 'choices',
        name: 'ready',
        label: 'We can start',
        options: [{ value: 'yes', label: 'We can start', points: 1 }],
      },
    ],
    [
      'radio buttons in a group without a fieldset',
      `<h3 id="h">Which?</h3><div role="radiogroup" aria-labelledby="h">
        <label><input type="radio" name="which" value="x"> X</label></div>`,
      { kind: 'choice', name: 'which', label: 'Which?', options: [{ value: 'x', label: 'X' }] },
    ],
    [
      'a number with bands',
      `<label>Budget <input type="number" name="budget" required data-currency="EUR"
        data-bands='[{"value":"small","below":2000,"verdict":"unqualified"}]'></label>`,
      {
        kind: 'amount',
        name: 'budget',
        label: 'Budget',
        currency: 'EUR',
        bands: [{ value: 'small', below: 2000, verdict: 'unqualified' }],
      },
    ],
    [
      'digits in a text field',
      '<input name="sum" inputmode="decimal" aria-label="Sum">',
      { kind: 'amount', name: 'sum', label: 'Sum', required: false },
    ],
    [
      'a date',
      '<label>When? <input type="date" name="start" required></label>',
      { kind: 'date', name: 'start', label: 'When?' },
    ],
    [
      'words',
      '<label>Why? <textarea name="why" maxlength="300" data-points="1" required></textarea></label>',
      { kind: 'text', name: 'why', label: 'Why?', points: 1, maxLength: 300 },
    ],
    [
      'yes and no where no is not the end',
      `<fieldset data-expect="yes" data-points="2"><legend>Access?</legend>
        <label><input type="radio" name="access" value="yes"> Yes, gladly</label>
        <label><input type="radio" name="access" value="no" data-verdict="review" data-reason="No access"> No</label></fieldset>`,
      {
        kind: 'yes-no',
        name: 'access',
        label: 'Access?',
        expect: 'yes',
        otherwise: 'review',
        points: 2,
        reason: 'No access',
      },
    ],
    [
      'a question that is always asked, and may be passed over',
      `<fieldset data-always data-required="false"><legend>How?</legend>
        <label><input type="radio" name="how" value="x"> X</label></fieldset>`,
      {
        kind: 'choice',
        name: 'how',
        label: 'How?',
        required: false,
        always: true,
        options: [{ value: 'x', label: 'X' }],
      },
    ],
  ] as const)('%s', ([, markup, question]) => {
    expect(rulesOf(markup)).toEqual(rulesWith(question));
  });

  test.for([
    ['budget=unsure', { budget: 'unsure' }],
    ['budget=unsure|small timeline=soon', { budget: ['unsure', 'small'], timeline: 'soon' }],
    ['  a=b=c ', { a: 'b=c' }],
    ['{"budget": ["not sure", "less"]}', { budget: ['not sure', 'less'] }],
  ] as const)('data-when %s', ([text, when]) => {
    const element = document.createElement('label');
    element.textContent = 'Why?';
    element.setAttribute('data-when', text);
    element.append(Object.assign(document.createElement('input'), { name: 'why', required: true }));
    expect(rulesOf(element.outerHTML)).toMatchObject({ questions: [{ when }] });
  });

  test('buttons, hidden inputs, the consent, the words of an outcome and what is marked are no questions', () => {
    const element = document.createElement('lead-qualifier');
    element.setAttribute('consent', 'terms');
    element.innerHTML = `<input type="hidden" name="a"><input type="submit" name="b"><button name="c">C</button>
      <label><input type="checkbox" name="terms"> I agree</label><label data-lead-skip>Spam</label>
      <input name="d" data-lead-skip><div slot="qualified"><input name="e"></div>`;
    expect(readMarkup(element).questions).toEqual([]);
  });
});

describe('what is not asked', () => {
  test('is hidden and disabled, and all else stays as it was written', async () => {
    const before = `<h2>About you</h2>${followUpMarkup}<p>Thank you.</p>`;
    const { root, element } = await inForm(before, 'pass="2"');
    const [budget, range] = fieldsets(element);
    expect([budget!.hidden, budget!.disabled]).toEqual([false, false]);
    expect([range!.hidden, range!.disabled]).toEqual([true, true]);
    expect(element.innerText).toContain('About you');
    expect(element.innerText).toContain('Thank you.');
    await choose(element, 'unsure');
    expect([range!.hidden, range!.disabled]).toEqual([false, false]);
    element.remove();
    expect(element.innerHTML.replace(/<input type="hidden".*/, '').trim()).toBe(before);
    root.prepend(element);
    expect(range!.hidden).toBe(false);
  });

  test('is given back exactly as it was: disabled, hidden, and for whom it stays so', async () => {
    const written = followUpMarkup
      .replace('<fieldset data-when', '<fieldset hidden="until-found" disabled data-when')
      .replace('value="large"', 'value="large" disabled');
    const { element } = await inForm(written, 'pass="2"');
    const [, range] = fieldsets(element);
    await choose(element, 'unsure');
    expect(range!.checkVisibility()).toBe(true);
    expect(controls(element).map((input) => input.matches(':disabled'))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
    element.remove();
    expect(range!.getAttribute('hidden')).toBe('until-found');
    expect(range!.disabled).toBe(true);
    expect(element.querySelector('[data-lead-held]')).toBe(null);
  });

  test('is neither judged nor sent, and its answer comes back with it', async () => {
    const { root, element } = await inForm(followUpMarkup, 'pass="2" review="1"');
    await choose(element, 'unsure');
    await choose(element, 'too-much');
    expect(element.qualification?.verdict).toBe('unqualified');
    await choose(element, 'large');
    expect(element.qualification?.verdict).toBe('qualified');
    expect(entriesOf(root)).toEqual([
      ['email', ''],
      ['budget', 'large'],
      ['lead-verdict', 'qualified'],
      ['lead-points', '2'],
    ]);
    await choose(element, 'unsure');
    expect(entriesOf(root)).toContainEqual(['range', 'too-much']);
    expect(element.qualification?.verdict).toBe('unqualified');
  });

  test('is hidden though the site gives its fieldsets a display', async () => {
    const style = document.createElement('style');
    style.textContent = 'lead-qualifier fieldset.grid { display: grid }';
    const { root, element } = await inForm(followUpMarkup.replaceAll('<fieldset', '<fieldset class="grid"'));
    root.append(style);
    expect(fieldsets(element).map((one) => one.checkVisibility())).toEqual([true, false]);
  });

  test('of a control without a fieldset is its wrapper, or its label and hint one by one', async () => {
    const { element } = await inForm(
      `${choiceMarkup}<p class="field"><label for="size">Size?</label><select id="size" name="size">
        <option value="s">S</option></select></p>`,
    );
    expect(element.querySelector<HTMLElement>('.field')!.hidden).toBe(true);
    expect(element.querySelector('select')!.disabled).toBe(true);
    const { element: flat } = await inForm(
      `<label for="a">A?</label><select id="a" name="a" required><option value="">?</option><option data-verdict="review">x</option><option>z</option></select>
       <label for="b">B?</label><select id="b" name="b" required><option value="">?</option><option data-verdict="review">y</option><option>z</option></select>`,
    );
    expect([...flat.querySelectorAll<HTMLElement>('label, select')].map((one) => one.hidden)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('is read out when it appears, as our own questions are', async () => {
    const { element } = await inForm(followUpMarkup);
    await choose(element, 'unsure');
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    await until(() => status.textContent.includes('Work like this usually costs'), 'it is not read out');
  });
});

describe('the element', () => {
  test('tells of questions and answers as with its own', async () => {
    const heard: unknown[] = [];
    const listen = (event: Event) =>
      heard.push([event.type, (event as unknown as { question?: { name: string } }).question?.name]);
    const types = ['lead-start', 'lead-ask', 'lead-answer'];
    for (const type of types) document.addEventListener(type, listen);
    const { element } = await inForm(followUpMarkup);
    await choose(element, 'unsure');
    await until(() => heard.length >= 4, 'something was not told');
    for (const type of types) document.removeEventListener(type, listen);
    expect(heard).toEqual([
      ['lead-ask', 'budget'],
      ['lead-start', undefined],
      ['lead-ask', 'range'],
      ['lead-answer', 'budget'],
    ]);
  });

  test('says under novalidate what is missing, beside it, marks it, and takes it back', async () => {
    const { root, element } = await inForm(choiceMarkup);
    root.noValidate = true;
    root.requestSubmit();
    await element.updateComplete;
    const [error] = shown(element, 'error');
    expect(error!.textContent).toBe('Please choose an answer.');
    expect(error!.role).toBe('alert');
    expect(error!.getBoundingClientRect().top).toBeGreaterThanOrEqual(
      fieldsets(element)[0]!.getBoundingClientRect().bottom,
    );
    expect(focused(element)).toBe(controls(element)[0]);
    expect(controls(element).map((input) => input.ariaInvalid)).toEqual(['true', 'true', 'true']);
    await choose(element, 'large');
    expect(shown(element, 'error')).toEqual([]);
    expect(controls(element).map((input) => input.ariaInvalid)).toEqual([null, null, null]);
  });

  test('takes in what the author checked, and what a script changed without an event', async () => {
    const { root, element } = await inForm(choiceMarkup.replace('value="middle"', 'value="middle" checked'));
    expect(element.answers).toEqual({ budget: 'middle' });
    root.addEventListener('submit', (event) => event.preventDefault());
    (controls(element)[2] as HTMLInputElement).checked = true;
    root.requestSubmit();
    expect(element.answers).toEqual({ budget: 'large' });
    root.reset();
    expect(element.answers).toEqual({ budget: 'middle' });
  });

  test.for([
    ['de', '5.000', 5000],
    ['en', '5.50', 5.5],
    ['en', 'a lot', undefined],
  ] as const)('reads an amount as people write it: in %s %s', async ([lang, typed, amount]) => {
    const { root, element } = await inForm(
      '<label>Sum <input name="sum" inputmode="decimal" required data-always></label>',
      `lang="${lang}"`,
    );
    await fillIn(element, typed);
    expect(element.answers['sum'] ?? undefined).toBe(amount);
    expect(controls(element)[0]!.value).toBe(typed);
    expect(root.checkValidity()).toBe(amount !== undefined);
  });

  describe('an amount that may be passed over', () => {
    const may = '<label>Sum <input name="sum" inputmode="decimal" data-currency="EUR" data-always></label>';
    const NO_AMOUNT = 'Please write one amount in digits, such as €5,000.';

    test.for(['', 'novalidate'])(
      'and that cannot be read holds the form, and is told; %s',
      async ([mode]) => {
        const { root, element } = await inForm(may, 'lang="en"');
        root.noValidate = !!mode;
        let submits = 0;
        root.addEventListener('submit', (event) => {
          event.preventDefault();
          submits += 1;
        });
        await fillIn(element, 'a lot');
        root.requestSubmit();
        await element.updateComplete;
        expect(submits).toBe(0);
        expect(element.lead).toBeUndefined();
        expect(element.validity.badInput).toBe(true);
        expect(element.validationMessage).toBe(NO_AMOUNT);
        expect(shown(element, 'error').map(({ textContent }) => textContent)).toEqual([NO_AMOUNT]);
        expect(focused(element)).toBe(controls(element)[0]);
        expect(controls(element)[0]!.ariaInvalid).toBe('true');
        // Written again, it would be read out again.
        const written = shown(element, 'error')[0]!.firstChild;
        element.contactEmail = 'me@example.com';
        await element.updateComplete;
        expect(shown(element, 'error')[0]!.firstChild).toBe(written);

        await fillIn(element, '5000');
        expect(shown(element, 'error')).toEqual([]);
        root.requestSubmit();
        expect(submits).toBe(1);
        expect(element.lead!.data.answers['sum']!.value).toBe(5000);
      },
    );

    test('and is left blank is passed over', async () => {
      const { root, element } = await inForm(may, 'lang="en"');
      root.addEventListener('submit', (event) => event.preventDefault());
      await fillIn(element, 'a lot');
      await fillIn(element, '  ');
      root.requestSubmit();
      expect(element.lead!.data.answers['sum']!.value).toBeNull();
    });

    test('is no question of ours where rules come before the markup', async () => {
      const { root, element } = await inForm(
        may,
        `qualifier='${JSON.stringify(rulesWith({ kind: 'text', name: 'sum', label: 'Words?', required: false, always: true }))}'`,
      );
      root.addEventListener('submit', (event) => event.preventDefault());
      element.querySelector('input')!.value = 'a lot';
      root.requestSubmit();
      expect(element.lead).toBeDefined();
    });
  });

  test('has answers of a script in the controls, and takes them out again', async () => {
    const { element } = await inForm(followUpMarkup);
    element.answers = { budget: 'unsure', range: 'fits' };
    const checked = () =>
      [...element.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value);
    expect(checked()).toEqual(['unsure', 'fits']);
    element.answers = {};
    expect(checked()).toEqual([]);
  });

  test('puts the markup away while an outcome stands', async () => {
    const { root, element } = await inForm(choiceMarkup);
    await choose(element, 'small');
    root.requestSubmit();
    await untilTold(element);
    expect(controls(element)).toEqual([]);
    shown(element, 'action').at(-1)!.click();
    await element.updateComplete;
    expect(controls(element)).toHaveLength(3);
    expect(focused(element)).toBe(controls(element)[0]);
  });

  test('leaves the answers out of the contact', async () => {
    const { root, element } = await inForm(choiceMarkup);
    await choose(element, 'large');
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    expect(element.lead?.data.contact).toEqual({});
    expect(element.lead?.data.answers).toEqual({
      budget: { label: 'What have you set aside?', value: 'large', text: 'More than $5,000' },
    });
  });

  test('reads the consent that stands among the questions', async () => {
    const { root, element } = await inForm(
      `${choiceMarkup}<label><input type="checkbox" name="terms"> I agree</label>`,
      'consent="terms"',
    );
    expect(element.qualification?.asked).toHaveLength(1);
    await choose(element, 'large');
    element.querySelector<HTMLInputElement>('[name=terms]')!.click();
    root.addEventListener('submit', (event) => event.preventDefault());
    root.requestSubmit();
    expect(element.lead?.data.consent).toMatchObject({ given: true, text: 'I agree' });
    expect(element.lead?.data.contact).toEqual({});
  });

  test('asks by JSON where there is some, and puts the markup out of the way', async () => {
    const script = `<script type="application/json">${JSON.stringify(yesNo)}</script>`;
    const { root, element } = await inForm(
      choiceMarkup.replaceAll('type="radio"', 'type="radio" required') + script,
    );
    await until(() => shown(element, 'question').length, 'the JSON does not ask');
    expect(element.querySelector('legend')!.checkVisibility()).toBe(false);
    expect(root.checkValidity()).toBe(false);
    element.answers = { fit: 'yes' };
    expect(root.checkValidity()).toBe(true);
    expect(entriesOf(root).map(([name]) => name)).toEqual(['email', 'fit', 'lead-verdict', 'lead-points']);
  });

  test('goes by markup that comes before src, bank and question', async () => {
    const { element } = await inForm(choiceMarkup, 'src="/nowhere.json" bank="timeline" question="Fit?"');
    expect(element.qualification?.asked.map(({ name }) => name)).toEqual(['budget']);
  });

  test('reads pass and review again when they change', async () => {
    const { element } = await inForm(followUpMarkup, 'pass="2" review="1"');
    await choose(element, 'middle');
    expect(element.qualification?.verdict).toBe('review');
    element.pass = 1;
    await until(() => element.qualification?.verdict === 'qualified', 'pass was not read again');
  });

  test('follows the markup that somebody changes: another answer, another state', async () => {
    const { element } = await inForm(followUpMarkup);
    const [budget, range] = fieldsets(element);
    range!.hidden = false;
    range!.disabled = false;
    await aTimeout(0);
    expect([range!.hidden, range!.disabled]).toEqual([true, true]);
    budget!.insertAdjacentHTML(
      'beforeend',
      '<label><input type="radio" name="budget" value="more"> More</label>',
    );
    await choose(element, 'more');
    await until(() => element.answers['budget'] === 'more', 'the new answer is not known');
  });

  test('a copy of a page, as caches of a site keep it, is asked as the page was', async () => {
    const { root, element } = await inForm(followUpMarkup, 'pass="2"');
    await choose(element, 'unsure');
    const snapshot = root.outerHTML;
    const copy = (await fixture<HTMLElement>(html`<div>${unsafeHTML(snapshot)}</div>`)).querySelector(
      'lead-qualifier',
    )!;
    await untilAsking(copy);
    await choose(copy, 'large');
    expect(fieldsets(copy).map(({ hidden }) => hidden)).toEqual([false, true]);
    copy.remove();
    expect(fieldsets(copy).map(({ hidden, disabled }) => [hidden, disabled])).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});

describe('wrong markup leaves the form as it was written, and says', () => {
  test.for([
    [
      'a control without a name',
      group(''),
      /<input type="radio" name="" value="x"> has no name.*Give it a name/,
    ],
    ['a name that breaks the form', group('submit'), /name is "submit"/],
    ['one name in two fieldsets', group('a') + group('a'), /another question has the name "a".*one fieldset/],
    [
      'an unknown verdict',
      group('a', 'data-verdict="bad"'),
      /data-verdict="bad" is not understood. Write review or unqualified/,
    ],
    [
      'points that are none',
      group('a', 'data-points="two"'),
      /data-points="two" is not understood. Write a whole number/,
    ],
    [
      'a condition that is none',
      group('a').replace('<fieldset', '<fieldset data-when="budget"'),
      /data-when="budget" is not understood.*budget=unsure/,
    ],
    ['no words', '<input type="radio" name="a" value="x">', /has no words.*<legend>/],
    [
      'expect where there is no yes and no',
      group('a').replace('<fieldset', '<fieldset data-expect="yes"'),
      /data-expect is for a fieldset of two radio buttons/,
    ],
    [
      'a control that asks nothing',
      '<label>A <input type="color" name="a"></label>',
      /type="color" asks nothing/,
    ],
    [
      'one value twice',
      `<fieldset><legend>Which?</legend><label><input type="radio" name="a" value="x"> X</label>
      <label><input type="radio" name="a" value="x"> Y</label></fieldset>`,
      /<input type="radio" name="a" value="x">.*value/,
    ],
  ] as const)('%s', async ([, markup, said]) => {
    const { errors } = onConsole();
    const root = await fixture<HTMLFormElement>(
      html`<form>${unsafeHTML(`<lead-qualifier>${choiceMarkup}${markup}</lead-qualifier>`)}</form>`,
    );
    const element = root.querySelector<LeadQualifier>('lead-qualifier')!;
    const before = element.innerHTML;
    await until(() => errors(element).length, 'nothing is said');
    expect(errors(element).join()).toMatch(said);
    expect(errors(element).join()).toContain('The form works without the question');
    expect(element.innerHTML).toBe(before);
    expect(controls(element).every((input) => input.checkVisibility() && !input.matches(':disabled'))).toBe(
      true,
    );
    expect(root.checkValidity()).toBe(true);
  });

  test('a mark that is none counts as not set, and says so', async () => {
    const { warnings } = onConsole();
    const { element } = await inForm(followUpMarkup, 'pass="two"');
    await until(() => warnings(element).some((line) => line.includes('pass="two"')), 'nothing is said');
    await choose(element, 'middle');
    expect(element.qualification?.verdict).toBe('qualified');
  });

  test('sound markup has nothing said of it', async () => {
    const { errors } = onConsole();
    const { element } = await inForm(followUpMarkup, 'pass="2" review="1"');
    await aTimeout(300);
    expect(errors(element)).toEqual([]);
  });
});
