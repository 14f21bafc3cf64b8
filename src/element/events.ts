import type { LeadEvent } from '../lead/lead-event.ts';
import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import type { Question } from '../qualifier/schema/questions.ts';

/** The class of an event of this type. The element's events bubble, also out of shadow roots. */
const eventClass = <Fields extends object>(type: string, cancelable = false) =>
  class extends Event {
    constructor(fields?: Fields) {
      super(type, { bubbles: true, composed: true, cancelable });
      Object.assign(this, fields);
    }
  } as unknown as new (fields?: Fields) => Event & Readonly<Fields>;

/** The visitor touches the form for the first time. */
export class LeadStartEvent extends eventClass('lead-start') {}

/** A question is shown. */
export class LeadAskEvent extends eventClass<{ question: Question }>('lead-ask') {}

/** An answer is settled: not every arrow press on the way to it. */
export class LeadAnswerEvent extends eventClass<{ question: Question; value: AnswerValue }>('lead-answer') {}

/**
 * The form is submitted and judged. `preventDefault()` takes over what follows: nothing is posted, held or shown.
 * `lead` is what would have been posted; without rules there is no `qualification`.
 */
export class LeadVerdictEvent extends eventClass<{
  qualification: Qualification | undefined;
  lead: LeadEvent;
}>('lead-verdict', true) {}

/** The webhook confirmed the lead. */
export class LeadDeliveredEvent extends eventClass<{ lead: LeadEvent }>('lead-delivered') {}

/** The lead waits in the browser; `kept` tells whether it outlives the page. */
export class LeadQueuedEvent extends eventClass<{ lead: LeadEvent; kept: boolean }>('lead-queued') {}

/** The webhook refused the lead, or the page may not reach it; `status` is the HTTP status, 0 without an answer. */
export class LeadUndeliveredEvent extends eventClass<{ lead: LeadEvent; status: number }>(
  'lead-undelivered',
) {}

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
