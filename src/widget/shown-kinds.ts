import type { ChoiceQuestion, Question, YesNoQuestion } from '../qualifier/schema.ts';

/**
 * The questions this version can show; rules with others are not judged in the page. Nor are those with a name
 * that would hide a member of the form, such as `submit`.
 */
export const isShown = (question: Question): question is YesNoQuestion | ChoiceQuestion =>
  /^(yes-no|choice)$/.test(question.kind) && !(question.name in HTMLFormElement.prototype);
