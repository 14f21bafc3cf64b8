/** Every fault that a lead can meet, and what is to be made of it. */
import type { Page } from 'playwright';
import type { AllWords } from '../../src/element/locales/words.ts';
import { fillStorage } from './browser.ts';
import type { Page as SitePage, Treatment } from './server.ts';

/** What is made of a fault. */
interface Told {
  words: (words: AllWords) => string;
  state: 'delivered' | 'queued' | 'undelivered';
  /** The event, with what it carries beside the lead. */
  event: string;
  /** What the live test says of it. */
  live: string;
  /** On the console; undefined: nothing. */
  console: RegExp | undefined;
}

const KEPT: Omit<Told, 'console'> = {
  words: ({ queued }) => queued(true),
  state: 'queued',
  event: 'lead-queued kept=true',
  live: 'not sent yet: kept for three days',
};
const HERE_ONLY: Omit<Told, 'console'> = {
  words: ({ queued }) => queued(false),
  state: 'queued',
  event: 'lead-queued kept=false',
  live: 'not sent yet: kept until the page is closed',
};
const undelivered = (status: number): Omit<Told, 'console'> => ({
  words: (words) => words.undelivered,
  state: 'undelivered',
  event: `lead-undelivered status=${status}`,
  live: status
    ? `the webhook did not take the lead: it answers ${status}`
    : 'nothing was sent to the webhook',
});
const DELIVERED: Omit<Told, 'console'> = {
  words: ({ qualified }) => qualified,
  state: 'delivered',
  event: 'lead-delivered',
  live: 'the webhook took lead ',
};
const NO_ANSWER =
  /did not take a lead: no answer that this page may read.* kept here for three days, and sent again\./;

export interface Fault {
  /** How the webhook treats a lead. */
  webhook?: Treatment | 'down';
  /** Changes the page of the form. */
  page?: (page: SitePage) => SitePage;
  /** In the page, before the form is sent. */
  before?: (page: Page) => Promise<unknown>;
  /** Address of the webhook, where it is not ours. */
  address?: string;
  isFramed?: boolean;
  told: Told;
}

export const FAULTS: Record<string, Fault> = {
  'takes it': { told: { ...DELIVERED, console: undefined } },
  'is down': { webhook: 'down', told: { ...KEPT, console: NO_ANSWER } },
  'cuts the line': { webhook: 'reset', told: { ...KEPT, console: NO_ANSWER } },
  'hangs': { webhook: 'hang', told: { ...KEPT, console: NO_ANSWER } },
  'answers 500': {
    webhook: { status: 500 },
    told: { ...KEPT, console: /it answers 500\. .* and sent again\./ },
  },
  'answers 429': {
    webhook: { status: 429, headers: { 'Retry-After': '60' } },
    told: { ...KEPT, console: /it answers 429\. .* and sent again\./ },
  },
  'answers 404': {
    webhook: { status: 404 },
    told: { ...KEPT, console: /it answers 404\. .* and sent again\./ },
  },
  'answers with a page': {
    webhook: { status: 200, type: 'text/html', body: '<!doctype html><h1>Thank you</h1>' },
    told: { ...KEPT, console: /it answers 200 with an HTML page.* and sent again\./ },
  },
  'has moved': {
    webhook: { status: 302, headers: { Location: '/elsewhere' } },
    told: { ...KEPT, console: NO_ANSWER },
  },
  'refuses it': {
    webhook: { status: 400 },
    told: { ...undelivered(400), console: /it answers 400\. The lead is kept here for three days\.$/ },
  },
  'is kept from it by the page’s own policy': {
    page: (page) => ({ ...page, headers: { 'Content-Security-Policy': "connect-src 'self'" } }),
    told: { ...undelivered(0), console: /Add http:\/\/localhost:\d+ to its connect-src\. .* three days\.$/ },
  },
  'has a secret address': {
    address: 'https://hooks.slack.com/services/T0/B0/x',
    told: { ...undelivered(0), console: /its address is a secret/ },
  },
  'gives no page an answer, and is there': {
    address: 'https://script.google.com/macros/s/AKfy/exec',
    before: (page) => page.route('https://script.google.com/**', (route) => route.fulfill({ status: 200 })),
    told: { ...DELIVERED, console: undefined },
  },
  'gives no page an answer, and is not there': {
    address: 'https://script.google.com/macros/s/AKfy/exec',
    before: (page) => page.route('https://script.google.com/**', (route) => route.abort()),
    told: { ...KEPT, console: NO_ANSWER },
  },
  'fails, and the storage is full': {
    webhook: { status: 500 },
    before: fillStorage,
    told: {
      ...HERE_ONLY,
      console: /it answers 500\. The lead is kept here until this page is closed, and sent again\./,
    },
  },
  'fails, and the page may store nothing': {
    webhook: { status: 500 },
    isFramed: true,
    told: {
      ...HERE_ONLY,
      console: /it answers 500\. The lead is kept here until this page is closed, and sent again\./,
    },
  },
};
