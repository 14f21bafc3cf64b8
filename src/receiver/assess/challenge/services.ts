import type { ChallengeHook } from './challenge.ts';
import type { SiteverifyOptions } from './siteverify.ts';
import { siteverify } from './siteverify.ts';

/** How Turnstile is used. */
export interface TurnstileOptions extends SiteverifyOptions {
  /** The `action` that the page's widget was given; others fail. */
  action?: string;
}

/** How hCaptcha is used. */
export interface HcaptchaOptions extends SiteverifyOptions {
  /** The page's site key; answers given for another one fail. */
  sitekey?: string;
}

/** How reCAPTCHA is used, version 2 or 3. */
export interface RecaptchaOptions extends SiteverifyOptions {
  /** Version 3 says how sure it is, 0 to 1; below this an answer fails. @default 0.5 */
  minScore?: number;
  /** Version 3: the `action` that the page names; others fail. */
  action?: string;
}

/**
 * Verifies the tokens of Cloudflare Turnstile. A token lives five minutes and counts once; the same token
 * of the same lead counts again, as when the answer to the page was lost.
 * @see https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export function turnstile({ action, ...options }: TurnstileOptions): ChallengeHook {
  return siteverify(
    {
      kind: 'turnstile',
      url: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
      fields: async (token, { lead }) => ({ idempotency_key: await uuidOf(`${lead.id} ${token}`) }),
      faults: (answer) => (action === undefined || answer.action === action ? [] : ['wrong-action']),
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
 * Verifies the tokens of Google reCAPTCHA. A token lives two minutes.
 * @see https://developers.google.com/recaptcha/docs/verify
 */
export function recaptcha({ minScore = 0.5, action, ...options }: RecaptchaOptions): ChallengeHook {
  return siteverify(
    {
      kind: 'recaptcha',
      url: 'https://www.google.com/recaptcha/api/siteverify',
      faults: (answer) => [
        ...(action === undefined || answer.action === action ? [] : ['wrong-action']),
        ...(answer.score === undefined || answer.score >= minScore ? [] : ['low-score']),
      ],
    },
    options,
  );
}

/** A UUID that is always the same for one text (RFC 9562, section 5.8). */
async function uuidOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
}
