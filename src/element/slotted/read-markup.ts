/** Reads questions that the author of a page wrote as ordinary form markup inside the element. */
import { type Control, isTick } from './controls.ts';
import { extentOf, within } from './extent.ts';
import { kindOf, particulars, readWhen, whole } from './rules.ts';
import { labelOf, referred } from './words.ts';

/** Questions as they stand in the markup, and the rules that they make. Nothing is checked yet. */
export interface Markup {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly questions: readonly AuthoredQuestion[];
}

/** One question of the author. */
export interface AuthoredQuestion {
  /** As it stands in the rules. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** Its name in the rules: that of its controls, without the `[]` that PHP wants for several values. */
  readonly name: string;
  readonly controls: readonly Control[];
  /** What there is of it on the page: one element around all of it, else its controls, labels and hints. */
  readonly extent: readonly HTMLElement[];
}

/** What is in the element and yet no question: what people cannot answer, and the words of an outcome. */
const NO_QUESTION =
  '[type=hidden], [type=submit], [type=button], [type=reset], [type=image], [data-lead-skip], lead-qualifier > [slot] *';

/**
 * Reads the markup of an element as it stands. What is wrong in it comes as values that no rules may have, so that
 * the rules are not usable; `markupFaults` says it in words.
 */
export function readMarkup(element: HTMLElement): Markup {
  const consent = element.getAttribute('consent');
  const all = [...element.querySelectorAll<Control>('input, select, textarea')].filter(
    (control) => !control.matches(NO_QUESTION) && !(consent && control.name === consent),
  );
  const groups = new Map<unknown, [Control, ...Control[]]>();
  for (const control of all) {
    // The boxes of one name in one fieldset are one question; all else is a question of its own.
    const fieldset = within(element, control, 'fieldset') ?? element;
    const isOne = isTick(control) && control.name;
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
): AuthoredQuestion {
  const [first] = controls;
  const name = first.name.replace(/\[\]$/, '');
  const extent = extentOf(element, controls, all);
  const said = (key: string): string | undefined =>
    [...extent, ...(isTick(first) ? [] : controls)].find((part) => part.dataset[key] !== undefined)?.dataset[
      key
    ];
  const group = within(element, first, 'fieldset, [role=radiogroup], [role=group]');
  const alone = controls.length === 1 ? labelOf(element, first) : '';
  const described = [group, ...controls].map((part) =>
    part ? referred(element, part, 'aria-describedby') : '',
  );
  const when = within(element, first, '[data-when]')?.dataset.when;
  return {
    name,
    controls,
    extent,
    rules: {
      kind: kindOf(first),
      name,
      label: isTick(first) ? (group && labelOf(element, group)) || alone : alone,
      hint: described.find(Boolean),
      required: isRequired(controls, said('required')) ? undefined : false,
      when: when === undefined ? undefined : readWhen(when),
      always: said('always') === undefined ? undefined : true,
      ...particulars(element, controls, said),
    },
  };
}

/**
 * A group of radio buttons waits for an answer, because one that was pressed cannot be taken back; other controls
 * do where they have `required`. `data-required` says otherwise.
 */
function isRequired(controls: readonly Control[], said: string | undefined): boolean {
  if (said !== undefined) return said !== 'false';
  return controls.some((control) => control.required || control.type === 'radio');
}

/** Whether the author took the question out of the form. */
function isSwitchedOff(controls: readonly Control[], extent: readonly HTMLElement[]): boolean {
  return (
    controls.every(({ disabled }) => disabled) || extent.some((part) => part.matches('fieldset[disabled]'))
  );
}

/** A mark of the element's; what is no number counts as not set. */
function mark(element: HTMLElement, name: string): number | undefined {
  const value = whole(element.getAttribute(name) ?? undefined);
  return Number.isSafeInteger(value) ? value : undefined;
}

const isSame = (one: Control, other: Control): boolean => one.name === other.name && one.type === other.type;
