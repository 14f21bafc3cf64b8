/** The native controls of a slotted question: reading and writing their answers. */
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import { localeOf, currencyOf, inWords } from '../templates/money.ts';
import type { Fault } from '../templates/question.ts';
import { readAmount } from '../templates/read-amount.ts';
import { typedWordsOf } from '../locales/en-typed.ts';
import type { Words } from '../locales/words.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether a control is a radio button or a checkbox. */
export const isCheckable = (control: Control): control is HTMLInputElement =>
  control.type === 'radio' || control.type === 'checkbox';

/**
 * The answer in the controls of one question, unchecked; undefined where they are blank, or hold something that is no
 * amount.
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

/** The amount in a field. Number fields have it as a number; in text fields it is written as people in that language do. */
function amountOf(control: Control | undefined, value: string, currency: unknown): number | undefined {
  if (control?.type !== 'text') return Number(value);
  const tag = control.closest<HTMLElement>('[lang]')?.lang ?? '';
  const code = typeof currency === 'string' ? currency : undefined;
  return readAmount(value, localeOf({ tag, language: 'en' }), code);
}

/** Why the controls of one question hold no answer: their text is no amount. */
export function faultOf(
  controls: readonly Control[],
  rules: Readonly<Record<string, unknown>>,
  words: Words,
): Fault | undefined {
  const [control] = controls;
  if (rules['kind'] !== 'amount' || !control?.value.trim() || answerOf(controls, rules) !== undefined)
    return undefined;
  const example = inWords(5000, localeOf(words), currencyOf(rules));
  return [{ badInput: true }, typedWordsOf(words).notAmount(example)];
}

/** Writes an answer into the controls of one question; `undefined` or `null` blank them. */
export function writeAnswer(controls: readonly Control[], answer: AnswerValue | undefined): void {
  const values = [answer ?? []].flat().map(String);
  for (const control of controls) {
    if (isCheckable(control)) control.checked = values.includes(control.value);
    else if (!('options' in control)) control.value = values[0] ?? '';
    else if (control.multiple || values.length)
      for (const option of control.options) option.selected = values.includes(option.value);
    else control.value = '';
  }
}

/** Takes a control back to its default, as a reset of the form does. */
export function resetControl(control: Control): void {
  if (isCheckable(control)) control.checked = control.defaultChecked;
  else if ('options' in control)
    for (const option of control.options) option.selected = option.defaultSelected;
  else control.value = control.defaultValue;
}

/** Whether a control has its default: neither the visitor nor the browser nor a script changed it. */
export function isDefault(control: Control): boolean {
  if (isCheckable(control)) return control.checked === control.defaultChecked;
  if (!('options' in control)) return control.value === control.defaultValue;
  const options = [...control.options];
  const chosen = options.filter(({ selected }) => selected);
  const defaults = options.filter(({ defaultSelected }) => defaultSelected);
  // A select of one line shows the first enabled option where none is marked (HTML, section 4.10.7).
  if (!control.multiple && !defaults.length) return !chosen[0] || chosen[0] === options.find(isOffered);
  return control.multiple
    ? options.every(({ selected, defaultSelected }) => selected === defaultSelected)
    : chosen[0] === defaults.at(-1);
}

const isOffered = ({ disabled }: HTMLOptionElement): boolean => !disabled;

function valuesOf(control: Control): string[] {
  if (isCheckable(control)) return control.checked ? [control.value] : [];
  return 'options' in control ? [...control.selectedOptions].map(({ value }) => value) : [control.value];
}

/**
 * Holds what the attributes of the page's own markup were that the element changes for a while. In the markup itself, so
 * that copies of a page have it too.
 */
export const HELD = 'data-lead-held';

/** Sets an attribute, removes it (`null`), or gives it back as it was written (`undefined`). */
export function holdAttribute(part: Element, attribute: string, value: string | null | undefined): void {
  const held = heldBy(part);
  const written = attribute in held ? held[attribute] : part.getAttribute(attribute);
  const wanted = value === undefined ? (written ?? null) : value;
  if (wanted === written) delete held[attribute];
  else held[attribute] = written ?? null;
  put(part, attribute, wanted);
  put(part, HELD, Object.keys(held).length ? JSON.stringify(held) : null);
}

/** Gives all attributes back as they were written. */
export function restoreAttributes(element: Element): void {
  for (const part of element.querySelectorAll(`[${HELD}]`))
    for (const attribute of Object.keys(heldBy(part))) holdAttribute(part, attribute, undefined);
}

/** The changed attributes of a part, with what they were. */
const heldBy = (part: Element): Record<string, string | null> =>
  JSON.parse(part.getAttribute(HELD) ?? '{}') as Record<string, string | null>;

function put(part: Element, attribute: string, value: string | null): void {
  if (part.getAttribute(attribute) === value) return;
  if (value === null) part.removeAttribute(attribute);
  else part.setAttribute(attribute, value);
}
