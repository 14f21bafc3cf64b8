/** The views that only some pages need. */
import { amountView } from './amount.ts';
import { choicesView } from './choices.ts';
import { dateView } from './date.ts';
import { selectView } from './select.ts';
import { textView } from './text.ts';
import type { KindViews } from './views.ts';

export { lateStyles as styles } from './late-styles.ts';

export const views: KindViews = {
  select: selectView,
  choices: choicesView,
  amount: amountView,
  date: dateView,
  text: textView,
};
