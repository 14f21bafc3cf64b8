/** Turnstile, hCaptcha and reCAPTCHA, which are verified by the same kind of call. */
import * as z from 'zod';
import { OptionError } from '../../errors.ts';
import { sha256 } from '../../sha256.ts';
import type { ChallengeContext, ChallengeHook, ChallengeResult } from './challenge.ts';

/** Options of every service with a `siteverify` call. */
export interface SiteverifyOptions {
  /** The secret key of the site. It is sent to the service only. */
  secret: string;
  /** Hosts of the pages whose answers count, for example `["www.example.com"]`. @default whatever the service allows */
  hostnames?: readonly string[];
  /** URL of the call; for a proxy, or a test. @default the service's own */
  url?: string;
  /** Milliseconds to wait for the service. @default 5000 */
  timeout?: number;
}

/** The differences between the services. */
interface Service {
  kind: string;
  url: string;
  /** Further fields of the request. */
  fields?: (token: string, context: ChallengeContext) => Promise<Record<string, string>>;
  /** Further checks of a successful response; returns the codes of those that fail. */
  faults?: (response: SiteverifyResponse) => string[];
}

type SiteverifyResponse = z.infer<typeof responseSchema>;

const responseSchema = z.looseObject({
  'success': z.boolean(),
  'error-codes': z.array(z.string()).optional(),
  'hostname': z.string().optional(),
  'action': z.string().optional(),
  'score': z.number().optional(),
});

/**
 * The services' codes for a token that is too old or was used before. Not hCaptcha's former
 * `invalid-or-already-seen-response`, which it also returned for tokens that were never solved.
 */
const STALE_CODES = ['timeout-or-duplicate', 'expired-input-response', 'already-seen-response'];

/**
 * Codes that are the service's or the owner's fault, not the visitor's. Not among them: `bad-request`, which a strange
 * enough token causes, and hCaptcha's `sitekey-secret-mismatch`, which a right answer to another site's captcha causes.
 */
const UNREACHABLE_CODES = [
  'internal-error',
  'missing-input-secret',
  'invalid-input-secret',
  'missing-remoteip',
  'invalid-remoteip',
];

/**
 * The characters of these services' tokens. Any other token fails without a call: a firewall before the service could
 * block it, and a token that nobody could verify does not count against the lead.
 */
const TOKEN = /^[\w.~|:+=-]+$/;

export interface TurnstileOptions extends SiteverifyOptions {
  /** The `action` of the page's widget; tokens with another one fail. */
  action?: string;
}

export interface HcaptchaOptions extends SiteverifyOptions {
  /** The page's site key; tokens of another one fail. */
  sitekey?: string;
}

/** For version 2 or 3. */
export interface RecaptchaOptions extends SiteverifyOptions {
  /** Version 3: the lowest score that passes, 0 to 1. @default 0.5 */
  minScore?: number;
  /** Version 3: the `action` of the page; tokens with another one fail. */
  action?: string;
}

/**
 * Verifies the tokens of Cloudflare Turnstile. A token is valid for five minutes and once; with the same lead it is
 * valid again, because the page sends it again when our response was lost.
 * @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile({ action, ...options }: TurnstileOptions): ChallengeHook {
  return siteverify(
    {
      kind: 'turnstile',
      url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
      fields: async (token, { lead }) => ({ idempotency_key: await uuidOf(`${lead.id} ${token}`) }),
      faults: (response) => (action === undefined || response.action === action ? [] : ['wrong-action']),
    },
    options,
  );
}

/**
 * Verifies the tokens of hCaptcha.
 * @see https://docs.hcaptcha.com/#verify-the-user-response-server-side
 */
export function hcaptcha({ sitekey, ...options }: HcaptchaOptions): ChallengeHook {
  return siteverify(
    {
      kind: 'hcaptcha',
      url: 'https://api.hcaptcha.com/siteverify',
      fields: async () => (sitekey === undefined ? {} : { sitekey }),
    },
    options,
  );
}

/**
 * Verifies the tokens of Google reCAPTCHA. A token is valid for two minutes.
 * @see https://developers.google.com/recaptcha/docs/verify
 */
export function recaptcha({ minScore = 0.5, action, ...options }: RecaptchaOptions): ChallengeHook {
  return siteverify(
    {
      kind: 'recaptcha',
      url: 'https://www.google.com/recaptcha/api/siteverify',
      faults: (response) => [
        ...(action === undefined || response.action === action ? [] : ['wrong-action']),
        ...(response.score === undefined || response.score >= minScore ? [] : ['low-score']),
      ],
    },
    options,
  );
}

/** A UUID derived from a text (RFC 9562, section 5.8). */
async function uuidOf(text: string): Promise<string> {
  const hex = (await sha256(text)).slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
}

/**
 * Creates the hook for a service with a `siteverify` call: a form of `secret`, `response` and `remoteip`, answered
 * with `success` and `error-codes`.
 * @throws OptionError without a secret
 */
function siteverify(service: Service, options: SiteverifyOptions): ChallengeHook {
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
    const response = await call(url, body, timeout);
    if (typeof response === 'string') return { result: 'unreachable', codes: [response] };
    const codes = (response['error-codes'] ?? []).map((code) => code.replace(/[^\w-]/g, '').slice(0, 60));
    const faults = response.success ? (service.faults?.(response) ?? []) : codes;
    if (response.success && hostnames && !hostnames.includes(response.hostname ?? ''))
      faults.push('wrong-hostname');
    return {
      result: response.success && faults.length === 0 ? 'passed' : resultOf(faults),
      codes: faults.slice(0, 5),
      ...(response.score !== undefined && { score: response.score }),
    };
  };
}

/** Calls the service; returns its response, or a code for why there is none. Some answer a wrong token with 400. */
async function call(
  url: string,
  body: URLSearchParams,
  timeout: number,
): Promise<SiteverifyResponse | string> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
    if (response.status >= 500 || response.status === 429) return `http-${response.status}`;
    const parsed = responseSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : 'no-answer';
  } catch (error) {
    // No connection, no response in time, no JSON: in each case the token is not verified.
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'no-answer';
  }
}

function resultOf(codes: readonly string[]): ChallengeResult['result'] {
  if (codes.some((code) => UNREACHABLE_CODES.includes(code))) return 'unreachable';
  return codes.length > 0 && codes.every((code) => STALE_CODES.includes(code)) ? 'stale' : 'failed';
}
