import type { Verdict } from '../qualifier/schema.ts';
import { sheetOf } from './styles.ts';

const HIDDEN =
  'form[data-lead-outcome] :not(:has(lead-qualifier),lead-qualifier,lead-qualifier *){display:none!important}';

/**
 * Hides all of a form but the element and what it stands in, by one style sheet that the root node adopts
 * (no style attribute, no style element: a strict Content-Security-Policy lets it be), and marks the form with
 * the verdict for the site's own style; `undefined` shows the form again.
 */
export function hideForm(form: HTMLFormElement, verdict: Verdict | undefined): void {
  const { adoptedStyleSheets } = form.getRootNode() as Document | ShadowRoot;
  const sheet = sheetOf(HIDDEN);
  // A form that was taken off the page meanwhile has a root that adopts nothing.
  if (verdict && adoptedStyleSheets && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  if (verdict) form.dataset.leadOutcome = verdict;
  else delete form.dataset.leadOutcome;
}
