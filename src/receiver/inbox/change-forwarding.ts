import { refusal, seeOther } from './answer.ts';
import type { Change } from './change.ts';
import { showForwarding } from './show-forwarding.ts';

/** Sends one dead letter again. */
export async function replay({ inbox, form }: Change): Promise<Response> {
  const number = Number(form.get('number'));
  const count = Number.isSafeInteger(number)
    ? await inbox.store.deliveries.replay({ number }, inbox.now())
    : 0;
  inbox.wake();
  return seeOther(`?dead-letters&again=${count}`);
}

/** Sends all dead letters of a target again. */
export async function replayTarget({ inbox, form }: Change): Promise<Response> {
  const count = await inbox.store.deliveries.replay({ target: form.get('target') ?? '' }, inbox.now());
  inbox.wake();
  return seeOther(`?dead-letters&again=${count}`);
}

/** Sends to a disabled target again. */
export async function enable({ inbox, form }: Change): Promise<Response> {
  await inbox.store.deliveries.enable(form.get('target') ?? '');
  inbox.wake();
  return seeOther('?dead-letters&enabled');
}

/**
 * Sends a target a test, and shows how that went. No redirect: it is kept nowhere, and a reload sends one test more,
 * which changes nothing.
 */
export async function test({ inbox, query, form }: Change): Promise<Response> {
  const target = form.get('target') ?? '';
  const name = inbox.callTarget(target);
  const result = await inbox.test?.(target);
  if (result === undefined) return refusal(404, 'This receiver forwards to no such target.');
  return showForwarding(
    inbox,
    query,
    result.kind === 'delivered'
      ? { done: `The test has arrived at ${name}.` }
      : { trouble: `The test has not arrived at ${name}: ${result.why}.` },
  );
}
