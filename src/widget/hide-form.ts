import type { Verdict } from '../qualifier/verdict.ts';
import { adoptSheet } from './styles.ts';

const HIDDEN =
  'form[data-lead-outcome] :not(:has(lead-qualifier),lead-qualifier,lead-qualifier *){display:none!important}';

/**
 * Hides all of a form but the element and what it stands in, by one style sheet that the root node adopts, and marks
 * the form with the verdict for the site's own style; `undefined` shows the form again.
 */
export function hideForm(form: HTMLFormElement, verdict: Verdict | undefined): void {
  if (verdict) {
    adoptSheet(form, HIDDEN);
    form.dataset.leadOutcome = verdict;
  } else delete form.dataset.leadOutcome;
}
