import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { ChoiceQuestion, YesNoQuestion } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import type { Words } from '../locales/en.ts';
import { frameOf, type QuestionView } from './question-view.ts';

/** One of a few answers: a group of radio buttons, or a select. */
export function pickOneView(
  question: YesNoQuestion | ChoiceQuestion,
  words: Words,
  onChoose: (value: AnswerValue) => void,
): QuestionView {
  const { name } = question;
  const options =
    question.kind === 'choice'
      ? question.options
      : (['yes', 'no'] as const).map((value) => ({ value, label: words[value] }));
  const isSelect = 'display' in question && question.display === 'select';
  const select = make('select', { name, part: 'input', id: name }, new Option(words.choose, ''));
  const inputs = options.map(({ value }) => make('input', { name, value, part: 'input', type: 'radio' }));
  const labels = options.map(({ value, label }, index) => {
    select.add(new Option(label, value));
    return make('label', { part: 'option' }, inputs[index] ?? '', label);
  });
  const { root, complain } = isSelect
    ? frameOf(question, words, '', [select], select)
    : frameOf(question, words, 'radiogroup', labels);
  root.addEventListener('input', ({ target }) => onChoose((target as HTMLInputElement).value || null));
  return {
    root,
    show(value, isAwaited, isDisabled) {
      select.value = String(value ?? '');
      for (const input of inputs) input.checked = input.value === value;
      for (const control of [select, ...inputs]) control.disabled = isDisabled;
      complain(isAwaited ? words.required : '');
    },
  };
}
