import { type LeadEvent, leadEvent, type Source, type Lead } from '../../lead/lead-event.ts';
import { referenceOf } from '../../lead/id.ts';
import { revision } from '../../qualifier/revision.ts';
import type { Judged } from '../controllers/answers.ts';
import type { FieldEdits } from './field-edits.ts';
import type { SubmissionElement, SubmissionHost } from './host.ts';
import type { LeadIdentity } from './lead-identity.ts';
import { isTest } from '../page-mode.ts';
import { localDate } from '../local-date.ts';
import { readContact } from '../contact/read-contact.ts';

/** What goes into a lead beside the form itself. */
export interface LeadParts {
  element: SubmissionElement;
  host: SubmissionHost;
  identity: LeadIdentity;
  edits: FieldEdits;
  /** Undefined when the rules could not be used. */
  judged: Judged | undefined;
  /** Answers changed after a decline was shown. */
  changes: number;
}

/** Makes the lead event of a form as it stands now. */
export function composeLead(
  form: HTMLFormElement,
  { element, host, identity, edits, judged, changes }: LeadParts,
): LeadEvent {
  const { contact, honeypot, consent } = readContact(form, edits.timeOf, element.consent);
  const { rules, answers = {}, qualification } = judged ?? {};
  const { asked = [], outcome, points = 0, pass = 0, verdict = 'review' } = qualification ?? {};
  const next = identity.next(contact.email);
  return leadEvent(
    {
      ...next,
      reference: referenceOf(next.id),
      contact,
      answers: Object.fromEntries(
        asked.map((question) => {
          const { name, label } = question;
          const value = answers[name] ?? null;
          return [name, { label, value, text: host.answerText(question, value) }];
        }),
      ),
      qualification: {
        verdict,
        points,
        pass,
        reasons: qualification?.reasons ?? [{ verdict: 'review', text: 'not judged' }],
      },
      ...(outcome?.route && { outcome: { route: outcome.route } }),
      ...(rules && { qualifier: { id: rules.id ?? 'default', version: 1, revision: revision(rules) } }),
      source: readSource(location.href, document.referrer),
      visit: {
        locale: host.words().language,
        today: localDate(),
        elapsedMs: host.touch.elapsedMs,
        asked: asked.length,
        changes,
        ...(honeypot && { honeypot }),
      },
      ...(consent && { consent }),
      ...(isTest() && { test: true as const }),
    },
    Date.now(),
  );
}

/** Where the visitor is and came from: addresses without their query, save `utm_*` and `ref`. */
export function readSource(page: string, referrer: string): Source {
  const { origin, pathname, searchParams } = new URL(page);
  const kept = [...searchParams].filter(([key]) => /^(utm_.+|ref)$/.test(key)).slice(0, 10);
  const utm = kept.flatMap(([key, value]) => (key === 'ref' ? [] : [[key.slice(4), value.slice(0, 200)]]));
  const ref = searchParams.get('ref')?.slice(0, 200);
  return {
    page: `${origin}${pathname}${kept.length ? `?${new URLSearchParams(kept)}` : ''}`.slice(0, 2_000),
    ...(referrer && { referrer: referrer.replace(/[?#].*/, '').slice(0, 2_000) }),
    ...(ref && { ref }),
    ...(utm.length && { utm: Object.fromEntries(utm) as Record<string, string> }),
  };
}

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
