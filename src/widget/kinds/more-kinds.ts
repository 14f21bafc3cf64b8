/** The kinds of question that only some pages need: how they judge, and how they look. */
import { choices } from '../../qualifier/kinds/choices.ts';
import type { Kinds } from '../../qualifier/kinds/page.ts';
import { amount, date } from '../../qualifier/kinds/measured.ts';
import { text } from '../../qualifier/kinds/text.ts';
import { amountView } from './amount-view.ts';
import { choicesView } from './choices-view.ts';
import { dateView } from './date-view.ts';
import type { KindViews } from './kind-views.ts';
import { textView } from './text-view.ts';

export { moreLook as look } from './more-look.ts';

export const kinds = { choices, amount, date, text } satisfies Kinds;

export const views: KindViews = {
  choices: choicesView,
  amount: amountView,
  date: dateView,
  text: textView,
};
