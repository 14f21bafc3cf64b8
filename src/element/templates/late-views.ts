/** The views that only some pages need. */
import { amountView } from './amount.ts';
import { choicesView } from './choices.ts';
import { dateView } from './date.ts';
import { selectView } from './select.ts';
import { textView } from './text.ts';
import type { KindViews } from './views.ts';

export const views: KindViews = {
  select: selectView,
  choices: choicesView,
  amount: amountView,
  date: dateView,
  text: textView,
};

/** The styles of the kinds that only some pages need. */
export const styles = `
  select, [part=field] {
    background: var(--lead-background, none);
    border: 1px solid var(--lead-border, color-mix(in srgb, currentColor 60%, transparent));
    border-radius: var(--lead-radius, .4em);
    box-sizing: border-box;
    display: flex;
    inline-size: 100%;
    margin-block-end: .4em;
  }
  select {
    align-items: baseline;
    color: inherit;
    font: inherit;
    padding: var(--lead-padding, .55em .75em);
  }
  option { background: Canvas; color: CanvasText }
  [part=field] { align-items: center; gap: .4em; padding-inline: .75em }
  [part=field] :disabled { opacity: .6 }
  [part=field]:focus-within { outline: 2px solid var(--lead-accent, currentColor); outline-offset: 2px }
  [part=field] [part=input] {
    appearance: none;
    background: none;
    border: 0;
    box-sizing: border-box;
    color: inherit;
    flex: 1;
    font: inherit;
    margin: 0;
    min-block-size: 24px;
    min-inline-size: 0;
    outline: 0;
    padding: var(--lead-padding, .55em 0);
    padding-inline: 0;
  }
  [part=field]:dir(rtl) [dir=ltr] { text-align: right }
  textarea { resize: vertical }
  [part=unit] { opacity: .8 }
`;
