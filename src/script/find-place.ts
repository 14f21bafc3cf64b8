import type { LeadQualifierOptions } from './options.ts';

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
