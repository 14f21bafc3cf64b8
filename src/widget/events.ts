import type { LeadEvent } from '../lead/lead-event.ts';
import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import type { Question } from '../qualifier/schema/questions.ts';

/** What all events of the element share: they bubble, also out of shadow roots. */
class WidgetEvent extends Event {
  constructor(type: string, fields?: object, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    Object.assign(this, fields);
  }
}

/** The visitor touches the form for the first time. */
export class LeadStartEvent extends WidgetEvent {
  constructor() {
    super('lead-start');
  }
}

/** A question is shown. */
export class LeadAskEvent extends WidgetEvent {
  declare readonly question: Question;

  constructor(question: Question) {
    super('lead-ask', { question });
  }
}

/** An answer is settled: not every arrow press on the way to it. */
export class LeadAnswerEvent extends WidgetEvent {
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
export class LeadVerdictEvent extends WidgetEvent {
  declare readonly qualification: Qualification | undefined;
  declare readonly lead: LeadEvent;

  constructor(qualification: Qualification | undefined, lead: LeadEvent) {
    super('lead-verdict', { qualification, lead }, true);
  }
}

/** The webhook confirmed the lead. */
export class LeadDeliveredEvent extends WidgetEvent {
  declare readonly lead: LeadEvent;

  constructor(lead: LeadEvent) {
    super('lead-delivered', { lead });
  }
}

/** The lead waits in the browser; `kept` tells whether it outlives the page. */
export class LeadQueuedEvent extends WidgetEvent {
  declare readonly lead: LeadEvent;
  declare readonly kept: boolean;

  constructor(lead: LeadEvent, kept: boolean) {
    super('lead-queued', { lead, kept });
  }
}

/** The webhook refused the lead, or the page may not reach it; `status` is the HTTP status, 0 without an answer. */
export class LeadUndeliveredEvent extends WidgetEvent {
  declare readonly lead: LeadEvent;
  declare readonly status: number;

  constructor(lead: LeadEvent, status: number) {
    super('lead-undelivered', { lead, status });
  }
}

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
