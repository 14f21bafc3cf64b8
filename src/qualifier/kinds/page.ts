/** The kinds of question that the page can show: its script carries these only, and loads others when rules need them. */
import { choice } from './choice.ts';
import type { Kinds } from './kind.ts';
import { yesNo } from './yes-no.ts';

/** Grows by the kinds that are loaded, for all elements of the page. */
export const pageKinds: Kinds = { 'yes-no': yesNo, choice };
