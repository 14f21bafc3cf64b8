import { type LeadEvent, leadEvent } from '../../lead/lead-event.ts';
import { referenceOf } from '../../lead/id.ts';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import { revision } from '../../qualifier/revision.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Judged } from '../controllers/answers.ts';
import type { LeadIdentity } from './lead-identity.ts';
import { isTest } from '../test-mode.ts';
import { localDate } from '../local-date.ts';
import { readContact } from '../contact/read-contact.ts';
import { readSource } from './source.ts';
import type { Field } from '../contact/fields.ts';

/** What goes into a lead beside the form itself. */
export interface LeadParts {
  identity: LeadIdentity;
  /** Undefined when the rules could not be used. */
  judged: Judged | undefined;
  /** Milliseconds since the first touch of the form. */
  elapsedMs: number;
  /** When the visitor last changed a field, in milliseconds since 1970; 0: never. */
  editedAt: (field: Field) => number;
  /** Answers changed after a decline was shown. */
  changes: number;
  /** The name of the consent checkbox. */
  consentName: string | null | undefined;
  /** BCP 47 tag of the words that the visitor read. */
  language: string;
  /** An answer in the words that the visitor saw. */
  answerText: (question: Question, value: AnswerValue) => string;
}

/** Makes the lead event of a form as it stands now. */
export function composeLead(
  form: HTMLFormElement,
  { identity, judged, elapsedMs, editedAt, changes, consentName, language, answerText }: LeadParts,
): LeadEvent {
  const { contact, honeypot, consent } = readContact(form, editedAt, consentName);
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
          return [name, { label, value, text: answerText(question, value) }];
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
        locale: language,
        today: localDate(),
        elapsedMs,
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
