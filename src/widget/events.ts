import type { LeadEvent } from '../lead/lead-event.ts';
import type { AnswerValue } from '../qualifier/answer.ts';
import type { Qualification } from '../qualifier/judge.ts';
import type { Question } from '../qualifier/schema.ts';

/** What all events of the element share: they bubble, also out of shadow roots. */
class WidgetEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
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
  constructor(readonly question: Question) {
    super('lead-ask');
  }
}

/** An answer is settled: not every arrow press on the way to it. */
export class LeadAnswerEvent extends WidgetEvent {
  constructor(
    readonly question: Question,
    readonly value: AnswerValue,
  ) {
    super('lead-answer');
  }
}

/**
 * The form is submitted and judged. `preventDefault()` takes over what follows: nothing is posted, held or shown.
 * `lead` is what would have been posted.
 */
export class LeadVerdictEvent extends WidgetEvent {
  constructor(
    readonly qualification: Qualification | undefined,
    readonly lead: LeadEvent,
  ) {
    super('lead-verdict', true);
  }
}

/** The webhook confirmed the lead. */
export class LeadDeliveredEvent extends WidgetEvent {
  constructor(readonly lead: LeadEvent) {
    super('lead-delivered');
  }
}

/** The lead waits in the browser; `kept` tells whether it outlives the page. */
export class LeadQueuedEvent extends WidgetEvent {
  constructor(
    readonly lead: LeadEvent,
    readonly kept: boolean,
  ) {
    super('lead-queued');
  }
}

/** The webhook refused the lead, or the page may not reach it; `status` is the HTTP status, 0 without an answer. */
export class LeadUndeliveredEvent extends WidgetEvent {
  constructor(
    readonly lead: LeadEvent,
    readonly status: number,
  ) {
    super('lead-undelivered');
  }
}

declare global {
  interface HTMLElementEventMap {
    'lead-start': LeadStartEvent;
    'lead-ask': LeadAskEvent;
    'lead-answer': LeadAnswerEvent;
    'lead-verdict': LeadVerdictEvent;
    'lead-delivered': LeadDeliveredEvent;
    'lead-queued': LeadQueuedEvent;
    'lead-undelivered': LeadUndeliveredEvent;
  }
}
