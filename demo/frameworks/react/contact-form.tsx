import type { AnswerValue } from 'lead-qualifier';
import type {} from 'lead-qualifier/react';
import { type FormEvent, useState } from 'react';
import { rulesFor } from '../rules.ts';

/** The site's own form; a new but equal `qualifier` in every render changes nothing. */
export function ContactForm({ webhook, floor = 5000 }: { webhook: string; floor?: number }) {
  const [budget, setBudget] = useState<AnswerValue>();
  const [status, setStatus] = useState('');

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault(); // the submit is ours; the lead goes to the webhook beside it
    const body = new FormData(event.currentTarget); // with the answers and the verdict
    const response = await fetch('/subscribe', { method: 'POST', body });
    if (!response.ok) setStatus('That did not get through. Please try again.');
  }

  return (
    <form onSubmit={send}>
      <label>
        Email <input name="email" type="email" autoComplete="email" required />
      </label>
      <lead-qualifier
        webhook={webhook}
        qualifier={rulesFor(floor)}
        onlead-answer={({ currentTarget }) => setBudget(currentTarget.answers.budget)}
        onlead-verdict={({ lead }) => setStatus(`Sending your ${lead.data.qualification.verdict} request …`)}
        onlead-delivered={() => setStatus('We have got your request.')}
      />
      {budget === 'enough' && <p>Good: we can start with a proposal.</p>}
      <button>Ask for a quote</button>
      <p role="status">{status}</p>
    </form>
  );
}
