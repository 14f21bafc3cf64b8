import type { AnswerValue } from 'lead-qualifier';
import type {} from 'lead-qualifier/solid';
import { createSignal, Show } from 'solid-js';
import { rulesFor } from '../rules.ts';

/** The site's own form; objects go in by `prop:`, events with a hyphen are heard by `on:`. */
export function ContactForm(props: { webhook: string; floor?: number }) {
  const [budget, setBudget] = createSignal<AnswerValue>();
  const [status, setStatus] = createSignal('');

  async function send(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault(); // the submit is ours; the lead goes to the webhook beside it
    const body = new FormData(event.currentTarget); // with the answers and the verdict
    const response = await fetch('/subscribe', { method: 'POST', body });
    if (!response.ok) setStatus('That did not get through. Please try again.');
  }

  return (
    <form onSubmit={send}>
      <label>
        Email <input name="email" type="email" autocomplete="email" required />
      </label>
      <lead-qualifier
        webhook={props.webhook}
        prop:qualifier={rulesFor(props.floor ?? 5000)}
        on:lead-answer={({ currentTarget }) => setBudget(currentTarget.answers.budget)}
        on:lead-verdict={({ lead }) => setStatus(`Sending your ${lead.data.qualification.verdict} request …`)}
        on:lead-delivered={() => setStatus('We have got your request.')}
      />
      <Show when={budget() === 'enough'}>
        <p>Good: we can start with a proposal.</p>
      </Show>
      <button>Ask for a quote</button>
      <p role="status">{status()}</p>
    </form>
  );
}
