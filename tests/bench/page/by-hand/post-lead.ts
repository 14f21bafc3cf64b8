/** Posts what a form holds to a webhook, and puts a word of thanks in its place. */
export async function postLead(form: HTMLFormElement, webhook: string): Promise<void> {
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
    keepalive: true,
  });
  form.textContent = answer.ok
    ? 'Thank you. I will write to you soon.'
    : 'That did not work. Please try again.';
}
