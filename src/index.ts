export { LeadQualifier } from './element/lead-qualifier.ts';
/** The leads that wait in this browser: `outbox().leads()`, `.flush()`, `.forget()`. */
export { pageOutbox as outbox } from './element/submission/page-outbox.ts';
export {
  LeadAnswerEvent,
  LeadAskEvent,
  LeadDeliveredEvent,
  LeadQueuedEvent,
  LeadStartEvent,
  LeadUndeliveredEvent,
  LeadVerdictEvent,
} from './element/events.ts';
export type { LeadEvent, Lead, Contact } from './lead/lead-event.ts';
export type { Qualification, Reason } from './qualifier/judging/qualify.ts';
export type { Answers, AnswerValue } from './qualifier/judging/answer.ts';
export type { Outcome, Qualifier, Question, Verdict } from './qualifier/schema/schema.ts';
export type { LeadQualifierOptions } from './script/options.ts';
