import type { LeadQualifierOptions } from './options.ts';
import { adoptStyles } from '../element/adopt-styles.ts';

/**
 * The form to ask in, or the target; undefined while there is none.
 * @param around the form that the script tag stands in
 * @throws for a selector that is none, and where it is not clear which form is meant; the explanation says it in words
 */
export function findPlace(
  { form, target }: LeadQualifierOptions,
  around: Element | null | undefined,
): Element | null | undefined {
  const sought = target ?? form;
  if (sought) {
    const found = typeof sought === 'string' ? document.querySelector(sought) : sought;
    return found?.querySelector('form') ?? (target ? found : found?.closest('form'));
  }
  if (around?.isConnected) return around;
  const forms = candidates();
  if (forms[1]) throw new Error('which form?');
  return forms[0];
}

/** The forms that people may sign up with: those that have an email field. */
export function candidates(): HTMLFormElement[] {
  return [...document.forms].filter(({ elements }) =>
    [...elements].some((one) => one.matches('[type=email],[autocomplete~=email],[name*=mail i]')),
  );
}

const FIELD =
  'select,textarea,input:not([type=hidden],[type=submit],[type=image],[type=button],[type=reset])';

/** A row of its own for the question, in forms that lay their fields out side by side. */
const OWN_ROW =
  'form:has(>lead-qualifier){flex-wrap:wrap}lead-qualifier{grid-column:1/-1;min-inline-size:100%}';

/**
 * Puts an element into a form: before its submit button, outside of whatever only lays that button out, so that it
 * is not squeezed in beside it. Last, where the form has no such button inside.
 */
export function placeInForm(form: HTMLFormElement, element: HTMLElement): void {
  // `form.elements` has no image buttons. What skips validation is no submit that we judge.
  const buttons = [...form.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button,input')].filter(
    (one) => /^(submit|image)$/.test(one.type) && one.form === form && !one.formNoValidate,
  );
  const button = buttons.findLast((one) => one.checkVisibility()) ?? buttons.at(-1);
  let before: Element | null | undefined = button;
  let box = before?.parentElement ?? form;
  while (before && box !== form) {
    const outer: HTMLElement = box.parentElement ?? form;
    const isPlace = hasField(box)
      ? !/bar|line/.test(flowOf(box)) && !(before === button && flowOf(box) === 'wrapped')
      : box.matches('td,li,dd') && !(hasField(outer) && /bar|line/.test(flowOf(outer)));
    if (isPlace) break;
    before = box;
    box = outer;
  }
  while (/submit|button|reset/.test((before?.previousElementSibling as HTMLButtonElement | null)?.type ?? ''))
    before = before?.previousElementSibling;
  const flow = flowOf(box);
  if (flow === 'bar') before = box.firstElementChild;
  if (/bar|wrapped|grid/.test(flow)) adoptStyles(form, OWN_ROW);
  box.insertBefore(element, before ?? null);
}

const hasField = (box: Element): boolean => !!box.querySelector(FIELD);

/**
 * How an element lays out what stands in it: side by side in a bar, in a bar that may wrap, in a grid, as part of a
 * line or a table, or one below the other.
 */
function flowOf(box: Element): 'bar' | 'wrapped' | 'grid' | 'line' | 'block' {
  const { display, flexDirection, flexWrap } = getComputedStyle(box);
  if (/grid/.test(display)) return 'grid';
  if (/flex/.test(display)) {
    if (!flexDirection.startsWith('row')) return 'block';
    return flexWrap === 'nowrap' ? 'bar' : 'wrapped';
  }
  return /^inline|table(?!-c)/.test(display) ? 'line' : 'block';
}
