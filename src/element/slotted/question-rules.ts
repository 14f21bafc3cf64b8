/** The rules that the markup of a question makes: values, not yet checked. */
import { type Control, isCheckable } from './controls.ts';
import { accessibleName, collapseSpace } from './labels.ts';

/** Type of a control → kind of question. Other types, such as a file or a password, are no question. */
const KINDS: Readonly<Record<string, string>> = {
  'radio': 'choice',
  'checkbox': 'choices',
  'select-one': 'choice',
  'select-multiple': 'choices',
  'number': 'amount',
  'range': 'amount',
  'date': 'date',
  'text': 'text',
  'search': 'text',
  'tel': 'text',
  'url': 'text',
  'email': 'text',
  'textarea': 'text',
};

/** The kind of question that a control asks; undefined for one that is no question. */
export const kindOfControl = (control: Control): string | undefined =>
  KINDS[isDecimal(control) ? 'number' : control.type];

/**
 * The rules that only questions of its kind have.
 * @param data reads a data attribute of the question, wherever its markup has it
 */
export function kindRules(
  element: HTMLElement,
  controls: readonly [Control, ...Control[]],
  data: (key: string) => string | undefined,
): object {
  const [first] = controls;
  const expect = data('expect');
  if (expect !== undefined) return yesNoOf(controls, expect, data);
  if (isCheckable(first))
    return { options: controls.map((box) => optionOf(box, accessibleName(element, box))) };
  if ('options' in first)
    return {
      display: first.multiple ? undefined : 'select',
      options: [...first.options]
        .filter(({ value }) => value)
        .map((option) => optionOf(option, collapseSpace(option.label))),
    };
  if (kindOfControl(first) === 'text')
    return {
      points: numberIn(data('points')),
      maxLength: 'maxLength' in first && first.maxLength > 0 ? first.maxLength : undefined,
    };
  return { currency: data('currency'), bands: readJson(data('bands')) };
}

/** A yes/no question: two radio buttons with these values; without `kind`, so not usable, where they are others. */
function yesNoOf(
  controls: readonly Control[],
  expect: string,
  data: (key: string) => string | undefined,
): object {
  const other = controls.find(({ value }) => value !== expect)?.dataset;
  const good = controls.find(({ value }) => value === expect)?.dataset;
  const values = controls.map(({ type, value }) => `${type} ${value}`).sort();
  return {
    kind: values.join() === 'radio no,radio yes' ? 'yes-no' : undefined,
    expect,
    otherwise: other?.verdict ?? data('verdict'),
    points: numberIn(good?.points ?? data('points')),
    reason: other?.reason ?? data('reason'),
    explain: other?.explain ?? data('explain'),
  };
}

function optionOf({ value, dataset }: Control | HTMLOptionElement, label: string): object {
  const { points, verdict, reason, explain } = dataset;
  return { value, label, points: numberIn(points), verdict, reason, explain };
}

/**
 * `budget=unsure`, `budget=unsure|small timeline=soon` (all must hold, any of the values does), or the JSON of
 * `when` where a value has a space in it.
 */
export function readWhen(text: string): unknown {
  if (text.trim().startsWith('{')) return readJson(text);
  return Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((condition) => {
        const [name = '', values = ''] = condition.split(/=(.*)/s);
        return [name, values.includes('|') ? values.split('|') : values];
      }),
  );
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text; // not JSON: a text is neither a condition nor a list of bands, so that the rules are not usable
  }
}

/** The number in a text; NaN, which no rules may have, where the text is none. */
export function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.trim() ? Number(text) : NaN;
}

/** A text field that asks for digits. */
const isDecimal = (control: Control): boolean =>
  control.type === 'text' && /^(decimal|numeric)$/.test(control.inputMode);
