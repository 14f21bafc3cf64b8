export { LeadQualifier } from './element/lead-qualifier.ts';
export { outbox } from './element/outbox.ts';
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
export type { Reason } from './qualifier/judging/judged-answer.ts';
export type { Qualification } from './qualifier/judging/qualify.ts';
export type { Answers, AnswerValue } from './qualifier/kinds/kind.ts';
export type { Question } from './qualifier/schema/questions.ts';
export type { Outcome, Qualifier } from './qualifier/schema/schema.ts';
export type { Verdict } from './qualifier/verdict.ts';
export type { LeadQualifierOptions } from './script/options.ts';
