import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Reason } from '../qualifier/judging/judged-answer.ts';
import type { Verdict } from '../qualifier/verdict.ts';

/**
 * The body that a webhook receives: one JSON object per send of a lead, in the payload form of Standard Webhooks
 * (`type`, `timestamp`, `data`). Optional parts are absent, never null.
 */
export interface LeadEvent {
  /** `lead.qualified`, `lead.review` or `lead.unqualified`. */
  type: `lead.${Verdict}`;
  /** When the visitor submitted: ISO 8601, UTC. */
  timestamp: string;
  data: Lead;
}

/** Contact, answers, qualification and source: one filling of a form. */
export interface Lead {
  /** UUIDv7, the idempotency key: the same in every retry, and when the visitor sends the form again. */
  id: string;
  /** 1 for the first send of this `id`, one more for each further send by the visitor. */
  sequence: number;
  /** The short code by which you and the visitor find the same lead; it follows from the id. */
  reference?: string;
  contact: Contact;
  /** By question name, in the order asked. */
  answers: Record<string, AnswerInWords>;
  qualification: Judgement;
  /** What followed for the visitor. */
  outcome?: {
    /** The owner's word for it, as in the rules. */
    route?: string;
  };
  /** Which rules judged; absent when the rules could not be used. */
  qualifier?: RulesUsed;
  source: Source;
  visit: Visit;
  consent?: Consent;
  /** The answer to the form's captcha, for the receiver; only with the attribute `challenge`. */
  challenge?: {
    /** `turnstile`, `hcaptcha`, `recaptcha` or `altcha`. */
    kind: string;
    /** Counts once, and not for long. */
    token: string;
  };
  /** True for leads sent while trying the page out. */
  test?: true;
}

/** What the form says of the person. All texts are as typed, trimmed. */
export interface Contact {
  /** The address to answer to. */
  email?: string;
  /** The whole name, where the form asks for it in one field. */
  name?: string;
  /** The first name. */
  givenName?: string;
  /** The last name. */
  familyName?: string;
  /** The telephone number. */
  phone?: string;
  /** The company or organisation. */
  company?: string;
  /** The address of a website. */
  website?: string;
  /** What the visitor writes. */
  message?: string;
  /** The form's other fields by their names; several values of one name are a list. */
  fields?: Record<string, string | string[]>;
}

/** An answer with the words the visitor saw; `value` is what the rules judge, null when passed over. */
export interface AnswerInWords {
  /** The question. */
  label: string;
  /** The answer as the rules judge it; null where it was passed over. */
  value: AnswerValue;
  /** The answer in the words the visitor saw. */
  text: string;
}

/** The verdict of the page; the receiver judges again from `answers`. */
export interface Judgement {
  /** `qualified`, `review` or `unqualified`. */
  verdict: Verdict;
  /** The points of all answers together. */
  points: number;
  /** The points from which a lead is qualified. */
  pass: number;
  /** Why the verdict is not higher, or what the owner should know: each with its `text`, and the `question` and `verdict` it belongs to. */
  reasons: readonly Reason[];
}

/** `revision` is a short hash of the rules: another one means that page and receiver hold different rules. */
export interface RulesUsed {
  /** The `id` of the rules. */
  id: string;
  /** Always 1. */
  version: number;
  /** Eight hex digits that follow from the rules. */
  revision: string;
}

/** Where the lead comes from; addresses without their query, save `utm_*` and `ref`. */
export interface Source {
  /** The page with the form. */
  page: string;
  /** The page before it, where the browser tells. */
  referrer?: string;
  /** The parameter `ref` of the page: who recommends you, for example. */
  ref?: string;
  /** The parameters `utm_…` of the page, without that beginning. */
  utm?: Record<string, string>;
}

/** How the form was filled in. */
export interface Visit {
  /** BCP 47 tag of the words the visitor saw. */
  locale: string;
  /** The visitor's local calendar date, YYYY-MM-DD: questions about dates count from it. */
  today: string;
  /** Milliseconds from the first touch of the form to the submit; 0 for a form that was never touched. */
  elapsedMs: number;
  /** Questions shown. */
  asked: number;
  /** Answers changed after a decline was shown. */
  changes: number;
  /** True when a field that people cannot see was filled in: probably a robot. */
  honeypot?: true;
}

/**
 * The form's consent checkbox: whether it was ticked, its label as the visitor saw it, and when it was set last; the
 * time of the submit, where the visitor did not touch it.
 */
export interface Consent {
  /** Whether the box is ticked. */
  given: boolean;
  /** Its label, as the visitor saw it. */
  text: string;
  /** When it was set last: ISO 8601, UTC. */
  time: string;
}

/** Wraps a lead for the wire. `time` is in milliseconds since 1970. */
export function leadEvent(lead: Lead, time: number): LeadEvent {
  return {
    type: `lead.${lead.qualification.verdict}`,
    timestamp: new Date(time).toISOString(),
    data: lead,
  };
}
