/** The rules: parse them, ask by them, judge by them. Pure, and the same on the page and on the server. */
export type { BankWords } from './bank/answers.ts';
export { expand } from './bank/expand.ts';
export { bankWords } from './bank/load-words.ts';
export type { Reason } from './judging/judged-answer.ts';
export { qualify, type Qualification } from './judging/qualify.ts';
export type { AnswerEffects, Answers, AnswerValue } from './kinds/kind.ts';
export { answerText, effectsOf, readAnswer } from './kinds/kinds.ts';
export { bandOf } from './kinds/measured.ts';
export { DEFAULT_MAX_LENGTH } from './kinds/text.ts';
export { revision } from './revision.ts';
export type { BankEntry } from './schema/bank-entries.ts';
export {
  parseQualifier,
  parseQualifierText,
  QualifierError,
  type RuleProblem,
} from './schema/parse-qualifier.ts';
export type {
  AmountQuestion,
  Band,
  ChoiceQuestion,
  ChoicesQuestion,
  DateQuestion,
  Effects,
  Option,
  Question,
  TextQuestion,
  When,
  YesNoQuestion,
} from './schema/questions.ts';
export type { Outcome, Qualifier, WrittenQualifier } from './schema/schema.ts';
export { isUsable } from './schema/usable.ts';
export type { Ceiling, Verdict } from './verdict.ts';
