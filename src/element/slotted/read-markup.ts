/** Reads the questions that stand in the element's slot as ordinary form markup. */
import { type Control, isCheckable } from './controls.ts';
import { extentOf, within, accessibleName, referencedText } from './labels.ts';
import { kindOfControl, kindRules, numberIn, readWhen } from './question-rules.ts';

/** The questions in the markup, and the rules that they make. Nothing is checked yet. */
export interface Markup {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly questions: readonly SlottedQuestion[];
}

/** One question in the markup. */
export interface SlottedQuestion {
  /** Its entry in the rules. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** Its name in the rules: that of its controls, without the `[]` that PHP wants for several values. */
  readonly name: string;
  readonly controls: readonly Control[];
  /** All of it on the page: the one element around it, else its controls, labels and hints. */
  readonly extent: readonly HTMLElement[];
}

/** Controls that are no questions: what people cannot answer, and what stands in the slots for outcomes. */
const NO_QUESTION =
  '[type=hidden], [type=submit], [type=button], [type=reset], [type=image], [data-lead-skip], lead-qualifier > [slot] *';

/**
 * Reads the markup of an element. Mistakes in it become values that no rules may have, so that the rules are not
 * usable; `markupFaults` describes them.
 */
export function readMarkup(element: HTMLElement): Markup {
  const consent = element.getAttribute('consent');
  const all = [...element.querySelectorAll<Control>('input, select, textarea')].filter(
    (control) => !control.matches(NO_QUESTION) && !(consent && control.name === consent),
  );
  const groups = new Map<unknown, [Control, ...Control[]]>();
  for (const control of all) {
    // The boxes of one name in one fieldset are one question; any other control is a question of its own.
    const fieldset = within(element, control, 'fieldset') ?? element;
    const isOne = isCheckable(control) && control.name;
    const key = isOne ? all.find((one) => isSame(one, control) && sameBox(one, fieldset)) : control;
    const group = groups.get(key);
    if (group) group.push(control);
    else groups.set(key, [control]);
  }
  const questions = [...groups.values()]
    .map((controls) => questionOf(element, controls, all))
    .filter(({ controls, extent, rules }) => rules.when !== undefined || !isSwitchedOff(controls, extent));
  const id = element.id;
  return {
    questions,
    rules: {
      version: 1,
      ...(id && { id }),
      pass: mark(element, 'pass'),
      review: mark(element, 'review'),
      questions: questions.map(({ rules }) => rules),
    },
  };

  function sameBox(one: Control, box: HTMLElement): boolean {
    return (within(element, one, 'fieldset') ?? element) === box;
  }
}

function questionOf(
  element: HTMLElement,
  controls: readonly [Control, ...Control[]],
  all: readonly Control[],
): SlottedQuestion {
  const [first] = controls;
  const name = first.name.replace(/\[\]$/, '');
  const extent = extentOf(element, controls, all);
  const data = (key: string): string | undefined =>
    [...extent, ...(isCheckable(first) ? [] : controls)].find((part) => part.dataset[key] !== undefined)
      ?.dataset[key];
  const group = within(element, first, 'fieldset, [role=radiogroup], [role=group]');
  const alone = controls.length === 1 ? accessibleName(element, first) : '';
  const described = [group, ...controls].map((part) =>
    part ? referencedText(element, part, 'aria-describedby') : '',
  );
  const when = within(element, first, '[data-when]')?.dataset.when;
  return {
    name,
    controls,
    extent,
    rules: {
      kind: kindOfControl(first),
      name,
      label: isCheckable(first) ? (group && accessibleName(element, group)) || alone : alone,
      hint: described.find(Boolean),
      required: isRequired(controls, data('required')) ? undefined : false,
      when: when === undefined ? undefined : readWhen(when),
      always: data('always') === undefined ? undefined : true,
      ...kindRules(element, controls, data),
    },
  };
}

/**
 * A group of radio buttons is always required, because a pressed one cannot be taken back; other controls are where they
 * have `required`. `data-required` overrides both.
 */
function isRequired(controls: readonly Control[], stated: string | undefined): boolean {
  if (stated !== undefined) return stated !== 'false';
  return controls.some((control) => control.required || control.type === 'radio');
}

/** Whether the author took the question out of the form. */
function isSwitchedOff(controls: readonly Control[], extent: readonly HTMLElement[]): boolean {
  return (
    controls.every(({ disabled }) => disabled) || extent.some((part) => part.matches('fieldset[disabled]'))
  );
}

/** `pass` or `review` of the element; anything but a whole number counts as not set. */
function mark(element: HTMLElement, name: string): number | undefined {
  const value = numberIn(element.getAttribute(name) ?? undefined);
  return Number.isSafeInteger(value) ? value : undefined;
}

const isSame = (one: Control, other: Control): boolean => one.name === other.name && one.type === other.type;
