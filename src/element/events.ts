import type { LeadEvent } from '../lead/lead-event.ts';
import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import type { Question } from '../qualifier/schema/questions.ts';

/** The element's events bubble, also out of shadow roots. */
class LeadQualifierEvent extends Event {
  constructor(type: string, fields?: object, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    Object.assign(this, fields);
  }
}

/** The visitor touches the form for the first time. */
export class LeadStartEvent extends LeadQualifierEvent {
  constructor() {
    super('lead-start');
  }
}

/** A question is shown. */
export class LeadAskEvent extends LeadQualifierEvent {
  declare readonly question: Question;

  constructor(question: Question) {
    super('lead-ask', { question });
  }
}

/** An answer is settled: not every arrow press on the way to it. */
export class LeadAnswerEvent extends LeadQualifierEvent {
  declare readonly question: Question;
  declare readonly value: AnswerValue;

  constructor(question: Question, value: AnswerValue) {
    super('lead-answer', { question, value });
  }
}

/**
 * The form is submitted and judged. `preventDefault()` takes over what follows: nothing is posted, held or shown.
 * `lead` is what would have been posted.
 */
export class LeadVerdictEvent extends LeadQualifierEvent {
  declare readonly qualification: Qualification | undefined;
  declare readonly lead: LeadEvent;

  constructor(qualification: Qualification | undefined, lead: LeadEvent) {
    super('lead-verdict', { qualification, lead }, true);
  }
}

/** The webhook confirmed the lead. */
export class LeadDeliveredEvent extends LeadQualifierEvent {
  declare readonly lead: LeadEvent;

  constructor(lead: LeadEvent) {
    super('lead-delivered', { lead });
  }
}

/** The lead waits in the browser; `kept` tells whether it outlives the page. */
export class LeadQueuedEvent extends LeadQualifierEvent {
  declare readonly lead: LeadEvent;
  declare readonly kept: boolean;

  constructor(lead: LeadEvent, kept: boolean) {
    super('lead-queued', { lead, kept });
  }
}

/** The webhook refused the lead, or the page may not reach it; `status` is the HTTP status, 0 without an answer. */
export class LeadUndeliveredEvent extends LeadQualifierEvent {
  declare readonly lead: LeadEvent;
  declare readonly status: number;

  constructor(lead: LeadEvent, status: number) {
    super('lead-undelivered', { lead, status });
  }
}

/** Dispatched when the element leaves the page, for the script tag; it does not bubble. */
export const REMOVED = 'lead-removed';

/** The events by their types. */
export interface LeadEvents {
  'lead-start': LeadStartEvent;
  'lead-ask': LeadAskEvent;
  'lead-answer': LeadAnswerEvent;
  'lead-verdict': LeadVerdictEvent;
  'lead-delivered': LeadDeliveredEvent;
  'lead-queued': LeadQueuedEvent;
  'lead-undelivered': LeadUndeliveredEvent;
}

declare global {
  interface GlobalEventHandlersEventMap extends LeadEvents {}
}
