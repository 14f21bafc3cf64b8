import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { make } from '../dom.ts';
import { moreWordsOf, type Words } from '../locales/en.ts';
import { frameOf, type Fault, type QuestionView } from './question-view.ts';

/** A field that is typed in, and what its text means. */
export interface Field {
  input: HTMLInputElement | HTMLTextAreaElement;
  /** What stands beside the input, before and behind it. */
  before?: readonly Node[];
  behind?: readonly Node[];
  /** The answer that stands there: `null` for a blank one, `undefined` for what cannot be read. */
  read: () => AnswerValue | undefined;
  /** The text of an answer. */
  write: (value: AnswerValue) => string;
  /** Said of what cannot be read. */
  unreadable?: string;
}

/**
 * A question that is answered by typing; with "I am not sure" beside it, where the rules offer that. What is being
 * typed is never rewritten: carets, input methods and dead keys are left alone. When the visitor leaves the field,
 * it is written as it was understood.
 */
export function typedView(
  question: Question,
  words: Words,
  onChoose: (value: AnswerValue) => void,
  { input, before = [], behind = [], read, write, unreadable = '' }: Field,
): QuestionView {
  const { name, required = true } = question;
  const unsure = unsureOf(question);
  /** What the element was told last, or told us. */
  let last: AnswerValue | undefined = null;
  /** What "I am not sure" took the place of. */
  let kept = '';
  let isAwaited = false;
  let hasLeft = false;

  const answer = (): AnswerValue | undefined => (unsure?.tick.checked ? 'unsure' : read());
  const fault = (): Fault | undefined => {
    const value = answer();
    if (value === undefined) return [{ badInput: true }, unreadable];
    return value === null && required ? [{ valueMissing: true }, moreWordsOf(words).fill] : undefined;
  };
  const box = make('div', { part: 'field' }, ...before, input, ...behind);
  const { root, complain } = frameOf(question, words, '', unsure ? [box, unsure.label] : [box], input);
  // Away from its question "I am not sure" says little: it is described by it.
  root.querySelector('[part=label]')?.setAttribute('id', `${name}-label`);
  /** A blank field is no mistake before the submit; one that cannot be read is, once the visitor goes on. */
  const say = (): void => {
    const [flags, text] = fault() ?? [];
    complain(isAwaited || (hasLeft && flags?.badInput) ? (text ?? '') : '');
  };
  const tell = (): void => {
    const value = answer();
    if (value === last) return;
    last = value;
    onChoose(value ?? null);
  };

  input.addEventListener('input', () => {
    hasLeft = false;
    if (unsure) unsure.tick.checked = false;
    tell();
    say();
  });
  // A date that is half typed is no input to the browser.
  input.addEventListener('keyup', tell);
  input.addEventListener('blur', () => {
    const value = read();
    hasLeft = true;
    if (typeof value === 'number') input.value = write(value);
    tell();
    say();
  });
  unsure?.tick.addEventListener('input', () => {
    if (unsure.tick.checked) kept = input.value;
    input.value = unsure.tick.checked ? '' : kept;
    hasLeft = false;
    tell();
    say();
  });
  return {
    root,
    fault,
    show(value, isAwaitedNow, isDisabled) {
      const stands = answer();
      // Of what cannot be read the element knows no more than `null`.
      const isSame = value === undefined ? last === null : value === (stands ?? null);
      if (!isSame) {
        const isUnsure = !!unsure && value === 'unsure';
        if (unsure) unsure.tick.checked = isUnsure;
        input.value = (value ?? null) === null || isUnsure ? '' : write(value ?? null);
        last = value ?? null;
        hasLeft = false;
      }
      input.disabled = isDisabled;
      if (unsure) unsure.tick.disabled = isDisabled;
      isAwaited = isAwaitedNow;
      say();
    },
  };

  /** The extra answer. */
  function unsureOf(asked: Question): { tick: HTMLInputElement; label: HTMLElement } | undefined {
    if (!('unsure' in asked) || !asked.unsure) return undefined;
    const tick = make('input', {
      name,
      'type': 'checkbox',
      'value': 'unsure',
      'part': 'input',
      'aria-describedby': `${name}-label`,
    });
    return { tick, label: make('label', { part: 'option' }, tick, asked.unsure.label) };
  }
}
