import type { Qualifier } from '../qualifier/schema/schema.ts';
import { type ChallengeHook, withoutToken } from './assess/challenge/challenge.ts';
import { challengeCheck } from './assess/challenge/check-challenge.ts';
import type { Enricher } from './assess/enrich/enricher.ts';
import { type JudgedLead, assessLead, rulesById } from './assess/judgement.ts';
import { type SpamRule, spamRule } from './assess/spam.ts';
import { describeError } from './errors.ts';
import type { Forwarder } from './forward/forwarder.ts';
import { parseEvent, readEventText } from './http/body.ts';
import { type RateLimit, rateCheck } from './http/client.ts';
import { type AllowedOrigin, checkOrigin, corsHeaders, originRule, preflight } from './http/origin.ts';
import { notStored, Problem } from './http/problem.ts';
import type { SaveResult, Store } from './store/store.ts';

/**
 * Options of a receiver. `Host` is what your server passes to its handlers beside the request, where `address` needs it.
 */
export interface ReceiverOptions<Host = void> {
  /**
   * The owner's rules, as `parseQualifier` returns them. A lead is judged by the rules of its id and revision, so there
   * may be several of one id, for example one per language. Where no revision matches, the first of the lead's id is
   * used and the lead is at most `review`. Rules that consist of bank questions have one revision in all languages.
   */
  qualifiers: Qualifier | readonly Qualifier[];
  /** Where leads are stored. */
  store: Store;
  /** Sends leads to your targets: from `createForwarder`, for the same store. */
  forwarder?: Pick<Forwarder, 'deliveriesOf' | 'wake' | 'forwardDue'>;
  /** Has leads looked up after they are stored: from `createEnricher`, for the same store and forwarder. */
  enricher?: Pick<Enricher, 'deadlines' | 'enrich'>;
  /**
   * Where a program runs for one request only (Workers): keeps it running until the lead is looked up and forwarded, for
   * example `(work, host) => host.waitUntil(work)`. Elsewhere the enricher and the forwarder are started instead.
   */
  waitUntil?: (work: Promise<void>, host: Host) => void;
  /** Pages that may send leads, for example `["https://www.example.com"]`; `["*"]` for all. */
  origins: readonly AllowedOrigin[];
  /**
   * Whether requests without an `Origin` header may send. Browsers always send it for a page, so these are programs:
   * turn it on where your own server passes leads on.
   * @default false
   */
  allowNoOrigin?: boolean;
  /**
   * The client's IP address: a `Request` has none. For example `(request) => request.headers.get('cf-connecting-ip')`
   * on Cloudflare; behind proxies of your own see `clientAddress`.
   */
  address?: (request: Request, host: Host) => string | null | undefined;
  /**
   * How often one client may send. Further requests are answered 429 with `Retry-After`, and our pages send again then.
   * Needs `address`; requests without an address are not counted. `false` for no limit.
   * @default { requests: 30, seconds: 60 } with `address`, else no limit
   */
  rateLimit?: RateLimit | false;
  /**
   * Verifies the challenge (captcha) of pages with the attribute `challenge`: `turnstile`, `hcaptcha`, `recaptcha` or
   * `altcha` of this package, or a function of your own. A lead whose token is wrong, stale or missing is stored as at
   * most `review`, with that reason; the token is not stored.
   */
  challenge?: ChallengeHook;
  /**
   * Refuse leads whose challenge failed or is missing with 422, instead of storing them. A stale token is accepted,
   * since leads may wait in browsers, but only for one lead and ten sends of it.
   * @default false
   */
  requireChallenge?: boolean;
  /** How the spam score caps the verdict. @default { reviewFrom: 0.5 } */
  spam?: SpamRule;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Called with every refusal. Neither the problem nor its text contains anything the visitor typed. */
  onRefusal?: (problem: Problem, request: Request) => void;
  /** Called with problems that only the owner can fix, such as a wrong secret. Nothing in them is about a visitor. */
  onTrouble?: (text: string) => void;
}

/** The response to a lead that is stored. */
export interface LeadReceipt {
  id: string;
  verdict: 'qualified' | 'review' | 'unqualified';
}

const STATUS: Readonly<Record<SaveResult, number>> = { stored: 202, replaced: 202, repeat: 200 };

/**
 * Creates the handler for lead events: `202 {id, verdict}` once the lead is durable, `200` for one that was sent before,
 * a problem (RFC 9457) for a request without a valid lead event. It is the whole server side of the `webhook`
 * attribute, for any program that uses `Request` and `Response`.
 * @throws OptionError for origins that no browser would send, and for limits that cannot be kept
 */
export function createReceiver<Host = void>(
  options: ReceiverOptions<Host>,
): (request: Request, host: Host) => Promise<Response> {
  const {
    store,
    forwarder,
    enricher,
    waitUntil,
    allowNoOrigin = false,
    now = Date.now,
    onRefusal,
    address = () => undefined,
  } = options;
  const rule = originRule(options.origins);
  const spamHook = spamRule(options.spam, options.onTrouble);
  const checkRate = rateCheck(options);
  const checkChallenge = challengeCheck(options);
  const rules = rulesById([options.qualifiers].flat());

  /** Has a stored lead looked up and forwarded; the response does not wait for it. */
  function afterSave(lead: JudgedLead | undefined, host: Host): void {
    const enriched = lead && enricher?.enrich(lead);
    forwarder?.wake();
    waitUntil?.(forwardAfter(enriched), host);
  }

  async function forwardAfter(enriched: Promise<void> | undefined): Promise<void> {
    await enriched;
    try {
      await forwarder?.forwardDue();
    } catch (error) {
      options.onTrouble?.(`Forwarding waits for the database: ${describeError(error)}`);
    }
  }

  return async function receive(request: Request, host: Host): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight(request, rule);
    try {
      const client = address(request, host);
      checkRate(client, now());
      if (request.method === 'GET' && options.challenge?.issue && isChallengePath(request)) {
        if (request.headers.has('origin')) checkOrigin(request, rule, allowNoOrigin);
        return withHeaders(Response.json(await options.challenge.issue()));
      }
      if (request.method !== 'POST') {
        throw new Problem('method', 'Send the lead event by POST.', { headers: { allow: 'POST, OPTIONS' } });
      }
      checkOrigin(request, rule, allowNoOrigin);
      const event = parseEvent(await readEventText(request));
      const received = now();
      const challenge = await checkChallenge(event, client);
      const hasOrigin = request.headers.has('origin');
      const judgement = assessLead(event, rules, spamHook, { received, hasOrigin, challenge });
      const lead = { event: withoutToken(event), judgement, received };
      const { enrichBy, due = received } = enricher?.deadlines(received) ?? {};
      const deliveries = forwarder?.deliveriesOf(judgement, due) ?? [];
      const { result, verdict } = await store.save(lead, deliveries, enrichBy).catch(notStored);
      afterSave(result === 'repeat' ? undefined : lead, host);
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

function isChallengePath({ url }: Request): boolean {
  return new URL(url).pathname.endsWith('/challenge');
}
