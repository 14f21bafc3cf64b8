import type { Lead } from '../../lead/lead-event.ts';

/**
 * What the fields begin with that captchas put their tokens into. hCaptcha and Turnstile can fill reCAPTCHA's field
 * beside their own, for sites that have changed over: theirs count, and stand last.
 */
const FIELDS = ['altcha', 'g-recaptcha', 'h-captcha', 'cf-turnstile'];

/** Puts the token of the form's captcha into a lead, if it is there. */
export function takeChallenge(form: HTMLFormElement, lead: Pick<Lead, 'challenge'>): void {
  for (const name of FIELDS) {
    const token = form.querySelector<HTMLInputElement>(`[name^=${name}]`)?.value;
    if (token) lead.challenge = { kind: name.replace(/cf-|g-|-/, ''), token };
  }
}
