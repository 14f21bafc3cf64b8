import { describeError, logLine } from '../errors.ts';
import type { DeliveryStore, LeasedDelivery, Settlement } from '../store/delivery-store.ts';
import { pauseDelay, retryDelay, retryUntil } from './retry.ts';
import type { Outgoing, SendResult, Target } from './target.ts';

/** Something that the owner may have to repair. */
export interface Trouble {
  /** `failed`: tried again later. `dead`: given up. `disabled`: the target. `store`: the database failed. */
  kind: 'failed' | 'dead' | 'disabled' | 'store';
  target: string;
  why: string;
}

/** Makes one delivery and records the result. An aborted signal means that the program stops. */
export type Deliver = (target: Target, delivery: LeasedDelivery, signal: AbortSignal) => Promise<void>;

interface DeliverOptions {
  deliveries: DeliveryStore;
  /** The owner of the leases. */
  holder: string;
  now: () => number;
  report: (kind: Trouble['kind'], target: Target, why: string) => void;
}

/** Time limit of an attempt whatever its target does, in milliseconds: longer than any of our own targets takes. */
const MAX_ATTEMPT_MS = 180_000;

export function createDeliver({ deliveries, holder, now, report }: DeliverOptions): Deliver {
  /** A result that is not recorded means that the lead is sent again, so a short outage of the database is waited for. */
  function settle(
    target: Target,
    number: number,
    settlement: Settlement,
    signal: AbortSignal,
  ): Promise<void> {
    return retryUntil(
      () => deliveries.settle(number, holder, settlement),
      signal,
      (error) => report('store', target, describeError(error)),
    );
  }

  async function fail(
    target: Target,
    { number, failures }: LeasedDelivery,
    { wait, throttle = false, ...result }: Extract<SendResult, { kind: 'failed' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const why = logLine(result.why);
    if (throttle) await deliveries.pause(target.name, now() + pauseDelay(wait));
    const delay = retryDelay(failures + 1, wait);
    const settlement: Settlement =
      delay === undefined
        ? { state: 'dead', at: now(), failure: why }
        : { state: 'due', due: now() + delay, failure: why };
    await settle(target, number, settlement, signal);
    report(delay === undefined ? 'dead' : 'failed', target, why);
  }

  return async function deliver(target, delivery, signal) {
    const { number, id, sequence, lead } = delivery;
    const result = await attempt(target, { id, sequence, lead, at: now() }, signal);
    if (result === undefined) await deliveries.release([number], holder);
    else if (result.kind === 'delivered') {
      await settle(target, number, { state: 'delivered', at: now() }, signal);
    } else if (result.kind === 'gone') {
      // The delivery keeps all its attempts and waits until the owner enables the target again.
      const why = logLine(result.why);
      await deliveries.disable(target.name, now(), why);
      await deliveries.release([number], holder);
      report('disabled', target, why);
    } else await fail(target, delivery, result, signal);
  };
}

/**
 * Makes one attempt, with a time limit.
 * @returns undefined where it was aborted
 */
export async function attempt(
  target: Target,
  outgoing: Outgoing,
  signal: AbortSignal,
  maxMs = MAX_ATTEMPT_MS,
): Promise<SendResult | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // An attempt that never ends would occupy one of the target's few places for ever.
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(resolve, maxMs, { kind: 'failed', why: 'it did not end in time' });
  });
  const aborted = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined)),
  );
  try {
    const result = await Promise.race([target.send(outgoing, signal), aborted, late]);
    return signal.aborted && result?.kind !== 'delivered' ? undefined : result;
  } catch (error) {
    return signal.aborted ? undefined : { kind: 'failed', why: describeError(error) };
  } finally {
    clearTimeout(timer);
  }
}
