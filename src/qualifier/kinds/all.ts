/** Every kind of question. */
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import type { Kinds } from './kind.ts';
import { amount, date } from './measured.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

export const allKinds: Required<Kinds> = { 'yes-no': yesNo, choice, choices, amount, date, text };
