import type { Qualifier } from '../qualifier/schema.ts';
import { readEventText } from './body.ts';
import { judgeLead, rulesById } from './judge-lead.ts';
import type { AllowedOrigin } from './origin.ts';
import { checkOrigin, corsHeaders, originRule, preflight } from './origin.ts';
import { parseEvent } from './parse-event.ts';
import { Problem } from './problem.ts';
import type { SaveResult, Store } from './store.ts';

/** What a receiver is made of. */
export interface ReceiverOptions {
  /**
   * The owner's rules, as `parseQualifier` returns them. A lead finds its rules by id and revision, so one
   * id may come several times, for example once per language. Where no revision fits, the first of the
   * lead's id judges, and the lead is at most `review`. Rules of the question bank alone need to come once
   * only: they have one revision in all languages.
   */
  qualifiers: Qualifier | readonly Qualifier[];
  /** Where leads are kept. */
  store: Store;
  /** Pages that may send leads, for example `["https://www.example.com"]`; `["*"]` for all. */
  origins: readonly AllowedOrigin[];
  /**
   * Whether requests without an `Origin` header may send. Pages always name theirs, so these are programs:
   * turn it on where your own server passes leads on, and leave it off where only pages send.
   * @default false
   */
  allowNoOrigin?: boolean;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Hears of every refusal. Neither the problem nor its text holds what the visitor typed. */
  onRefusal?: (problem: Problem, request: Request) => void;
}

/** The answer to a lead that is stored. */
export interface LeadReceipt {
  id: string;
  verdict: 'qualified' | 'review' | 'unqualified';
}

const STATUS: Readonly<Record<SaveResult, number>> = { stored: 202, replaced: 202, repeat: 200 };

/** Seconds until a page should try again when the store failed. */
const RETRY_AFTER = '10';

/**
 * Makes the handler that takes lead events: `202 {id, verdict}` once the lead is durable, `200` for one
 * that was sent before, a problem (RFC 9457) for a request that carries no lead event. It is the whole
 * server side of the `webhook` attribute, for any program that speaks `Request` and `Response`.
 * @throws OptionError for origins that no browser would send
 */
export function createReceiver(options: ReceiverOptions): (request: Request) => Promise<Response> {
  const { store, allowNoOrigin = false, now = Date.now, onRefusal } = options;
  const rule = originRule(options.origins);
  const rules = rulesById([options.qualifiers].flat());

  return async function receive(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight(request, rule);
    try {
      if (request.method !== 'POST') {
        throw new Problem('method', 'Send the lead event by POST.', { headers: { allow: 'POST, OPTIONS' } });
      }
      checkOrigin(request, rule, allowNoOrigin);
      const event = parseEvent(await readEventText(request));
      const received = now();
      const { result, verdict } = await store
        .save({ event, judgement: judgeLead(event, rules, received), received })
        .catch(notStored);
      return withHeaders(
        Response.json({ id: event.data.id, verdict } satisfies LeadReceipt, { status: STATUS[result] }),
      );
    } catch (error) {
      const problem =
        error instanceof Problem ? error : new Problem('fault', 'Send it again later.', { cause: error });
      onRefusal?.(problem, request);
      return withHeaders(problem.response());
    }

    function withHeaders(response: Response): Response {
      for (const [name, value] of Object.entries(corsHeaders(request, rule)))
        response.headers.set(name, value);
      response.headers.set('cache-control', 'no-store');
      return response;
    }
  };
}

function notStored(cause: unknown): never {
  throw new Problem('not-stored', 'Send it again in a while; nothing was kept.', {
    headers: { 'retry-after': RETRY_AFTER },
    cause,
  });
}
