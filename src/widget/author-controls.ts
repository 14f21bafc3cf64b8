/** The native controls of a question that the author of a page wrote: what they say, and how to make them say it. */
import type { AnswerValue } from '../qualifier/kinds/kind.ts';
import { localeOf } from './kinds/locale-of.ts';
import { currencyOf, inWords } from './kinds/money.ts';
import type { Fault } from './kinds/question-view.ts';
import { readAmount } from './kinds/read-amount.ts';
import { notAmountOf, type Words } from './locales/en.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether a control is there to be ticked. */
export const isTick = (control: Control): control is HTMLInputElement =>
  control.type === 'radio' || control.type === 'checkbox';

/**
 * What the controls of one question say, unchecked; undefined where they are blank, or say
 * what is no amount.
 * @param rules of that question
 */
export function answerOf(
  controls: readonly Control[],
  { kind, currency }: Readonly<Record<string, unknown>>,
): AnswerValue | undefined {
  const picked = controls.flatMap(valuesOf).filter(Boolean);
  if (kind === 'choices') return picked.length ? picked : undefined;
  const [value] = picked;
  return kind === 'amount' && value ? amountOf(controls[0], value, currency) : value;
}

/** The amount in a field. Those for numbers have it as a number; in others it is written as people there write it. */
function amountOf(control: Control | undefined, value: string, currency: unknown): number | undefined {
  if (control?.type !== 'text') return Number(value);
  const tag = control.closest<HTMLElement>('[lang]')?.lang ?? '';
  const code = typeof currency === 'string' ? currency : undefined;
  return readAmount(value, localeOf({ tag, language: 'en' }), code);
}

/** What is wrong with what stands in the controls of one question: something that is no amount. */
export function faultOf(
  controls: readonly Control[],
  rules: Readonly<Record<string, unknown>>,
  words: Words,
): Fault | undefined {
  const [control] = controls;
  if (rules['kind'] !== 'amount' || !control?.value.trim() || answerOf(controls, rules) !== undefined)
    return undefined;
  const example = inWords(5000, localeOf(words), currencyOf(rules));
  return [{ badInput: true }, notAmountOf(words)(example)];
}

/** Makes the controls of one question say this answer; `undefined` or `null` leave them blank. */
export function writeAnswer(controls: readonly Control[], answer: AnswerValue | undefined): void {
  const values = [answer ?? []].flat().map(String);
  for (const control of controls) {
    if (isTick(control)) control.checked = values.includes(control.value);
    else if (!('options' in control)) control.value = values[0] ?? '';
    else if (control.multiple || values.length)
      for (const option of control.options) option.selected = values.includes(option.value);
    else control.value = '';
  }
}

/** Takes a control back to what the author wrote, as a reset of the form does. */
export function resetControl(control: Control): void {
  if (isTick(control)) control.checked = control.defaultChecked;
  else if ('options' in control)
    for (const option of control.options) option.selected = option.defaultSelected;
  else control.value = control.defaultValue;
}

/** Whether a control stands as the author wrote it: the visitor, the browser and scripts let it be. */
export function isAsWritten(control: Control): boolean {
  if (isTick(control)) return control.checked === control.defaultChecked;
  if (!('options' in control)) return control.value === control.defaultValue;
  const options = [...control.options];
  const chosen = options.filter(({ selected }) => selected);
  const written = options.filter(({ defaultSelected }) => defaultSelected);
  // A select that shows one line shows the first one where none is marked.
  if (!control.multiple && !written.length) return !chosen[0] || chosen[0] === options.find(isOffered);
  return control.multiple
    ? options.every(({ selected, defaultSelected }) => selected === defaultSelected)
    : chosen[0] === written.at(-1);
}

const isOffered = ({ disabled }: HTMLOptionElement): boolean => !disabled;

function valuesOf(control: Control): string[] {
  if (isTick(control)) return control.checked ? [control.value] : [];
  return 'options' in control ? [...control.selectedOptions].map(({ value }) => value) : [control.value];
}
