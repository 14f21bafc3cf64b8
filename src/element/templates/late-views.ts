/** The kinds of question that only some pages need: how they judge, and how they look. */
import { choices } from '../../qualifier/kinds/choices.ts';
import type { Kinds } from '../../qualifier/kinds/kind.ts';
import { amount, date } from '../../qualifier/kinds/measured.ts';
import { text } from '../../qualifier/kinds/text.ts';
import { amountView } from './amount.ts';
import { choicesView } from './choices.ts';
import { dateView } from './date.ts';
import type { KindViews } from './views.ts';
import { textView } from './text.ts';

export { moreLook as look } from './late-styles.ts';

export const kinds = { choices, amount, date, text } satisfies Kinds;

export const views: KindViews = {
  choices: choicesView,
  amount: amountView,
  date: dateView,
  text: textView,
};
