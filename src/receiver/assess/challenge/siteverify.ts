import * as z from 'zod';
import { OptionError } from '../../command/option-error.ts';
import type { ChallengeContext, ChallengeHook, ChallengeResult } from './challenge.ts';

/** What every service that answers `siteverify` is used with. */
export interface SiteverifyOptions {
  /** The secret key of the site. It is sent to the service only. */
  secret: string;
  /** Hosts of the pages whose answers count, for example `["www.example.com"]`. @default whatever the service allows */
  hostnames?: readonly string[];
  /** Where to ask; for a proxy, or a test. @default the service's own address */
  url?: string;
  /** Milliseconds to wait for the service. @default 5000 */
  timeout?: number;
}

/** What differs from service to service. */
export interface Service {
  kind: string;
  url: string;
  /** Further fields of the request. */
  fields?: (token: string, context: ChallengeContext) => Promise<Record<string, string>>;
  /** Codes of what else is wrong with an answer that is right by itself. */
  faults?: (answer: Answer) => string[];
}

export type Answer = z.infer<typeof answerSchema>;

const answerSchema = z.looseObject({
  'success': z.boolean(),
  'error-codes': z.array(z.string()).optional(),
  'hostname': z.string().optional(),
  'action': z.string().optional(),
  'score': z.number().optional(),
});

/**
 * Too old or used before, in the words of each service. Not hCaptcha's former `invalid-or-already-seen-response`, which
 * is said of tokens that nobody ever solved, too.
 */
const STALE = ['timeout-or-duplicate', 'expired-input-response', 'already-seen-response'];

/**
 * Not the visitor's fault: the service's own, or the owner's. `bad-request` is none of them, for whoever
 * sends a strange enough token can bring it about; nor is hCaptcha's `sitekey-secret-mismatch`, which a right answer
 * to the captcha of any other site comes to.
 */
const NO_ANSWER = [
  'internal-error',
  'missing-input-secret',
  'invalid-input-secret',
  'missing-remoteip',
  'invalid-remoteip',
];

/**
 * Signs that tokens of these services are made of. Of anything else the service is not asked: a firewall before it that
 * takes offence at an attack gives no answer, and a token that nobody could verify is not held against a lead.
 */
const TOKEN = /^[\w.~|:+=-]+$/;

/**
 * Makes the hook that asks a service by its `siteverify` call: a form of `secret`, `response` and
 * `remoteip`, answered by `success` and `error-codes`.
 * @throws OptionError without a secret
 */
export function siteverify(service: Service, options: SiteverifyOptions): ChallengeHook {
  const { secret, hostnames, url = service.url, timeout = 5_000 } = options;
  if (!secret) throw new OptionError(`${service.kind} needs its secret key`);

  return async function verify(token, context) {
    if (context.kind !== service.kind) return { result: 'failed', codes: ['wrong-kind'] };
    if (!TOKEN.test(token)) return { result: 'failed', codes: ['malformed'] };
    const body = new URLSearchParams({
      secret,
      response: token,
      ...(context.address && { remoteip: context.address }),
      ...(await service.fields?.(token, context)),
    });
    const answer = await ask(url, body, timeout);
    if (typeof answer === 'string') return { result: 'unreachable', codes: [answer] };
    const codes = (answer['error-codes'] ?? []).map((code) => code.replace(/[^\w-]/g, '').slice(0, 60));
    const faults = answer.success ? (service.faults?.(answer) ?? []) : codes;
    if (answer.success && hostnames && !hostnames.includes(answer.hostname ?? ''))
      faults.push('wrong-hostname');
    return {
      result: answer.success && faults.length === 0 ? 'passed' : resultOf(faults),
      codes: faults.slice(0, 5),
      ...(answer.score !== undefined && { score: answer.score }),
    };
  };
}

/** The service's answer, or in a word why there is none. Some services answer a wrong token with 400. */
async function ask(url: string, body: URLSearchParams, timeout: number): Promise<Answer | string> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
    if (response.status >= 500 || response.status === 429) return `http-${response.status}`;
    const parsed = answerSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : 'no-answer';
  } catch (error) {
    // No connection, no answer in time, no JSON: whatever it was, nobody has said anything of the token.
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'no-answer';
  }
}

function resultOf(codes: readonly string[]): ChallengeResult['result'] {
  if (codes.some((code) => NO_ANSWER.includes(code))) return 'unreachable';
  return codes.length > 0 && codes.every((code) => STALE.includes(code)) ? 'stale' : 'failed';
}
