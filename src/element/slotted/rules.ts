/** The rules of a question as its author's markup says them: values, not yet checked. */
import { type Control, isTick } from './controls.ts';
import { labelOf, words } from './words.ts';

/** What a kind of control asks. Others, such as a file or a password, are no question. */
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

/** What a control asks; undefined for one that is no question. */
export const kindOf = (control: Control): string | undefined =>
  KINDS[isDecimal(control) ? 'number' : control.type];

/** What only questions of its kind have. */
export function particulars(
  element: HTMLElement,
  controls: readonly [Control, ...Control[]],
  said: (key: string) => string | undefined,
): object {
  const [first] = controls;
  const expect = said('expect');
  if (expect !== undefined) return yesNoOf(controls, expect, said);
  if (isTick(first)) return { options: controls.map((box) => optionOf(box, labelOf(element, box))) };
  if ('options' in first)
    return {
      display: first.multiple ? undefined : 'select',
      options: [...first.options]
        .filter(({ value }) => value)
        .map((option) => optionOf(option, words(option.label))),
    };
  if (kindOf(first) === 'text')
    return {
      points: whole(said('points')),
      maxLength: 'maxLength' in first && first.maxLength > 0 ? first.maxLength : undefined,
    };
  return { currency: said('currency'), bands: readJson(said('bands')) };
}

/** Two radio buttons, yes and no. */
function yesNoOf(
  controls: readonly Control[],
  expect: string,
  said: (key: string) => string | undefined,
): object {
  const other = controls.find(({ value }) => value !== expect)?.dataset;
  const good = controls.find(({ value }) => value === expect)?.dataset;
  const values = controls.map(({ type, value }) => `${type} ${value}`).sort();
  return {
    kind: values.join() === 'radio no,radio yes' ? 'yes-no' : undefined,
    expect,
    otherwise: other?.verdict ?? said('verdict'),
    points: whole(good?.points ?? said('points')),
    reason: other?.reason ?? said('reason'),
    explain: other?.explain ?? said('explain'),
  };
}

function optionOf({ value, dataset }: Control | HTMLOptionElement, label: string): object {
  const { points, verdict, reason, explain } = dataset;
  return { value, label, points: whole(points), verdict, reason, explain };
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
    return text; // no JSON: a text is no condition and no list of bands, so that the rules are not usable
  }
}

/** A number, not one where the text is none. */
export function whole(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.trim() ? Number(text) : NaN;
}

/** A text field that asks for digits. */
const isDecimal = (control: Control): boolean =>
  control.type === 'text' && /^(decimal|numeric)$/.test(control.inputMode);
