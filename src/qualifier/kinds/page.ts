/** The kinds of question that the page can show: its script carries these only. The one place to add another. */
import type { Question } from '../schema.ts';
import { choice } from './choice.ts';
import type { Kinds } from './kind.ts';
import { yesNo } from './yes-no.ts';

export const pageKinds = { 'yes-no': yesNo, choice } as const satisfies Kinds;

/** A question that the page can show. */
export type PageQuestion = Extract<Question, { kind: keyof typeof pageKinds }>;
