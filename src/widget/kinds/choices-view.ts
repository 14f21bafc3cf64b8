import type { ChoicesQuestion } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import { moreWordsOf } from '../locales/en.ts';
import { frameOf, type Fault, type KindView } from './question-view.ts';

/** Any of several options: checkboxes. How many may be ticked is said beforehand; none is ever locked. */
export const choicesView: KindView<ChoicesQuestion> = {
  view(question, words, onChoose) {
    const { name, options, min = 1, max = options.length, required = true } = question;
    const more = moreWordsOf(words);
    const limits = [min > 1 && more.atLeast(min), max < options.length && more.atMost(max)]
      .filter(Boolean)
      .join(' ');
    const inputs = options.map(({ value }) =>
      make('input', { name, value, part: 'input', type: 'checkbox' }),
    );
    const limit = make('p', { part: 'hint', id: `${name}-limits` });
    const { root, complain } = frameOf(
      question,
      words,
      'group',
      [
        ...(limits ? [limit] : []),
        ...options.map(({ label }, index) => make('label', { part: 'option' }, inputs[index] ?? '', label)),
      ],
      undefined,
      required ? more.mandatory : words.optional,
    );
    if (limits) root.setAttribute('aria-describedby', `${limit.id} ${root.getAttribute('aria-describedby')}`);

    const picks = (): string[] => inputs.filter(({ checked }) => checked).map(({ value }) => value);
    const fault = (): Fault | undefined => {
      const { length } = picks();
      if (length > max) return [{ rangeOverflow: true }, more.atMost(max)];
      if (length === 0 ? !required : length >= min) return undefined;
      const flag = length ? 'rangeUnderflow' : 'valueMissing';
      return [{ [flag]: true }, min > 1 ? more.atLeast(min) : words.required];
    };
    /** The picks as the element knows them. */
    const answer = (): readonly string[] | null => {
      const picked = picks();
      return picked.length === 0 || fault() ? null : picked;
    };
    /** The number is a mistake at the submit, and at once when there are too many: none of those to come mends it. */
    const say = (isAwaited: boolean): void => {
      const [flags, text = ''] = fault() ?? [];
      const error = isAwaited || flags?.rangeOverflow ? text : '';
      complain(error);
      // The error says it as well.
      limit.textContent = error ? '' : limits;
      limit.hidden = !!error;
    };
    root.addEventListener('input', () => onChoose(answer()));
    return {
      root,
      fault,
      show(value, isAwaited, isDisabled) {
        const isKept = value === undefined ? picks().length === 0 : String(value) === String(answer());
        for (const input of inputs) {
          if (!isKept) input.checked = Array.isArray(value) && value.includes(input.value);
          input.disabled = isDisabled;
        }
        say(isAwaited);
      },
    };
  },
};
