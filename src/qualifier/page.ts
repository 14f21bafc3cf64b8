/** The rules as the page uses them: by the kinds of question it can show, so that its script carries no others. */
import { judgeWith } from './judging/judge-with.ts';
import { kindOf, readBy, type AnswerValue } from './kinds/kind.ts';
import { pageKinds } from './kinds/page.ts';
import type { Qualifier, Question } from './schema/schema.ts';
import { usableWith } from './schema/usable-with.ts';

/** As `isUsable` of every kind, for rules whose questions the page can show by now. */
export const isUsable = (value: unknown): value is Qualifier => usableWith(pageKinds)(value);

/** As `qualify` of every kind. */
export const qualify = judgeWith(pageKinds);

/** As `readAnswer` of every kind. */
export const readAnswer = (question: Question, value: unknown): AnswerValue | undefined =>
  readBy(kindOf(pageKinds, question), question, value);

/** As `answerText` of every kind. */
export const answerText = (question: Question, value: AnswerValue): string =>
  kindOf(pageKinds, question).textOf(question, value);
