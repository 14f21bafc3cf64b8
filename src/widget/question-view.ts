import type { AnswerValue } from '../qualifier/answer.ts';
import type { ChoiceQuestion, YesNoQuestion } from '../qualifier/schema.ts';
import { make } from './dom.ts';
import type { Words } from './locales/en.ts';

/** A question on the page. */
export interface QuestionView {
  root: HTMLElement;
  /** Shows the answer, and why the form waits for another one: an empty text where it does not. */
  show(value: AnswerValue | undefined, error: string, isDisabled: boolean): void;
}

/**
 * A question with native controls: a group of radio buttons, or a select.
 * @param onChoose the visitor chose; an empty text takes the answer back
 */
export function questionView(
  question: YesNoQuestion | ChoiceQuestion,
  words: Words,
  onChoose: (value: string) => void,
): QuestionView {
  const { name, label, hint = '', required = true } = question;
  const options =
    question.kind === 'choice'
      ? question.options
      : (['yes', 'no'] as const).map((value) => ({ value, label: words[value] }));
  const isSelect = 'display' in question && question.display === 'select';
  const about = {
    'aria-describedby': `${hint && `${name}-hint `}${name}-error`,
    'aria-required': `${required}`,
  };
  const note = (part: string, text: string): HTMLElement => make('p', { part, id: `${name}-${part}` }, text);
  const error = note('error', '');
  const select = make('select', { ...about, name, part: 'input', id: name }, new Option(words.choose, ''));
  const inputs = options.map(({ value }) => make('input', { name, value, part: 'input', type: 'radio' }));
  const root = make(
    isSelect ? 'div' : 'fieldset',
    { part: 'question', ...(!isSelect && { ...about, role: 'radiogroup' }) },
    make(
      isSelect ? 'label' : 'legend',
      { part: 'label', for: isSelect && name },
      label,
      required ? '' : ` ${words.optional}`,
    ),
    ...(hint ? [note('hint', hint)] : []),
  );
  options.forEach(({ value, label: text }, index) => {
    if (isSelect) select.add(new Option(text, value));
    else root.append(make('label', { part: 'option' }, inputs[index] ?? '', text));
  });
  root.append(...(isSelect ? [select] : []), error);
  root.addEventListener('input', ({ target }) => onChoose((target as HTMLInputElement).value));
  return {
    root,
    show(value, text, isDisabled) {
      select.value = String(value ?? '');
      for (const input of inputs) input.checked = input.value === value;
      for (const control of [select, ...inputs]) control.disabled = isDisabled;
      (isSelect ? select : root).ariaInvalid = `${!!text}`;
      error.textContent = text;
      error.hidden = !text;
    },
  };
}
