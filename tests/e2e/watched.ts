/** Pages that are watched for anything that a stranger's text might do in them. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';

export interface Watched {
  context: BrowserContext;
  page: Page;
  /** What ran, opened or was asked for. */
  faults: string[];
  stop: () => Promise<void>;
}

/**
 * Opens a page that may ask for nothing but documents of one site, and for what is `allowed`.
 */
export async function watch(
  browser: Browser,
  site: () => string,
  allowed: (url: URL) => boolean = () => false,
): Promise<Watched> {
  const faults: string[] = [];
  const context = await browser.newContext();
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = (url.origin === site() && request.isNavigationRequest()) || allowed(url);
    if (!isOurs && url.pathname !== '/favicon.ico') faults.push(`asked for ${request.url().slice(0, 200)}`);
  });
  context.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (error) => faults.push(`an error: ${String(error.error())}`));
  const page = await context.newPage();
  context.on('page', () => faults.push('a window'));
  return { context, page, faults, stop: () => context.close() };
}

/** Attributes whose values follow from the lead or the rules. Where they lead is looked at by itself. */
const OF_THE_LEAD = [
  'href',
  'value',
  'datetime',
  'lang',
  'for',
  'id',
  'question',
  'qualifier',
  'submit-label',
  'data-reason',
  'data-lead-own',
  'form',
  'action',
];

/** Every element of a page and of its shadow trees with its attributes, each kind once. */
export async function kindsOfElements(page: Page): Promise<string[]> {
  const kinds = await page.evaluate((ofTheLead) => {
    const found = new Set<string>();
    const look = (element: Element) => {
      const attributes = [...element.attributes].map(({ name, value }) =>
        ofTheLead.includes(name) ? name : `${name}=${JSON.stringify(value)}`,
      );
      found.add([element.tagName, ...attributes.sort()].join(' '));
      element.shadowRoot?.querySelectorAll('*').forEach(look);
    };
    document.querySelectorAll('*').forEach(look);
    return [...found];
  }, OF_THE_LEAD);
  return kinds.sort();
}

/** Links lead to this inbox, to the web, to a mail of one receiver, or to a telephone; forms to this inbox only. */
export async function checkLinks(page: Page): Promise<void> {
  const hrefs = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const href of hrefs) {
    expect(href).toMatch(/^(?:\?|https?:\/\/[^@]*$|mailto:[^?&,;]+@[^?&,;]+$|tel:\+?\d+$)/);
  }
  const actions = await page
    .locator('form')
    .evaluateAll((forms) => forms.map((form) => form.getAttribute('action') ?? ''));
  for (const action of actions) expect(action).toMatch(/^\?/);
}

/** A text as HTML gives it back: line breaks are one sign, and NUL is none. */
export const asShown = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '');
