import type {} from 'lead-qualifier/react';
import { useActionState } from 'react';
import { rulesFor } from '../rules.ts';

/** The same with a form action: React hands over the answers, and empties form and element when it is done. */
export function ActionForm({ webhook, floor = 5000 }: { webhook: string; floor?: number }) {
  const [status, subscribe, isPending] = useActionState(async (_: string, body: FormData) => {
    const response = await fetch('/subscribe', { method: 'POST', body });
    return response.ok ? 'We have got your request.' : 'That did not get through. Please try again.';
  }, '');

  return (
    <form action={subscribe}>
      <label>
        Email <input name="email" type="email" autoComplete="email" required />
      </label>
      <lead-qualifier webhook={webhook} qualifier={rulesFor(floor)} />
      <button disabled={isPending}>Ask for a quote</button>
      <p role="status">{status}</p>
    </form>
  );
}
