import { type LeadEvent, leadEvent } from '../lead/lead-event.ts';
import { referenceOf } from '../lead/id.ts';
import { kindOf } from '../qualifier/kinds/page.ts';
import { answerText } from '../qualifier/page.ts';
import { revision } from '../qualifier/revision.ts';
import type { Judged } from './filling.ts';
import { kindViews } from './kinds/kind-views.ts';
import type { KindView } from './kinds/question-view.ts';
import type { LeadIdentity } from './lead-identity.ts';
import { isTest } from './is-test.ts';
import { localDate } from './local-date.ts';
import type { Words } from './locales/en.ts';
import { readContact } from './read-contact.ts';
import { readSource } from './read-source.ts';
import type { Visit } from './visit.ts';

/** What goes into a lead beside the form itself. */
export interface LeadParts {
  identity: LeadIdentity;
  /** Undefined when the rules could not be used. */
  judged: Judged | undefined;
  visit: Visit;
  /** The name of the consent checkbox. */
  consentName: string | null | undefined;
  /** The words that the visitor saw. */
  words: Words;
}

/** Makes the lead event of a form as it stands now. */
export function composeLead(
  form: HTMLFormElement,
  { identity, judged, visit, consentName, words }: LeadParts,
): LeadEvent {
  const { contact, honeypot, consent } = readContact(form, visit.edited, consentName);
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
          const said = kindOf<KindView>(kindViews, question).say?.(question, value, words);
          return [name, { label, value, text: said ?? answerText(question, value) }];
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
        locale: words.language,
        today: localDate(),
        elapsedMs: visit.elapsed(),
        asked: asked.length,
        changes: visit.changes,
        ...(honeypot && { honeypot }),
      },
      ...(consent && { consent }),
      ...(isTest() && { test: true as const }),
    },
    Date.now(),
  );
}
