import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { fillIn, formPage, open, outcome, type Parts, setting, THANKS, until, waiting } from './browser.ts';

const here = setting();

/** What the form says beside the fields of each way. */
const ANSWERED: [string, string][] = [
  ['email', 'ada@example.com'],
  ['fit', 'yes'],
  ['lead-verdict', 'qualified'],
  ['lead-points', '0'],
];

/** Tells the site that a handler of its own ran, also when the page is left at once. */
const HEARD = `const heard = (by) => navigator.sendBeacon('/heard', new URLSearchParams({ by }));`;
const SEND = `fetch('/subscribe', { method: 'POST', body: new FormData(form, event.submitter) })`;

interface Way extends Parts {
  name: string;
  /** How the visitor submits; a click on the button `#send`, if not said. */
  submit?: (page: Page) => Promise<unknown>;
  /** The site's own request; `null` where there is none and the outcome is shown. */
  request: { method?: string; path?: string; more?: [string, string][] } | null;
  /** How often handlers of the site run, all together; 0, if not said. */
  heard?: number;
  /** The page is left without a wait for the webhook. */
  leavesAtOnce?: true;
}

const NAVIGATING: Way[] = [
  { name: 'a plain post', request: {} },
  {
    name: 'a plain post as multipart',
    form: 'action="/subscribe" method="post" enctype="multipart/form-data"',
    request: {},
  },
  { name: 'a GET form', form: 'action="/search"', request: { method: 'GET', path: '/search' } },
  { name: 'an empty action', form: 'action="" method="post"', request: { path: '/' } },
  { name: 'novalidate', form: 'action="/subscribe" method="post" novalidate', request: {} },
  {
    name: 'a button outside the form',
    buttons: '',
    after: '<p><button id="send" form="contact" name="from" value="outside">Send</button></p>',
    request: { more: [['from', 'outside']] },
  },
  {
    name: 'the second of several buttons, with its name and its own action',
    buttons: `<button name="plan" value="a">A</button>
      <button id="send" name="plan" value="b" formaction="/plan-b">B</button>`,
    request: { path: '/plan-b', more: [['plan', 'b']] },
  },
  {
    name: 'a button that makes it a GET',
    buttons: '<button id="send" formmethod="get" formaction="/search">Search</button>',
    request: { method: 'GET', path: '/search' },
  },
  {
    name: 'an input of type submit',
    buttons: '<input type="submit" id="send" name="go" value="Send">',
    request: { more: [['go', 'Send']] },
  },
  {
    name: 'Enter in a field, which means the first button',
    buttons: '<button name="plan" value="a">A</button><button name="plan" value="b">B</button>',
    submit: (page) => page.getByLabel('Email').press('Enter'),
    request: { more: [['plan', 'a']] },
  },
  {
    name: 'Enter on an answer, which means the first button',
    buttons: '<button name="plan" value="a">A</button><button name="plan" value="b">B</button>',
    submit: (page) => page.getByRole('radio', { name: 'Yes' }).press('Enter'),
    request: { more: [['plan', 'a']] },
  },
  {
    name: 'Enter in a form without a button',
    buttons: '',
    submit: (page) => page.getByLabel('Email').press('Enter'),
    request: {},
  },
  {
    name: 'requestSubmit() by a script of the site',
    buttons: '<a href="#" id="send">Send</a>',
    script: `document.getElementById('send').onclick = () => (form.requestSubmit(), false);`,
    request: {},
  },
  {
    name: 'handlers that only look, on the form, the document and the window',
    script: `${HEARD}
      form.addEventListener('submit', () => heard('form'));
      form.setAttribute('onsubmit', 'heard("attribute")');
      document.addEventListener('submit', () => heard('document'));
      document.addEventListener('submit', () => heard('document, capturing'), true);
      addEventListener('submit', () => heard('window'));`,
    request: {},
    heard: 5,
  },
  {
    name: 'a handler that looks and stops the event',
    script: `${HEARD} form.addEventListener('submit', (event) => (event.stopPropagation(), heard('form')));`,
    request: {},
    heard: 1,
    leavesAtOnce: true,
  },
  {
    name: 'a handler that disables the button against double clicks',
    script: `${HEARD}
      form.addEventListener('submit', () => (document.getElementById('send').disabled = true, heard('form')));`,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler that checks first and then calls submit()',
    script: `${HEARD} form.addEventListener('submit', async (event) => {
      event.preventDefault();
      heard('form');
      await new Promise((done) => setTimeout(done, 50));
      form.submit();
    });`,
    request: {},
    heard: 1,
  },
];

const STAYING: Way[] = [
  {
    name: 'a handler that sends by itself',
    form: '',
    script: `${HEARD} form.addEventListener('submit', (event) => (event.preventDefault(), heard('form'), ${SEND}));`,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler that sends by itself, in a form with an action for people without scripts',
    script: `${HEARD} form.addEventListener('submit', (event) => (event.preventDefault(), heard('form'), ${SEND}));`,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler that sends by itself and stops the event',
    script: `${HEARD} form.addEventListener('submit', (event) => {
      event.preventDefault(); event.stopImmediatePropagation(); heard('form'); ${SEND}; });`,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler on the document that sends by itself',
    script: `${HEARD} document.addEventListener('submit', (event) => {
      if (event.target === form) event.preventDefault(), heard('document'), ${SEND}; });`,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler on the window that sends by itself',
    script: `${HEARD} addEventListener('submit', (event) => (event.preventDefault(), heard('window'), ${SEND}));`,
    request: {},
    heard: 1,
  },
  {
    name: 'an attribute that sends by itself and returns false',
    form: `action="/subscribe" method="post" onsubmit="heard('attribute'); ${SEND.replaceAll('form,', 'this,')}; return false"`,
    script: HEARD,
    request: {},
    heard: 1,
  },
  {
    name: 'a handler that sends by itself, with the button that was used',
    buttons: '<button name="plan" value="a">A</button><button id="send" name="plan" value="b">B</button>',
    script: `${HEARD} form.addEventListener('submit', (event) => (event.preventDefault(), heard('form'), ${SEND}));`,
    request: { more: [['plan', 'b']] },
    heard: 1,
  },
  { name: 'neither action nor handler', form: '', request: null },
  { name: 'action="#"', form: 'action="#" method="post"', request: null },
  {
    name: 'no action, and a handler that only looks',
    form: '',
    script: `${HEARD} form.addEventListener('submit', () => heard('form'));`,
    request: null,
    heard: 1,
  },
];

const clickSend = (page: Page) => page.locator('#send').click();

/** What the site got: its own requests, and how often handlers ran. */
function received() {
  const requests = here.site.visits.filter(({ path }) => path !== '/heard');
  return { requests, heard: here.site.visits.length - requests.length };
}

async function openWay(way: Parts): Promise<Page> {
  await open(here, formPage(here.webhook, way));
  return here.page;
}

/** Lets whatever is still on its way arrive: a request made now comes after all that were made before. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 100));
    await fetch('/settled', { method: 'POST' });
  });
  await until(() => expect(here.site.visits.some(({ path }) => path === '/settled')).toBe(true));
  const others = here.site.visits.filter(({ path }) => path !== '/settled');
  here.site.visits.splice(0, Infinity, ...others);
}

describe.each([...NAVIGATING, ...STAYING])('$name', (way) => {
  const { request, heard = 0, submit = clickSend } = way;

  test('the lead and the site’s own request arrive once, and its handlers run once', async () => {
    const page = await openWay(way);
    await fillIn(page);
    await submit(page);
    if (NAVIGATING.includes(way)) await page.getByRole('heading', { name: 'Received' }).waitFor();
    if (!request) await until(async () => expect(await outcome(page).textContent()).toMatch(THANKS));
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    await until(() => expect(received().heard).toBe(heard));
    await settled(page);
    expect(here.webhook.posts.map(({ event }) => [event.type, event.data.contact.email])).toEqual([
      ['lead.qualified', 'ada@example.com'],
    ]);
    expect(received().heard).toBe(heard);
    const { method = 'POST', path = '/subscribe', more = [] } = request ?? {};
    const fields = [...ANSWERED, ...more];
    expect(received().requests).toEqual(request ? [{ method, path, fields }] : []);
    // Whoever stops the event may leave before the answer: then the lead waits, to be confirmed on the next page.
    if (!way.leavesAtOnce) await until(async () => expect(await waiting(page)).toEqual([]));
  });

  test('unanswered or declined, nothing leaves', async () => {
    const page = await openWay(way);
    await page.getByLabel('Email').fill('ada@example.com');
    await submit(page);
    await page.getByText('Please choose an answer.').waitFor();
    await page.getByRole('radio', { name: 'No' }).check();
    await (way.submit ? page.getByRole('radio', { name: 'No' }).press('Enter') : clickSend(page));
    await page.getByText('we are not the right people').waitFor();
    await settled(page);
    expect([here.webhook.posts, received().requests, await waiting(page)]).toEqual([[], [], []]);
  });
});

describe('a submit that is held', () => {
  test.each(['form', 'document', 'window'])('is not seen by a handler on the %s', async (place) => {
    const page = await openWay({
      form: 'novalidate',
      script: `${HEARD} (${place === 'window' ? 'self' : place}).addEventListener('submit', () => heard('it'));`,
    });
    await page.getByLabel('Email').fill('ada@example.com');
    await clickSend(page);
    await page.getByText('Please choose an answer.').waitFor();
    await page.getByRole('radio', { name: 'No' }).check();
    await clickSend(page);
    await page.getByText('we are not the right people').waitFor();
    await settled(page);
    expect(here.site.visits).toEqual([]);
  });

  test('for a decline can be taken up again with another answer', async () => {
    const page = await openWay({});
    await fillIn(page, 'No');
    await clickSend(page);
    await page.getByRole('button', { name: 'Change my answer' }).click();
    await page.getByRole('radio', { name: 'Yes' }).check();
    await clickSend(page);
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    await until(() => expect(here.webhook.posts).toHaveLength(1));
    expect(here.webhook.posts[0]?.event.data.visit.changes).toBe(1);
    expect(received().requests).toHaveLength(1);
  });
});

describe('before the site’s own navigation', () => {
  test.each(['hang', 'slow', 'down'] as const)(
    'a webhook that is %s holds it for a second at most',
    async (fault) => {
      const page = await openWay({});
      if (fault === 'down') await here.webhook.stop();
      here.webhook.treatment = fault === 'hang' ? fault : { status: 202, after: 3_000 };
      await fillIn(page);
      const began = Date.now();
      await clickSend(page);
      await until(() => expect(received().requests).toHaveLength(1));
      // A second, and what a busy machine needs to get the request through.
      expect(Date.now() - began).toBeLessThan(1_800);
      await page.getByRole('heading', { name: 'Received' }).waitFor();
      expect(here.webhook.posts).toHaveLength(fault === 'down' ? 0 : 1);
      // Unconfirmed: it waits for the next page of the site that has the element.
      if (fault !== 'slow') expect(await waiting(page)).toHaveLength(1);
    },
  );

  test('a webhook that answers at once does not hold it for a second', async () => {
    const page = await openWay({});
    await fillIn(page);
    const began = Date.now();
    await clickSend(page);
    await until(() => expect(received().requests).toHaveLength(1));
    expect(Date.now() - began).toBeLessThan(900);
    // Chromium does not always let go of a page that is closed on its way to another.
    await page.getByRole('heading', { name: 'Received' }).waitFor();
  });
});

describe('a double click', () => {
  test.each([
    ['in a form that posts', {}, 1],
    ['where the outcome is shown', { form: '' }, 0],
  ])('%s sends once', async (_, way, requests) => {
    here.webhook.treatment = { status: 202, after: 400 };
    const page = await openWay(way);
    await fillIn(page);
    await page.locator('#send').dblclick();
    await (
      requests ? page.getByRole('heading', { name: 'Received' }) : outcome(page).getByText(THANKS)
    ).waitFor();
    await settled(page);
    expect(here.webhook.posts).toHaveLength(1);
    expect(received().requests).toHaveLength(requests);
  });

  test('where the site sends by itself is one lead to the receiver: one id, the last one counted on', async () => {
    const page = await openWay({
      script: `form.addEventListener('submit', (event) => (event.preventDefault(), ${SEND}));`,
    });
    await fillIn(page);
    await page.locator('#send').dblclick();
    const { posts } = here.webhook;
    await until(() => expect(posts.map(({ event }) => event.data.sequence)).toContain(2));
    await settled(page);
    expect(new Set(posts.map(({ event }) => event.data.id)).size).toBe(1);
    expect(await waiting(page)).toEqual([]);
  });
});

describe('a submit that is none of ours', () => {
  test('by a button with formnovalidate goes through untouched, unanswered', async () => {
    const page = await openWay({
      buttons: '<button id="send" formnovalidate name="draft" value="1" formaction="/drafts">Save</button>',
    });
    await page.getByLabel('Email').fill('half@');
    await clickSend(page);
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    await settled(page);
    expect(received().requests).toEqual([
      {
        method: 'POST',
        path: '/drafts',
        fields: [
          ['email', 'half@'],
          ['draft', '1'],
        ],
      },
    ]);
    expect(here.webhook.posts).toEqual([]);
  });

  test.each([
    ['the form', 'method="dialog"', ''],
    ['the button', '', 'formmethod="dialog" formnovalidate'],
  ])('with method dialog on %s closes the dialog, and nothing else', async (_, form, button) => {
    const page = await openWay({
      form: `${form} novalidate`,
      buttons: `<button id="send" ${button} value="closed">Close</button>`,
      script: `const dialog = document.createElement('dialog');
        form.before(dialog); dialog.append(form); dialog.showModal();`,
    });
    await clickSend(page);
    await until(async () =>
      expect(await page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(false),
    );
    await settled(page);
    expect([here.webhook.posts, here.site.visits, await waiting(page)]).toEqual([[], [], []]);
  });
});

test('a form with target=_blank opens its page, stays, and sends the lead once', async () => {
  const page = await openWay({ form: 'action="/subscribe" method="post" target="_blank"' });
  await fillIn(page);
  const [opened] = await Promise.all([here.context.waitForEvent('page'), clickSend(page)]);
  await opened.getByRole('heading', { name: 'Received' }).waitFor();
  await settled(page);
  expect(here.webhook.posts).toHaveLength(1);
  expect(received().requests).toEqual([{ method: 'POST', path: '/subscribe', fields: ANSWERED }]);
  expect(await page.title()).toBe('Form');
});

test('a visitor whom the site’s own check sends back is the same lead, counted on', async () => {
  const page = await openWay({
    script: `let checks = 0;
      form.addEventListener('submit', (event) => { if (!checks++) event.preventDefault(); });`,
  });
  await fillIn(page, 'Yes', 'ada@exmaple.com');
  await clickSend(page);
  await until(() => expect(here.webhook.posts).toHaveLength(1));
  await page.getByLabel('Email').fill('ada@example.com');
  await clickSend(page);
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  expect(here.webhook.posts).toHaveLength(2);
  expect(received().requests).toHaveLength(1);
});

test('without our script the form works as the site made it', async () => {
  const { page, site } = here;
  site.pages['/'] = formPage(here.webhook, { src: '/blocked/lead-qualifier.js' });
  await page.route('**/blocked/*', (route) => route.abort());
  await page.goto(site.origin);
  await page.getByLabel('Email').fill('ada@example.com');
  await clickSend(page);
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  expect(site.visits).toEqual([
    { method: 'POST', path: '/subscribe', fields: [['email', 'ada@example.com']] },
  ]);
});
