import { aTimeout, html } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Outcome, Qualifier } from '../../src/qualifier/schema/schema.ts';
import { referenceOf } from '../../src/lead/id.ts';
import type { LeadQualifier } from '../../src/widget/lead-qualifier.ts';
import { choose } from './answer.ts';
import { asking, controls, entriesOf, focused, shown, statesOf, until, untilTold } from './in-form.ts';
import { heldNavigations } from './navigations.ts';
import { type Answer, serve, SERVED, type Webhook, webhookThat } from './network.ts';
import { choice, followUp } from './qualifiers.ts';

interface Told {
  root: HTMLFormElement;
  element: LeadQualifier;
  webhook: Webhook;
}

/** A form with a webhook that gives this answer; all verdicts are sent. */
async function hooked(
  answer: Answer,
  qualifier: Qualifier = choice,
  inside: TemplateResult | typeof nothing = nothing,
): Promise<Told> {
  const webhook = await webhookThat(answer);
  const made = await asking(html`
    <form>
      <div id="intro">Tell us about it</div>
      <label>Email <input name="email" value="ada@example.com" /></label>
      <div id="around">
        <p id="beside">Beside it</p>
        <lead-qualifier
          webhook=${webhook.address}
          contact-email="studio@example.com"
          send="all"
          .qualifier=${qualifier}
          >${inside}</lead-qualifier
        >
      </div>
      <button>Send</button>
    </form>
  `);
  return { ...made, webhook };
}

/** Answers, submits by the form's own button, and waits for what is told. */
async function submitted(answer: Answer, value: string, qualifier?: Qualifier, inside?: TemplateResult) {
  const made = await hooked(answer, qualifier, inside);
  await choose(made.element, value);
  await send(made.root);
  return { ...made, outcome: await untilTold(made.element) };
}

const send = (form: HTMLFormElement): Promise<void> =>
  userEvent.click(page.elementLocator(form.querySelector('form > button')!));

const isSeen = (form: HTMLFormElement, selector: string): boolean =>
  form.querySelector(selector)!.checkVisibility();

describe('the outcome', () => {
  test.for([
    ['large', 'qualified', 'Thank you. Your message has arrived, and you will hear from us soon.'],
    [
      'middle',
      'review',
      'Thank you. Your message has arrived. We will read it with care and write back to you.',
    ],
    [
      'small',
      'unqualified',
      'Thank you for asking. From what you tell us, we are not the right people for this project.',
    ],
  ] as const)(
    'the answer %s is told as %s, in place of the form, and takes the focus',
    async ([value, verdict, words]) => {
      const { root, element, outcome, webhook } = await submitted({ status: 202 }, value);
      expect(outcome.textContent).toContain(words);
      expect(root.dataset.leadOutcome).toBe(verdict);
      for (const selector of ['#intro', 'input', '#beside', 'form > button'])
        expect(isSeen(root, selector), selector).toBe(false);
      expect(isSeen(root, '#around')).toBe(true);
      expect(outcome.checkVisibility()).toBe(true);
      expect(shown(element, 'question')).toEqual([]);
      expect(document.activeElement).toBe(element);
      expect(focused(element)).toBe(outcome);
      expect(outcome.closest('[role=status], [aria-live]')).toBe(null);
      await until(() => webhook.leads.length, 'no lead is posted');
      expect(webhook.leads[0]!.type).toBe(`lead.${verdict}`);
      await until(() => statesOf(element).includes('delivered'), 'the state is not delivered');
      expect(statesOf(element)).toEqual([verdict, 'delivered']);
    },
  );

  test('a reset shows the form again, and the next lead is another one', async () => {
    const { root, element, webhook } = await submitted({ status: 202 }, 'large');
    root.reset();
    await element.updateComplete;
    expect(root.dataset.leadOutcome).toBe(undefined);
    expect(isSeen(root, '#intro')).toBe(true);
    expect(shown(element, 'outcome')).toEqual([]);
    expect(statesOf(element)).toEqual(['undecided']);
    await choose(element, 'large');
    await send(root);
    await until(() => webhook.leads.length === 2, 'the second lead is not posted');
    expect(webhook.leads[0]!.data.id).not.toBe(webhook.leads[1]!.data.id);
    expect(webhook.leads[1]!.data.sequence).toBe(1);
  });

  test('no form is hidden but its own', async () => {
    const { root } = await submitted({ status: 202 }, 'large');
    const other = document.createElement('form');
    other.innerHTML = '<p>Another form</p>';
    root.after(other);
    expect(isSeen(other, 'p')).toBe(true);
  });
});

describe('a decline', () => {
  test.for(['ltr', 'rtl'])(
    '%s: where the way back takes two lines, both begin where the words do',
    async (dir) => {
      const { root, outcome } = await submitted({ status: 202 }, 'small');
      root.dir = dir;
      root.style.inlineSize = '5em';
      const words = document.createRange();
      words.selectNodeContents(outcome.querySelector('button')!);
      const begins = [...words.getClientRects()].map(({ left, right }) =>
        Math.round(dir === 'rtl' ? right : left),
      );
      expect(begins.length).toBeGreaterThan(1);
      expect(new Set(begins).size).toBe(1);
    },
  );

  test('is held, and a changed answer that qualifies goes through and tells of the change', async () => {
    const { root, element, outcome, webhook } = await submitted({ status: 202 }, 'small');
    const change = page.elementLocator(outcome).getByRole('button', { name: 'Change my answer' });
    await userEvent.click(change);
    await element.updateComplete;
    expect(root.dataset.leadOutcome).toBe(undefined);
    expect(isSeen(root, '#intro')).toBe(true);
    expect(focused(element)).toHaveProperty('value', 'small');
    await choose(element, 'middle');
    await choose(element, 'large');
    await send(root);
    const told = await untilTold(element);
    expect(told.textContent).toContain('you will hear from us soon');
    await until(() => webhook.leads.length === 2, 'the second lead is not posted');
    expect(webhook.leads.map(({ data }) => [data.sequence, data.visit.changes])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(new Set(webhook.leads.map(({ data }) => data.id)).size).toBe(1);
  });

  test.for<[way: string[], changes: number]>([
    [[], 0],
    // Passed by on the way: not settled.
    [['middle', 'large'], 1],
    // Settled, and thought better of.
    [['middle', 'rest', 'large'], 2],
    [['middle', 'small'], 0],
  ])('of a change by the way %j counts what was settled and changed', async ([way, changes]) => {
    const { root, element, outcome, webhook } = await submitted({ status: 202 }, 'small');
    await userEvent.click(page.elementLocator(outcome).getByRole('button', { name: 'Change my answer' }));
    await element.updateComplete;
    for (const step of way) await (step === 'rest' ? aTimeout(700) : choose(element, step));
    await send(root);
    await until(() => webhook.leads.length === 2, 'the second lead is not posted');
    expect(webhook.leads.map(({ data }) => data.visit.changes)).toEqual([0, changes]);
  });

  test('no handler of the site hears of it', async () => {
    const { root, element } = await hooked({ status: 202 });
    let submits = 0;
    root.addEventListener('submit', () => submits++);
    await choose(element, 'small');
    await send(root);
    await untilTold(element);
    expect(submits).toBe(0);
  });

  test('submitted again it is judged again', async () => {
    const { root, element } = await submitted({ status: 202 }, 'small');
    let verdicts = 0;
    element.addEventListener('lead-verdict', () => verdicts++);
    root.requestSubmit();
    expect(verdicts).toBe(1);
    expect(root.dataset.leadOutcome).toBe('unqualified');
  });
});

const withOutcome = (outcome: Partial<Outcome>): Qualifier => ({
  ...choice,
  outcomes: [{ verdict: 'qualified', ...outcome }],
});

/** The choice, with words for the visitor; `explain` are those of the outcome of a decline. */
const explaining = (explain?: string): Qualifier => ({
  ...choice,
  questions: choice.questions.map((question) => ({
    ...question,
    ...('options' in question && {
      options: question.options.map((option) => ({ ...option, ...EXPLAINED[option.value] })),
    }),
  })),
  ...(explain && { outcomes: [{ verdict: 'unqualified', explain }] }),
});

const EXPLAINED: Record<string, object> = {
  small: { explain: 'We begin at $2,000.' },
  middle: { explain: 'We will see what we can do for you.' },
  large: { explain: 'Nobody reads this.' },
};

describe('the owner’s outcome', () => {
  test('message, href and action are shown', async () => {
    const { outcome } = await submitted(
      { status: 202 },
      'large',
      withOutcome({ message: 'Let us talk.', href: 'https://cal.example/me', action: 'Book a call' }),
    );
    expect(outcome.textContent).toContain('Let us talk.');
    expect(outcome.textContent).not.toContain('Thank you');
    const link = outcome.querySelector('a')!;
    expect(link.textContent).toBe('Book a call');
    expect(link.href).toBe('https://cal.example/me');
    expect(link.part).toContain('action');
  });

  test('a link without words of its own shows its address; a message is optional', async () => {
    const { outcome } = await submitted({ status: 202 }, 'large', withOutcome({ href: '/prices' }));
    expect(outcome.textContent).toContain('you will hear from us soon');
    expect(outcome.querySelector('a')!.textContent).toBe('/prices');
  });

  test('what the visitor typed and the reference are put into words and link', async () => {
    const { outcome, webhook } = await submitted(
      { status: 202 },
      'large',
      withOutcome({
        message: 'Keep {reference}; we write to {email}.',
        href: 'https://cal.example/me?email={email}&name={name}&r={reference}',
        action: 'Book {name}',
      }),
    );
    const { id, reference } = webhook.leads[0]!.data;
    expect(reference).toBe(referenceOf(id));
    expect(outcome.textContent).toContain(`Keep ${reference}; we write to ada@example.com.`);
    const link = outcome.querySelector('a')!;
    expect(link.getAttribute('href')).toBe(
      `https://cal.example/me?email=ada%40example.com&name=&r=${reference}`,
    );
    // The words of a link are the owner's alone.
    expect(link.textContent).toBe('Book {name}');
  });

  test('a mail about a very long message of emoji can still be written', async () => {
    const webhook = await webhookThat({ status: 422 });
    const { root, element } = await asking(html`
      <form>
        <textarea name="message"></textarea>
        <lead-qualifier
          webhook=${webhook.address}
          contact-email="studio@example.com"
          .qualifier=${choice}
        ></lead-qualifier>
      </form>
    `);
    root.querySelector('textarea')!.value = `a${'😀'.repeat(2_000)}`;
    element.answers = { budget: 'large' };
    root.requestSubmit();
    const outcome = await untilTold(element);
    expect(outcome.querySelector('a')!.href).toMatch(/%F0%9F%98%80$/);
  });

  test.for([
    ['small', undefined, ['We begin at $2,000.']],
    ['middle', undefined, ['We will see what we can do for you.']],
    ['large', undefined, []],
    ['small', 'Ask again next year, {email}.', ['Ask again next year, ada@example.com.']],
  ] as const)(
    'the answer %s with the outcome’s own words %j explains itself by %j',
    async ([value, explain, said]) => {
      const { outcome } = await submitted({ status: 202 }, value, explaining(explain));
      const words = [...outcome.querySelectorAll('[part=explain]')].map((one) => one.textContent);
      expect(words).toEqual(said);
      // Below the message, before what there is to do; and the owner's reason stays with the owner.
      expect(outcome.firstElementChild!.localName).toBe('slot');
      expect(outcome.textContent).not.toContain('Too small');
    },
  );

  test('what is explained is what was judged, though answers change while the lead is on its way', async () => {
    let isAnswering = false;
    const posted: string[] = [];
    await serve(async ({ body }) => {
      posted.push(body);
      await until(() => isAnswering, 'the webhook is never let answer');
      return { status: 202 };
    });
    const { root, element } = await asking(html`
      <form>
        <lead-qualifier webhook=${`${SERVED}/slow`} .qualifier=${explaining()}></lead-qualifier>
      </form>
    `);
    await choose(element, 'middle');
    root.requestSubmit();
    await until(() => posted.length, 'no lead is posted');
    await choose(element, 'large');
    isAnswering = true;
    const outcome = await untilTold(element);
    expect(outcome.textContent).toContain('We will see what we can do for you.');
  });

  test('what did not get through is not explained', async () => {
    const { outcome } = await submitted({ status: 422 }, 'middle', explaining());
    expect(outcome.querySelectorAll('[part=explain]')).toHaveLength(0);
  });

  test('the first outcome whose answers fit is shown', async () => {
    const { outcome } = await submitted({ status: 202 }, 'large', {
      ...choice,
      outcomes: [
        { verdict: 'qualified', when: { budget: 'middle' }, message: 'First' },
        { verdict: 'qualified', when: { budget: 'large' }, message: 'Second' },
        { verdict: 'qualified', message: 'Third' },
      ],
    });
    expect(outcome.textContent).toContain('Second');
  });

  test.for([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
  ])('href %j never becomes a link', async (href) => {
    const { element, root, webhook } = await (async () => {
      const hook = await webhookThat({ status: 202 });
      const form = document.createElement('form');
      const made = document.createElement('lead-qualifier');
      made.webhook = hook.address;
      made.qualifier = withOutcome({ href, action: 'Click' });
      made.answers = { budget: 'large' };
      form.append(made);
      document.body.append(form);
      return { element: made, root: form, webhook: hook };
    })();
    await aTimeout(20);
    root.requestSubmit();
    await untilTold(element);
    await until(() => webhook.leads.length, 'no lead is posted');
    expect(element.shadowRoot!.querySelectorAll('a')).toHaveLength(0);
    expect(element.shadowRoot!.innerHTML).not.toContain('script:');
    root.remove();
  });

  test('words with markup are shown as words', async () => {
    const { outcome } = await submitted(
      { status: 202 },
      'large',
      withOutcome({ message: '<img src=x onerror=alert(1)>' }),
    );
    expect(outcome.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(outcome.querySelector('img')).toBe(null);
  });

  test.for([
    ['qualified', 'large', { status: 202 }],
    ['review', 'middle', { status: 202 }],
    ['unqualified', 'small', { status: 202 }],
    ['undelivered', 'large', { status: 422 }],
  ] as const)('the slot %s takes the place of our words', async ([name, value, answer]) => {
    const own = html`<p slot=${name} id="own">Words of the site</p>`;
    const { root, outcome } = await submitted(answer, value, choice, own);
    expect(outcome.querySelector('slot')!.assignedElements()).toEqual([root.querySelector('#own')]);
    expect(isSeen(root, '#own')).toBe(true);
  });

  test('slotted words stay hidden until their outcome', async () => {
    const { root } = await hooked(
      { status: 202 },
      choice,
      html`<p slot="qualified" id="own">Words of the site</p>`,
    );
    expect(isSeen(root, '#own')).toBe(false);
  });
});

describe('delivery', () => {
  const events = ['lead-delivered', 'lead-queued', 'lead-undelivered'] as const;

  test.for([
    [{ status: 202 }, 'lead-delivered', ['qualified', 'delivered'], 'Your message has arrived'],
    [{ status: 500 }, 'lead-queued', ['qualified', 'queued'], 'could not be sent yet'],
    ['offline', 'lead-queued', ['qualified', 'queued'], 'within three days'],
    [{ status: 422 }, 'lead-undelivered', ['qualified', 'undelivered'], 'Your message could not be sent.'],
  ] as const)('a webhook that answers %j: %s', async ([answer, event, states, words]) => {
    const { root, element } = await hooked(answer);
    const heard: string[] = [];
    for (const type of events) element.addEventListener(type, () => heard.push(type));
    await choose(element, 'large');
    await send(root);
    const outcome = await untilTold(element);
    expect(heard).toEqual([event]);
    expect(outcome.textContent).toContain(words);
    expect(statesOf(element)).toEqual(states);
    expect(focused(element)).toBe(outcome);
    const link = outcome.querySelector<HTMLAnchorElement>('a[href^="mailto:"]');
    expect(link?.textContent).toBe(event === 'lead-delivered' ? undefined : 'Write to studio@example.com');
    if (event !== 'lead-delivered') {
      expect(outcome.textContent).not.toContain('Thank you');
      expect(decodeURIComponent(link!.href)).toContain('More than $5,000');
      expect(decodeURIComponent(link!.href)).toContain('ada@example.com');
    }
  });

  test('while it is being sent the visitor is told, and a second submit is held', async () => {
    const { root, element, webhook } = await hooked('never');
    let verdicts = 0;
    element.addEventListener('lead-verdict', () => verdicts++);
    await choose(element, 'large');
    root.requestSubmit();
    await until(() => webhook.leads.length, 'no lead is posted');
    await element.updateComplete;
    const status = element.shadowRoot!.querySelector<HTMLElement>('[role=status]')!;
    expect(status.textContent).toBe('Sending…');
    expect(status.getBoundingClientRect().height).toBeGreaterThan(5);
    expect(statesOf(element)).toEqual(['qualified', 'sending']);
    root.requestSubmit();
    await aTimeout(50);
    expect(webhook.leads).toHaveLength(1);
    expect(verdicts).toBe(1);
    expect(shown(element, 'outcome')).toEqual([]);
  });

  test('after a refusal the form stays, and can be sent again', async () => {
    const { root, element, webhook } = await submitted({ status: 422 }, 'large');
    expect(root.dataset.leadOutcome).toBe(undefined);
    expect(isSeen(root, '#intro')).toBe(true);
    expect(controls(element).length).toBeGreaterThan(0);
    webhook.answers({ status: 202 });
    await send(root);
    await until(() => root.dataset.leadOutcome === 'qualified', 'the second send is not told');
    expect(webhook.leads.map(({ data }) => data.sequence)).toEqual([1, 2]);
    expect(new Set(webhook.leads.map(({ data }) => data.id)).size).toBe(1);
  });
});

test('a form that is gone when the webhook answers is told nothing, and nothing breaks', async () => {
  const { root, element, webhook } = await hooked({ status: 202 });
  let delivered = 0;
  element.addEventListener('lead-delivered', () => delivered++);
  await choose(element, 'large');
  root.requestSubmit();
  root.remove();
  await until(() => delivered, 'the lead is not delivered');
  await aTimeout(20);
  expect(webhook.leads).toHaveLength(1);
});

describe('a handler that takes over', () => {
  test('of lead-verdict: nothing is posted, held or shown', async () => {
    const addresses = heldNavigations();
    const { root, element, webhook } = await hooked({ status: 202 });
    element.addEventListener('lead-verdict', (event) => event.preventDefault());
    await choose(element, 'small');
    await send(root);
    await aTimeout(50);
    expect(webhook.leads).toEqual([]);
    expect(root.dataset.leadOutcome).toBe(undefined);
    expect(shown(element, 'outcome')).toEqual([]);
    expect(addresses).toHaveLength(1);
    expect(new URL(addresses[0]!).searchParams.get('budget')).toBe('small');
  });

  test('of submit: the lead is posted, the outcome is the site’s', async () => {
    const { root, element, webhook } = await hooked({ status: 202 }, followUp);
    root.addEventListener('submit', (event) => event.preventDefault());
    await choose(element, 'large');
    await send(root);
    await until(() => webhook.leads.length, 'no lead is posted');
    await aTimeout(50);
    expect(shown(element, 'outcome')).toEqual([]);
    expect(isSeen(root, '#intro')).toBe(true);
    expect(entriesOf(root)).toContainEqual(['budget', 'large']);
  });
});
