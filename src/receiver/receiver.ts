import type { Qualifier } from '../qualifier/schema.ts';
import { readEventText } from './body.ts';
import { judgeLead, rulesById } from './judge-lead.ts';
import type { AllowedOrigin } from './origin.ts';
import { checkOrigin, corsHeaders, originRule, preflight } from './origin.ts';
import { parseEvent } from './parse-event.ts';
import { Problem } from './problem.ts';
import { clientOf } from './client-address.ts';
import { OptionError } from './option-error.ts';
import type { RateLimit } from './rate-limit.ts';
import { rateLimiter } from './rate-limit.ts';
import type { SaveResult, Store } from './store.ts';

/**
 * What a receiver is made of. `Host` is what your server hands its handlers beside the request, where `address`
 * needs it.
 */
export interface ReceiverOptions<Host = void> {
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
  /**
   * The client's IP address: a `Request` has none. For example `(request) => request.headers.get('cf-connecting-ip')`
   * on Cloudflare; behind proxies of your own see `clientAddress`.
   */
  address?: (request: Request, host: Host) => string | null | undefined;
  /**
   * How often one client may send; more are answered 429 with `Retry-After`, and our pages send again then.
   * Needs `address`; requests it has none for are not counted. `false` for no limit.
   * @default { requests: 30, seconds: 60 } with `address`, else no limit
   */
  rateLimit?: RateLimit | false;
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

const RATE_LIMIT: RateLimit = { requests: 30, seconds: 60 };

/** Seconds until a page should try again when the store failed. */
const RETRY_AFTER = '10';

/**
 * Makes the handler that takes lead events: `202 {id, verdict}` once the lead is durable, `200` for one
 * that was sent before, a problem (RFC 9457) for a request that carries no lead event. It is the whole
 * server side of the `webhook` attribute, for any program that speaks `Request` and `Response`.
 * @throws OptionError for origins that no browser would send, and for limits that cannot be kept
 */
export function createReceiver<Host = void>(
  options: ReceiverOptions<Host>,
): (request: Request, host: Host) => Promise<Response> {
  const { store, allowNoOrigin = false, now = Date.now, onRefusal, address = () => undefined } = options;
  const rule = originRule(options.origins);
  const checkRate = rateCheck(options);
  const rules = rulesById([options.qualifiers].flat());

  return async function receive(request: Request, host: Host): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight(request, rule);
    try {
      checkRate(address(request, host), now());
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

/** Throws a `Problem` where the client has sent too often. */
function rateCheck({
  address,
  rateLimit = address ? RATE_LIMIT : false,
}: Pick<ReceiverOptions<never>, 'address' | 'rateLimit'>): (
  client: string | null | undefined,
  time: number,
) => void {
  if (rateLimit === false) return () => undefined;
  if (address === undefined) {
    throw new OptionError(
      'rateLimit needs the option address: a function that gives the address of a client',
    );
  }
  const waitOf = rateLimiter(rateLimit);
  return (client, time) => {
    const wait = client ? waitOf(clientOf(client), time) : 0;
    if (wait === 0) return;
    throw new Problem('too-many', `Send it again in ${wait} s.`, { headers: { 'retry-after': `${wait}` } });
  };
}

function notStored(cause: unknown): never {
  throw new Problem('not-stored', 'Send it again in a while; nothing was kept.', {
    headers: { 'retry-after': RETRY_AFTER },
    cause,
  });
}
