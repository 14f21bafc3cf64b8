import type { Verdict } from '../qualifier/schema.ts';

const hidden = new WeakSet<Node>();

/**
 * Hides all of a form but the element and what it stands in, by one style sheet that the root node adopts
 * (no style attribute, no style element: a strict Content-Security-Policy lets it be), and marks the form with
 * the verdict for the site's own style; `undefined` shows the form again.
 */
export function hideForm(form: HTMLFormElement, verdict: Verdict | undefined): void {
  if (verdict) form.dataset.leadOutcome = verdict;
  else delete form.dataset.leadOutcome;
  const root = form.getRootNode() as Document | ShadowRoot;
  if (!verdict || hidden.has(root)) return;
  hidden.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'form[data-lead-outcome] :not(:has(lead-qualifier),lead-qualifier,lead-qualifier *){display:none!important}',
  );
  root.adoptedStyleSheets.push(sheet);
}
