import { aTimeout, fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { asking, entriesOf, shown, until, untilTold } from './in-form.ts';
import { heldNavigations } from './navigations.ts';
import { serve, SERVED, webhookThat } from './network.ts';
import { onConsole } from './on-console.ts';
import { followUp, yesNo } from './qualifiers.ts';

const TEXTS = [
  ['qualifier', 'qualifier', '{"version":1}'],
  ['src', 'src', '/rules.json'],
  ['question', 'question', 'Do you?'],
  ['expect', 'expect', 'no'],
  ['questionName', 'question-name', 'urgent'],
  ['webhook', 'webhook', 'https://hooks.example/leads'],
  ['format', 'format', 'form'],
  ['send', 'send', 'all'],
  ['whenQualified', 'when-qualified', 'outcome'],
  ['whenUnqualified', 'when-unqualified', 'submit'],
  ['contactEmail', 'contact-email', 'ada@example.com'],
  ['maxFields', 'max-fields', '6'],
  ['reveal', 'reveal', 'interaction'],
  ['lang', 'lang', 'fr'],
  ['dir', 'dir', 'rtl'],
] as const;

describe('attributes and properties', () => {
  test.for(TEXTS)('the property %s writes the attribute %s', ([property, attribute, value]) => {
    const element = document.createElement('lead-qualifier');
    Object.assign(element, { [property]: value });
    expect(element.getAttribute(attribute)).toBe(value);
  });

  test.for(TEXTS)('the property %s reads the attribute %s', ([property, attribute, value]) => {
    const element = document.createElement('lead-qualifier');
    element.setAttribute(attribute, value);
    expect(element[property]).toBe(value);
  });

  test.for(
    TEXTS.slice(1, 13).flatMap(([property, attribute, value]) => [
      [property, attribute, value, null] as const,
      [property, attribute, value, undefined] as const,
    ]),
  )(
    'the property %s takes the attribute %s="%s" away when it is set to %s',
    ([property, attribute, value, none]) => {
      const element = document.createElement('lead-qualifier');
      element.setAttribute(attribute, value);
      Object.assign(element, { [property]: none });
      expect(element.hasAttribute(attribute)).toBe(false);
    },
  );

  test.for(['disabled', 'debug'] as const)('the flag %s is a boolean both ways', (flag) => {
    const element = document.createElement('lead-qualifier');
    expect(element[flag]).toBe(false);
    element[flag] = true;
    expect(element.getAttribute(flag)).toBe('');
    element.removeAttribute(flag);
    expect(element[flag]).toBe(false);
    element.setAttribute(flag, '');
    expect(element[flag]).toBe(true);
    element[flag] = false;
    expect(element.hasAttribute(flag)).toBe(false);
  });

  test('a number is taken as text, as frameworks bind it', () => {
    const element = document.createElement('lead-qualifier');
    element.maxFields = 6;
    expect(element.getAttribute('max-fields')).toBe('6');
  });

  test('the property form names the form by its id, reads as the form, and is cleared by null', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <form id="owner"></form>
        <lead-qualifier .qualifier=${yesNo}></lead-qualifier>
      </div>`,
    );
    const element = place.querySelector('lead-qualifier')!;
    Object.assign(element, { form: 'owner' });
    expect(element.form).toBe(place.querySelector('form'));
    element.form = null;
    expect(element.hasAttribute('form')).toBe(false);
    expect(element.form).toBe(null);
  });

  test.for([
    ['form', { form: 'owner' }],
    ['webhook', { webhook: '/hook' }],
    ['question', { question: 'Early?' }],
    ['disabled', { disabled: true }],
  ] as const)('%s set before the element is defined counts', async ([name, properties]) => {
    const place = await fixture<HTMLElement>(html`<div><form id="owner"></form></div>`);
    const early = document.implementation.createHTMLDocument().createElement('lead-qualifier');
    Object.assign(early, properties);
    place.append(early);
    expect(early.getAttribute(name)).toBe(String(Object.values(properties)[0]).replace('true', ''));
    expect(early.form).toBe(name === 'form' ? place.querySelector('form') : null);
  });

  test('the upgrade leaves no own property behind that would hide the element’s', async () => {
    const place = await fixture<HTMLElement>(html`<form></form>`);
    const early = document.implementation.createHTMLDocument().createElement('lead-qualifier');
    Object.assign(early, { qualifier: yesNo, webhook: '/hook', disabled: false });
    place.append(early);
    expect(Object.keys(early).filter((key) => ['qualifier', 'webhook', 'disabled'].includes(key))).toEqual(
      [],
    );
  });

  test('no attribute or property shadows a member of Element', () => {
    const attributes: unknown = Object.getPrototypeOf(LeadQualifier.prototype);
    const own = [LeadQualifier.prototype, attributes as object].flatMap(Object.getOwnPropertyNames);
    const taken = own.filter((name) => name in HTMLElement.prototype);
    expect([...new Set(taken)].sort()).toEqual(['constructor', 'focus']);
  });
});

describe('values that are not understood', () => {
  interface Odd {
    attribute: string;
    value: string;
    /** What the warning names as right. */
    known: RegExp;
    answer: string;
    /** What the default would do. */
    holds: (element: LeadQualifier, form: HTMLFormElement, posted: string[]) => Promise<void> | void;
  }

  const TABLE: Odd[] = [
    {
      attribute: 'expect',
      value: 'maybe',
      known: /yes, no/,
      answer: 'no',
      holds: (element) => expect(element.qualification?.verdict).toBe('unqualified'),
    },
    {
      attribute: 'reveal',
      value: 'later',
      known: /always, interaction/,
      answer: 'no',
      holds: (element) => expect(element.qualification?.verdict).toBe('unqualified'), // so it was asked
    },
    {
      attribute: 'when-qualified',
      value: 'later',
      known: /auto, outcome, submit/,
      answer: 'yes',
      holds: async (element, form) => {
        await untilTold(element);
        expect(form.dataset.leadOutcome).toBe('qualified');
      },
    },
    {
      attribute: 'when-unqualified',
      value: 'ignore',
      known: /decline, submit/,
      answer: 'no',
      holds: async (element, form) => {
        await untilTold(element);
        expect(form.dataset.leadOutcome).toBe('unqualified');
      },
    },
    {
      attribute: 'send',
      value: 'everyone',
      known: /qualified, review, unqualified, all/,
      answer: 'yes',
      holds: async (_element, _form, posted) => until(() => posted.length, 'the lead is not posted'),
    },
    {
      attribute: 'format',
      value: 'xml',
      known: /json, form/,
      answer: 'yes',
      holds: async (_element, _form, posted) => {
        await until(() => posted.length, 'the lead is not posted');
        expect(JSON.parse(posted[0]!)).toMatchObject({ type: 'lead.qualified' });
      },
    },
    {
      attribute: 'max-fields',
      value: 'many',
      known: /number/,
      answer: 'yes',
      holds: () => undefined,
    },
    {
      attribute: 'webhook',
      value: 'https://',
      known: /https:\/\/example\.com/,
      answer: 'yes',
      holds: async (_element, _form, posted) => {
        await aTimeout(50);
        expect(posted).toEqual([]);
      },
    },
  ];

  test.for(TABLE)(
    '$attribute falls to its default, with one warning',
    async ({ attribute, value, known, answer, holds }) => {
      const heard = onConsole();
      const posted: string[] = [];
      await serve(({ body }) => {
        posted.push(body);
        return { status: 202 };
      });
      heldNavigations();
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const element = document.createElement('lead-qualifier');
      element.setAttribute('question', 'Fit?');
      element.setAttribute('webhook', `${SERVED}/leads`);
      element.setAttribute(attribute, value);
      form.append(element);
      await until(() => element.qualification, 'it does not judge');
      await until(() => heard.warnings(element).length, 'there is no warning');
      expect(heard.warnings(element)).toHaveLength(1);
      expect(heard.warnings(element)[0]).toContain(`${attribute}="${value}"`);
      expect(heard.warnings(element)[0]).toMatch(known);
      expect(heard.errors(element)).toEqual([]);
      await until(() => shown(element, 'question').length, 'nothing is asked');
      element.answers = { fit: answer };
      form.requestSubmit();
      await holds(element, form, posted);
    },
  );

  test.for([
    ['qualified review', ['lead.qualified', 'lead.review']],
    ['all', ['lead.qualified', 'lead.review', 'lead.unqualified']],
    ['unqualified', ['lead.unqualified']],
    [' qualified\n unqualified ', ['lead.qualified', 'lead.unqualified']],
  ] as const)('send="%s" posts %j', async ([send, types]) => {
    const webhook = await webhookThat({ status: 202 });
    for (const [answer, otherwise] of [['yes'], ['no', 'review'], ['no', 'unqualified']] as const) {
      const rules = {
        version: 1,
        questions: [{ kind: 'yes-no', name: 'fit', label: 'Fit?', ...(otherwise && { otherwise }) }],
      };
      const { root, element } = await asking(html`
        <form>
          <lead-qualifier
            send=${send}
            webhook=${webhook.address}
            qualifier=${JSON.stringify(rules)}
          ></lead-qualifier>
        </form>
      `);
      root.addEventListener('submit', (event) => event.preventDefault());
      element.answers = { fit: answer };
      root.requestSubmit();
    }
    await until(() => webhook.leads.length >= types.length, 'leads are missing');
    await aTimeout(50);
    expect(webhook.leads.map(({ type }) => type).sort()).toEqual([...types].sort());
  });
});

const fields = (count: number) =>
  Array.from({ length: count }, (_, index) => html`<input required name="f${index}" />`);

describe('the field budget', () => {
  test.for([
    [3, null, false],
    [4, null, true],
    [4, '5', false],
    [2, '2', true],
  ] as const)(
    '%d required fields and one question against max-fields=%s: warned %s',
    async ([count, limit, warned]) => {
      const heard = onConsole();
      const { element } = await asking(
        html`<form>
          ${fields(count)}<lead-qualifier question="Q?" .maxFields=${limit}></lead-qualifier>
        </form>`,
      );
      await aTimeout(200);
      expect(heard.warnings(element).some((text) => text.includes('fields'))).toBe(warned);
      expect(entriesOf(element.form!)).toHaveLength(count);
    },
  );

  test('over it the console says what it costs and what to drop first, in one line', async () => {
    const heard = onConsole();
    const { element } = await asking(
      html`<form>${fields(3)}<lead-qualifier .qualifier=${followUp}></lead-qualifier></form>`,
    );
    await until(() => heard.warnings(element).length, 'there is no warning');
    expect(heard.warnings(element)).toEqual([
      expect.stringMatching(
        /5 fields \(3 of the form, 2 asked here\).*11 fields to 4.*Drop "range" first[^\n]*$/,
      ),
    ]);
  });

  test('is there for tools once the rules are explained, counted when it is read', async () => {
    onConsole();
    const { element, root } = await asking(
      html`<form>
        <input required name="a" />
        <input type="radio" required name="b" value="1" /><input type="radio" required name="b" value="2" />
        <lead-qualifier .qualifier=${followUp}></lead-qualifier>
      </form>`,
    );
    await until(() => 'fieldBudget' in element, 'there is no budget');
    const budget = { fields: 4, required: 2, questions: 2, drop: 'range' };
    expect(Reflect.get(element, 'fieldBudget')).toEqual(budget);
    root.querySelector('input')!.required = false;
    expect(Reflect.get(element, 'fieldBudget')).toEqual({ ...budget, fields: 3, required: 1 });
    element.qualifier = yesNo;
    await until(() => Reflect.get(element, 'fieldBudget').questions === 1, 'it counts the old rules');
    expect(Reflect.set(element, 'fieldBudget', 1)).toBe(false);
  });
});
