import { aTimeout, fixture, html } from '@open-wc/testing';
import { nothing } from 'lit';
import { describe, expect, test } from 'vitest';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { choose } from './answer.ts';
import { asking, controls, entriesOf, shown, until, untilAsking, untilTold } from './in-form.ts';
import { type Answer, serve, SERVED, webhookThat } from './network.ts';
import { onConsole } from './on-console.ts';

const rulesThatAsk = (label: string): Qualifier => ({
  version: 1,
  questions: [{ kind: 'yes-no', name: 'fit', label }],
});

const SOURCES = ['property', 'attribute', 'child', 'src', 'question'] as const;
type Source = (typeof SOURCES)[number];

/** A form whose element has rules from these sources, each asking for the source's own name. */
function ruledBy(sources: readonly Source[]) {
  const from = (source: Source): Qualifier | undefined =>
    sources.includes(source) ? rulesThatAsk(source) : undefined;
  const json = (source: Source): string | typeof nothing => {
    const rules = from(source);
    return rules ? JSON.stringify(rules) : nothing;
  };
  return asking(html`
    <form>
      <lead-qualifier
        qualifier=${json('attribute')}
        src=${sources.includes('src') ? `${SERVED}/rules.json` : nothing}
        question=${sources.includes('question') ? 'question' : nothing}
        .qualifier=${from('property')}
      >
        ${
          from('child')
            ? html`<script type="application/json">
                ${json('child')}
              </script>`
            : nothing
        }
      </lead-qualifier>
    </form>
  `);
}

const asked = (element: Element): string[] =>
  shown(element, 'label').map((label) => label.textContent.trim());

describe('sources of the rules', () => {
  test.for(SOURCES.map((source, index) => [source, SOURCES.slice(index)] as const))(
    '%s comes before all of %j',
    async ([source, present]) => {
      await serve(() => ({ status: 200, body: JSON.stringify(rulesThatAsk('src')) }));
      const { element } = await ruledBy(present);
      expect(asked(element)).toEqual([source]);
    },
  );

  test('the one-line question takes expect and question-name', async () => {
    const { root, element } = await asking(
      html`<form>
        <lead-qualifier question="Is it urgent?" expect="no" question-name="urgent"></lead-qualifier>
      </form>`,
    );
    await choose(element, 'yes');
    expect(entriesOf(root)).toEqual([
      ['urgent', 'yes'],
      ['lead-verdict', 'unqualified'],
      ['lead-points', '0'],
    ]);
  });

  test('src is resolved against the page', async () => {
    const paths: string[] = [];
    await serve(({ path }) => {
      paths.push(path);
      return { status: 200, body: JSON.stringify(rulesThatAsk('src')) };
    });
    await ruledBy(['src']);
    expect(paths).toEqual([`${SERVED}/rules.json`]);
  });

  test('rules set later overtake a file that comes late', async () => {
    await serve(async () => {
      await aTimeout(100);
      return { status: 200, body: JSON.stringify(rulesThatAsk('src')) };
    });
    const root = await fixture<HTMLFormElement>(
      html`<form><lead-qualifier src="${SERVED}/rules.json"></lead-qualifier></form>`,
    );
    const element = root.querySelector('lead-qualifier')!;
    element.qualifier = rulesThatAsk('later');
    await untilAsking(element);
    await aTimeout(200);
    expect(asked(element)).toEqual(['later']);
  });

  test('a changed attribute asks anew', async () => {
    const { element } = await ruledBy(['question']);
    element.setAttribute('question', 'And now?');
    await until(() => asked(element)[0] === 'And now?', 'the old question stands');
  });

  test.for([
    ['the JSON in one piece', ['<script type="application/json">', '</script>']],
    ['the JSON cut in the middle', ['<script type="application/json">', '"questions', '</script>']],
  ] as const)('a page that is still being parsed is waited for: %s', async ([, cuts]) => {
    const { errors } = onConsole();
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Streamed"></iframe>`);
    const page = frame.contentDocument!;
    page.open();
    page.write('<!doctype html><script type="module" async src="/src/define.ts"></script>');
    await until(
      () => (frame.contentWindow as unknown as typeof globalThis).customElements.get('lead-qualifier'),
      'the framed page does not load',
    );
    const text = `<form><lead-qualifier><script type="application/json">${JSON.stringify(rulesThatAsk('streamed'))}</script></lead-qualifier></form>`;
    let rest = text;
    for (const cut of cuts) {
      const end = rest.indexOf(cut) + (cut === '</script>' ? 0 : cut.length);
      page.write(rest.slice(0, end));
      rest = rest.slice(end);
      await aTimeout(50);
      expect(page.querySelector('lead-qualifier')!.shadowRoot!.querySelector('[part=question]')).toBe(null);
    }
    page.write(rest);
    page.close();
    const element = page.querySelector('lead-qualifier')!;
    await until(() => shown(element, 'question').length, 'no question is shown');
    expect(asked(element)).toEqual(['streamed']);
    expect(errors()).toEqual([]);
  });
});

describe('rules that cannot be used', () => {
  const faulty = JSON.stringify({
    version: 1,
    questions: [
      {
        kind: 'choice',
        name: 'budget',
        label: 'Budget?',
        options: [{ value: 'a', label: 'A', verdict: 'perhaps' }],
      },
    ],
  });
  const cut = '{ "version": 1,\n  "questions": [';
  const unknown = JSON.stringify({
    version: 1,
    questions: [{ kind: 'colour', name: 'paint', label: 'Which one?' }],
  });

  interface Broken {
    title: string;
    attributes?: Record<string, string>;
    property?: unknown;
    child?: string;
    answer?: Answer;
    /** What the console says: the place, the fault, how to mend it. */
    says: RegExp[];
  }

  const PATH = /questions\[0\]\.options\[0\]\.verdict/;
  const TABLE: Broken[] = [
    { title: 'none at all', says: [/nothing to ask/, /question="…"/] },
    {
      title: 'attribute that is no JSON',
      attributes: { qualifier: cut },
      says: [/line 2, column/, /close what is open/],
    },
    {
      title: 'attribute with a fault',
      attributes: { qualifier: faulty },
      says: [PATH, /perhaps/, /qualified/],
    },
    {
      title: 'attribute that was an object',
      attributes: { qualifier: '[object Object]' },
      says: [/before the element is defined/, /JSON\.stringify/],
    },
    { title: 'property with a fault', property: JSON.parse(faulty), says: [PATH, /perhaps/, /qualified/] },
    {
      title: 'property of the wrong type',
      property: 42,
      says: [/\(top\): is 42/, /Write a qualifier with the keys/],
    },
    { title: 'child that is no JSON', child: cut, says: [/line 2, column/, /close what is open/] },
    { title: 'child with a fault', child: faulty, says: [PATH, /perhaps/, /qualified/] },
    { title: 'src that answers 404', answer: { status: 404 }, says: [/rules\.json/, /404/, /src/] },
    { title: 'src that cannot be reached', answer: 'offline', says: [/rules\.json/, /src/] },
    {
      title: 'src that is no JSON',
      answer: { status: 200, body: cut },
      says: [/line 2, column/, /close what is open/],
    },
    {
      title: 'src with a fault',
      answer: { status: 200, body: faulty },
      says: [PATH, /perhaps/, /qualified/],
    },
    {
      title: 'a kind that nobody knows',
      attributes: { qualifier: unknown },
      says: [/kind/, /"choices", "amount"/],
    },
    {
      title: 'a question name that would break the form',
      attributes: { 'question': 'Fit?', 'question-name': 'submit' },
      says: [/submit/],
    },
    {
      title: 'a question name that is none',
      attributes: { 'question': 'Fit?', 'question-name': 'Our Fit' },
      says: [/questions\[0\]\.name/],
    },
  ];

  test.for(TABLE)(
    '$title: the form goes on, the lead is for review, the console says why',
    async (broken) => {
      const heard = onConsole();
      const bodies: string[] = [];
      await serve(({ path, body }) => {
        if (path.endsWith('.json')) return broken.answer ?? { status: 500 };
        bodies.push(body);
        return { status: 202 };
      });
      const form = document.createElement('form');
      const element = document.createElement('lead-qualifier');
      form.innerHTML = '<label>Email <input type="email" name="email" value="ada@example.com"></label>';
      element.setAttribute('webhook', `${SERVED}/leads`);
      for (const [name, value] of Object.entries(broken.attributes ?? {})) element.setAttribute(name, value);
      if (broken.property) element.qualifier = broken.property as Qualifier;
      if (broken.answer) element.src = `${SERVED}/rules.json`;
      if (broken.child) {
        const script = document.createElement('script');
        script.type = 'application/json';
        script.textContent = broken.child;
        element.append(script);
      }
      form.append(element);
      const place = await fixture(html`<div></div>`);
      place.append(form);

      await until(() => heard.errors(element).length, 'the console says nothing');
      for (const said of broken.says) expect(heard.errors(element).join('\n')).toMatch(said);
      expect(heard.errors(element)).toHaveLength(1);
      expect(controls(element)).toEqual([]);
      expect(form.checkValidity()).toBe(true);
      expect(typeof form.submit).toBe('function');

      form.requestSubmit();
      const outcome = await untilTold(element);
      await until(() => bodies.length, 'no lead is sent');
      const { type, data } = JSON.parse(bodies[0]!);
      expect(type).toBe('lead.review');
      expect(data.contact).toEqual({ email: 'ada@example.com' });
      expect(data.answers).toEqual({});
      expect(data.qualification.reasons).toEqual([{ verdict: 'review', text: 'not judged' }]);
      expect(data).not.toHaveProperty('qualifier');
      expect(outcome.textContent).toContain('We will read it with care');
    },
  );

  test('rules that still load hold nothing, and the lead is not judged', async () => {
    const bodies: string[] = [];
    await serve(({ path, body }) => {
      if (path.endsWith('.json')) return 'never';
      bodies.push(body);
      return { status: 202 };
    });
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <lead-qualifier src="${SERVED}/rules.json" webhook="${SERVED}/leads"></lead-qualifier>
      </form>`,
    );
    form.requestSubmit();
    await until(() => bodies.length, 'no lead is sent');
    expect(JSON.parse(bodies[0]!).data.qualification.reasons[0].text).toBe('not judged');
  });

  test('mended rules ask', async () => {
    const heard = onConsole();
    const form = await fixture<HTMLFormElement>(
      html`<form><lead-qualifier qualifier="{"></lead-qualifier></form>`,
    );
    const element = form.querySelector('lead-qualifier')!;
    await until(() => heard.errors(element).length, 'the console says nothing');
    element.setAttribute('qualifier', JSON.stringify(rulesThatAsk('Mended?')));
    await untilAsking(element);
    expect(asked(element)).toEqual(['Mended?']);
  });

  test('valid rules that are hardly meant are warned of, a line each, and ask all the same', async () => {
    const heard = onConsole();
    const rules: Qualifier = {
      version: 1,
      pass: 2,
      questions: [
        { kind: 'yes-no', name: 'town', label: 'In town?', points: 1 },
        {
          kind: 'choice',
          name: 'size',
          label: 'Big?',
          options: [
            { value: 's', label: 'S' },
            { value: 'l', label: 'L', points: 2 },
          ],
        },
      ],
      outcomes: [{ verdict: 'qualified' }, { verdict: 'qualified', route: 'call' }],
    };
    const { element } = await asking(
      html`<form>
        <input name="town" />
        <lead-qualifier .qualifier=${rules}></lead-qualifier>
      </form>`,
    );
    await until(() => heard.warnings(element).length, 'there is no warning');
    expect(asked(element)).toEqual(['In town?']);
    expect(heard.errors(element)).toEqual([]);
    expect(heard.warnings(element)).toEqual([
      expect.stringMatching(
        /^<lead-qualifier>: questions\[0\]\.name: is "town", and the form has .*"our-town".*$/,
      ),
      expect.stringMatching(/^<lead-qualifier>: outcomes\[1\]: never follows: .*$/),
    ]);
  });

  test('good rules say nothing on the console', async () => {
    const heard = onConsole();
    const webhook = await webhookThat({ status: 202 });
    const { element } = await asking(
      html`<form action="/x">
        <lead-qualifier webhook=${webhook.address} question="Do you?"></lead-qualifier>
      </form>`,
    );
    await aTimeout(200);
    expect([...heard.errors(element), ...heard.warnings(element)]).toEqual([]);
  });
});
