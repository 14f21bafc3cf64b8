/** What the network answers in a test: the browser's own requests, answered through its debugging protocol. */
import { onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import type { LeadEvent } from '../../src/lead/lead-event.ts';

/** A request as the server sees it. */
export interface Heard {
  method: string;
  path: string;
  type: string;
  body: string;
}

/** An answer; `never` leaves the request open until the test ends. */
export type Answer = { status: number; body?: string; type?: string } | 'offline' | 'never';

interface Protocol {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (paused: Paused) => void): void;
}

interface Paused {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}

/** Everything below this path is answered by the test. */
export const SERVED = '/served';

let answering: (heard: Heard) => Answer | Promise<Answer>;
let isListening = false;

/** Answers all requests below `SERVED` until the test ends. */
export async function serve(answer: (heard: Heard) => Answer | Promise<Answer>): Promise<void> {
  const browser = cdp() as unknown as Protocol;
  answering = answer;
  if (!isListening) {
    isListening = true;
    // The first message opens the session; a listener that came at the same time would get one of its own.
    await browser.send('Fetch.disable');
    browser.on('Fetch.requestPaused', (paused) => void fulfil(browser, paused));
  }
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: `${location.origin}${SERVED}/*` }] });
  onTestFinished(async () => {
    await browser.send('Fetch.disable');
  });
}

async function fulfil(browser: Protocol, { requestId, request }: Paused): Promise<void> {
  const { url, method, headers, postData: body = '' } = request;
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  const heard: Heard = { method, path: new URL(url).pathname, type, body };
  const given = await answering(heard);
  if (given === 'never') return;
  const answered =
    given === 'offline'
      ? browser.send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' })
      : browser.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: given.status,
          responseHeaders: [{ name: 'Content-Type', value: given.type ?? 'application/json' }],
          body: btoa(String.fromCharCode(...new TextEncoder().encode(given.body ?? ''))),
        });
  await answered.catch(() => undefined); // the test is over, and with it the request that it did not wait for
}

/** A webhook: its address, and the leads it was sent. */
export interface Webhook {
  address: string;
  leads: LeadEvent[];
  /** What it answers from now on. */
  answers(answer: Answer): void;
}

/** A webhook that gives this answer to every lead. */
export async function webhookThat(answer: Answer): Promise<Webhook> {
  let given = answer;
  const webhook: Webhook = {
    address: `${location.origin}${SERVED}/leads`,
    leads: [],
    answers: (next) => void (given = next),
  };
  await serve(({ body }) => {
    webhook.leads.push(JSON.parse(body) as LeadEvent);
    return given;
  });
  return webhook;
}
