import { pageKinds, type PageQuestion } from '../qualifier/kinds/page.ts';
import type { Question } from '../qualifier/schema.ts';

/**
 * The questions this version can show; rules with others are not judged in the page. Nor are those with a name
 * that would hide a member of the form, such as `submit`.
 */
export const isShown = (question: Question): question is PageQuestion =>
  question.kind in pageKinds && !(question.name in HTMLFormElement.prototype);
