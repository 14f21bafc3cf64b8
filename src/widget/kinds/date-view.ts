import { date } from '../../qualifier/kinds/measured.ts';
import type { DateQuestion } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import { moreWordsOf } from '../locales/en.ts';
import { localeOf } from './locale-of.ts';
import type { KindView } from './question-view.ts';
import { typedView } from './typed-view.ts';

/** A calendar date, in the browser's own control. */
export const dateView: KindView<DateQuestion> = {
  view(question, words, onChoose) {
    const { name } = question;
    const input = make('input', { name, id: name, part: 'input', type: 'date' });
    return typedView(question, words, onChoose, {
      input,
      // A date that is half typed is an empty value. So is none at all; years past 9999 are no answer.
      read: () =>
        input.value ? date.read(question, input.value) : input.validity.badInput ? undefined : null,
      write: String,
      unreadable: moreWordsOf(words).notDate,
    });
  },

  /** By the calendar of the control and of the owner, in all languages. */
  say(_, value, words) {
    const time = Date.parse(String(value));
    if (Number.isNaN(time)) return undefined; // not sure, or passed over
    return new Intl.DateTimeFormat(localeOf(words), {
      dateStyle: 'long',
      calendar: 'gregory',
      timeZone: 'UTC',
    }).format(time);
  },
};
