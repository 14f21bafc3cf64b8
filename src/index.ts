export { LeadQualifier } from './widget/lead-qualifier.ts';
/** The leads that wait in this browser: `outbox().leads()`, `.flush()`, `.forget()`. */
export { pageOutbox as outbox } from './widget/page-outbox.ts';
export {
  LeadAnswerEvent,
  LeadAskEvent,
  LeadDeliveredEvent,
  LeadQueuedEvent,
  LeadStartEvent,
  LeadUndeliveredEvent,
  LeadVerdictEvent,
} from './widget/events.ts';
export type { LeadEvent, Lead, Contact } from './lead/lead-event.ts';
export type { Reason } from './qualifier/judging/judged-answer.ts';
export type { Qualification } from './qualifier/judging/qualify.ts';
export type { Answers, AnswerValue } from './qualifier/kinds/kind.ts';
export type { Question } from './qualifier/schema/questions.ts';
export type { Outcome, Qualifier } from './qualifier/schema/schema.ts';
export type { Verdict } from './qualifier/verdict.ts';
export type { LeadQualifierOptions } from './tag/options.ts';
