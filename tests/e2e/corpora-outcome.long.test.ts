import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { xssVectors } from '../corpora/xss.ts';
import { setting, until } from './browser.ts';
import { kindsOfElements, watch } from './watched.ts';

const here = setting();

/** Nobody listens there: whatever asks for it is a request that must not be. */
const TEXTS = xssVectors('http://127.0.0.1:9');

const BENIGN = Array.from({ length: 6 }, (_, index) => (index % 2 ? 'Ada Lovelace' : 'ada@example.com'));

const policy = () =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${here.webhook.origin}; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** Where the owner's links lead, whatever is filled into them. */
const LINKS = /^https:\/\/(?:next\.example\/\?n=|guide\.example\/\?e=)[^\s<>"{}]*$/;

/**
 * Puts four forms for a text into the page: rules as JSON, a decline, the author's own markup, and our own small
 * form. The text is in all that visitors type and in all that rules say; the answers are given, the forms sent.
 */
async function fill(page: Page, text: string): Promise<void> {
  await page.evaluate(
    async ({ text: said, webhook }) => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- the function goes to the page, alone
      const made = <Name extends keyof HTMLElementTagNameMap>(
        name: Name,
        attributes: Record<string, string> = {},
        ...inside: (Node | string)[]
      ): HTMLElementTagNameMap[Name] => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.append(...inside);
        return element;
      };
      const effects = { reason: said, explain: said };
      const message = `${said} {name} {email} {reference}`;
      const qualifier = JSON.stringify({
        version: 1,
        id: 'corpora',
        questions: [
          {
            kind: 'choice',
            name: 'budget',
            label: said,
            hint: said,
            options: [
              { value: 'yes', label: said, ...effects },
              { value: 'no', label: `${said} no`, verdict: 'unqualified', ...effects },
            ],
          },
        ],
        outcomes: [
          {
            verdict: 'qualified',
            route: said,
            message,
            href: 'https://next.example/?n={name}&e={email}',
            action: said,
          },
          { verdict: 'unqualified', message, href: 'https://guide.example/?e={email}#{name}' },
        ],
      });
      const authored = () => {
        const choice = (value: string) =>
          made(
            'label',
            {},
            made('input', { 'type': 'radio', 'name': 'budget', value, 'data-reason': said }),
            said,
          );
        return [
          made('fieldset', {}, made('legend', {}, said), choice('yes'), choice('no')),
          made('div', { slot: 'qualified' }, said),
        ];
      };
      const attributes = { webhook, 'contact-email': 'me@example.com' };
      const elements = [
        [made('lead-qualifier' as 'div', { ...attributes, qualifier }), 'yes'],
        [made('lead-qualifier' as 'div', { ...attributes, qualifier }), 'no'],
        [made('lead-qualifier' as 'div', attributes, ...authored()), 'yes'],
      ] as const;
      const own = { ...attributes, 'question': said, 'submit-label': said, 'fields': 'email name' };
      document.body.append(made('section', {}, made('lead-qualifier' as 'div', own)));
      for (const [element, answer] of elements) {
        const form = made('form');
        for (const name of ['email', 'name', 'phone', 'company', 'website', 'wish', 'message']) {
          const field = made(name === 'message' ? 'textarea' : 'input', { name });
          form.append(made('label', {}, name, field));
          field.value = said;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        form.append(element, made('button'));
        document.body.append(form);
        const radio = () =>
          [element, element.shadowRoot]
            .flatMap((root) => [...(root?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])])
            .find(({ value }) => value === answer);
        while (!radio()) await new Promise((resume) => setTimeout(resume, 5));
        radio()?.click();
        form.requestSubmit();
      }
    },
    { text, webhook: here.webhook.url },
  );
}

/** What stands in the outcomes, and where their links lead. */
async function outcomes(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('form > lead-qualifier')].map((element) => {
      const outcome = element.shadowRoot?.querySelector('[part=outcome]');
      const links = [...(outcome?.querySelectorAll('a') ?? [])].map((link) => link.href);
      const slotted = element.querySelector('[slot=qualified]')?.textContent ?? '';
      return { text: `${outcome?.textContent ?? ''}${slotted}`, links };
    }),
  );
}

test.each([
  ['under a strict policy with Trusted Types', policy],
  ['without a policy', () => ''],
])(
  '%s nothing that visitors type or rules say runs, is fetched or becomes markup',
  async (_, said) => {
    const { site, webhook, browser } = here;
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Forms</title></head>
    <body><script src="/dist/lead-qualifier.js" crossorigin></script></body></html>`;
    const headers = said() ? { 'Content-Security-Policy': said() } : {};
    site.pages['/'] = { html, headers };
    const isAllowed = ({ origin, pathname }: URL) =>
      origin === webhook.origin || (origin === site.origin && pathname.startsWith('/dist/'));
    const watched = await watch(browser, () => site.origin, isAllowed);
    onTestFinished(watched.stop);
    const { page, faults } = watched;

    // A form has several states of ours: benign ones are looked at in each.
    const known = new Set<string>();
    for (const texts of [BENIGN, ...portions(TEXTS, 25)]) {
      await page.goto(site.origin);
      for (const text of texts) {
        await fill(page, text);
        if (texts !== BENIGN) continue;
        for (const kind of await kindsOfElements(page)) known.add(kind);
      }
      const told = await until(async () => {
        const all = await outcomes(page);
        expect(all.filter(({ text }) => text === '')).toEqual([]);
        expect(all).toHaveLength(texts.length * 3);
        return all;
      }, 30_000);
      for (const [index, { text, links }] of told.entries()) {
        const given = texts[Math.floor(index / 3)]!;
        expect(text).toContain(given);
        for (const link of links) expect(link).toMatch(LINKS);
        if (index % 3 < 2) expect(links).toHaveLength(1);
      }
      expect(faults).toEqual([]);
      const kinds = await kindsOfElements(page);
      if (texts === BENIGN) for (const kind of kinds) known.add(kind);
      expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
    }
    await until(() => expect(webhook.posts).toHaveLength(2 * (TEXTS.length + BENIGN.length)), 30_000);
  },
  180_000,
);

/** Many forms in one page are slow. */
function portions<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
