/** For the widget until it uses `kinds`: usable are only rules whose kinds of question all have a view by now. */
import { pageKinds } from './kinds/page.ts';
import type { Qualifier } from './schema/schema.ts';
import { isUsable as isUsableWhole } from './schema/usable.ts';

export { qualify } from './judging/qualify.ts';
export { answerText, readAnswer } from './kinds/kinds.ts';

export const isUsable = (value: unknown): value is Qualifier =>
  isUsableWhole(value) && value.questions.every(({ kind }) => kind in pageKinds);
