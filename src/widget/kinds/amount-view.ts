import type { AmountQuestion } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import { moreWordsOf } from '../locales/en.ts';
import { localeOf } from './locale-of.ts';
import { currencyOf, decimal, inWords, money } from './money.ts';
import type { KindView } from './question-view.ts';
import { readAmount } from './read-amount.ts';
import { typedView } from './typed-view.ts';

/** An amount of money, written as people write it, with its currency beside it. */
export const amountView: KindView<AmountQuestion> = {
  view(question, words, onChoose) {
    const { name } = question;
    const locale = localeOf(words);
    const currency = currencyOf(question);
    const input = make('input', {
      name,
      id: name,
      part: 'input',
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      dir: 'ltr', // a space between digits would turn them around
    });
    const parts = currency ? money(locale, currency).formatToParts(1) : [];
    const at = parts.findIndex(({ type }) => type === 'currency');
    const isBefore = at < parts.findIndex(({ type }) => type === 'integer');
    const unit = make(
      'span',
      { part: 'unit', id: `${name}-unit`, dir: 'auto' }, // else `US$` reads `$US` from right to left
      parts[at]?.value ?? question.currency ?? '',
    );
    const view = typedView(question, words, onChoose, {
      input,
      ...(unit.textContent && { [isBefore && at >= 0 ? 'before' : 'behind']: [unit] }),
      read: () => (input.value.trim() ? readAmount(input.value, locale, currency) : null),
      write: (value) => (typeof value === 'number' ? decimal(locale).format(value) : ''),
      unreadable: moreWordsOf(words).notAmount(inWords(5000, locale, currency)),
    });
    if (unit.textContent)
      input.setAttribute('aria-describedby', `${unit.id} ${input.getAttribute('aria-describedby')}`);
    return view;
  },

  say: (question, value, words) =>
    typeof value === 'number' ? inWords(value, localeOf(words), currencyOf(question)) : undefined,
};
