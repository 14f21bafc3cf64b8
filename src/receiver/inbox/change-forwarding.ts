import { seeOther } from './answer.ts';
import type { Change } from './change.ts';

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
