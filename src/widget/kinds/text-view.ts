import { DEFAULT_MAX_LENGTH } from '../../qualifier/kinds/text.ts';
import type { TextQuestion } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import type { KindView } from './question-view.ts';
import { typedView } from './typed-view.ts';

/** The visitor's own words: one line, or several. */
export const textView: KindView<TextQuestion> = {
  view(question, words, onChoose) {
    const { name, rows = 1, maxLength = DEFAULT_MAX_LENGTH } = question;
    const about = { name, id: name, part: 'input', maxlength: `${maxLength}`, autocomplete: 'off' };
    const input =
      rows > 1 ? make('textarea', { ...about, rows: `${rows}` }) : make('input', { ...about, type: 'text' });
    return typedView(question, words, onChoose, {
      input,
      read: () => input.value.trim() || null,
      write: String,
    });
  },
};
