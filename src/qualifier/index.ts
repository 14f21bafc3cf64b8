/** The rules: parse them, ask by them, judge by them. Pure, and the same on the page and on the server. */
export type {
  AmountQuestion,
  Band,
  BankEntry,
  Ceiling,
  ChoiceQuestion,
  ChoicesQuestion,
  DateQuestion,
  Effects,
  Option,
  Outcome,
  Qualifier,
  Question,
  TextQuestion,
  Verdict,
  When,
  WrittenQualifier,
  YesNoQuestion,
} from './schema/schema.ts';
export {
  answerText,
  bandOf,
  DEFAULT_MAX_LENGTH,
  effectsOf,
  readAnswer,
  type AnswerEffects,
  type Answers,
  type AnswerValue,
} from './judging/answer.ts';
export { qualify, type Qualification, type Reason } from './judging/qualify.ts';
export {
  parseQualifier,
  parseQualifierText,
  QualifierError,
  type Problem,
} from './schema/parse-qualifier.ts';
export { isUsable } from './schema/usable.ts';
export { revision } from './revision.ts';
export { expand } from './bank/expand.ts';
export { bankWords } from './bank/load-words.ts';
export type { BankWords } from './bank/answers.ts';
