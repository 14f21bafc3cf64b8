/**
 * Brings every element of the page into its state, as a page and its visitor would: `data-reach` says how. When all
 * are there, the root element has the attribute `data-reached`.
 */
await customElements.whenDefined('lead-qualifier');
// What an earlier look at this page left waiting would be sent again.
customElements.get('lead-qualifier').outbox.forget();

for (const element of document.querySelectorAll('lead-qualifier')) await reach(element);
document.activeElement?.blur();
scrollTo(0, 0);
document.documentElement.toggleAttribute('data-reached', true);

async function reach(element) {
  const { answers, act, until } = JSON.parse(element.dataset.reach);
  await holds(() => element.matches(':state(asking)'));
  if (answers) element.answers = answers;
  await element.updateComplete;
  if (act === 'report') element.reportValidity();
  if (act === 'touch') element.form.elements.email.click();
  if (act === 'submit') element.form.requestSubmit();
  if (until) await holds(() => element.matches(until));
  await element.updateComplete;
}

async function holds(check) {
  while (!check()) await new Promise((again) => setTimeout(again, 10));
}
