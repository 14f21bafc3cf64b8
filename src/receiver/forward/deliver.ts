import { faultWords, oneLine } from '../fault-words.ts';
import type { DeliveryStore, LeasedDelivery, Settlement } from '../store/delivery-store.ts';
import { insist } from './insist.ts';
import { attempt } from './lane.ts';
import { pauseOf, retryDelay } from './schedule.ts';
import type { SendResult, Target } from './target.ts';

/** What the owner may want to mend. */
export interface Trouble {
  /** `failed`: tried again later. `dead`: given up. `disabled`: the target. `store`: the database failed. */
  kind: 'failed' | 'dead' | 'disabled' | 'store';
  target: string;
  why: string;
}

interface DelivererOptions {
  deliveries: DeliveryStore;
  /** Who holds the leases. */
  holder: string;
  now: () => number;
  trouble: (kind: Trouble['kind'], target: Target, why: string) => void;
}

/** Makes what tells a target of a lead once, and notes how it went. */
export function deliverer({ deliveries, holder, now, trouble }: DelivererOptions) {
  async function deliver(target: Target, delivery: LeasedDelivery, cut: AbortSignal): Promise<void> {
    const { number, id, sequence, lead } = delivery;
    const result = await attempt(target, { id, sequence, lead, at: now() }, cut);
    if (result === undefined) await deliveries.release([number], holder);
    else if (result.kind === 'delivered') {
      await settle(target, number, { state: 'delivered', at: now() }, cut);
    } else if (result.kind === 'gone') {
      // The delivery waits, with all its attempts, until the owner has mended the target.
      const why = oneLine(result.why);
      await deliveries.disable(target.name, now(), why);
      await deliveries.release([number], holder);
      trouble('disabled', target, why);
    } else await fail(target, delivery, result, cut);
  }

  /** What is not noted is sent again: a database that is away for a moment is waited for. */
  function settle(target: Target, number: number, settlement: Settlement, cut: AbortSignal): Promise<void> {
    return insist(
      () => deliveries.settle(number, holder, settlement),
      cut,
      (error) => trouble('store', target, faultWords(error)),
    );
  }

  async function fail(
    target: Target,
    { number, failures }: LeasedDelivery,
    { wait, throttle = false, ...result }: Extract<SendResult, { kind: 'failed' }>,
    cut: AbortSignal,
  ): Promise<void> {
    const why = oneLine(result.why);
    if (throttle) await deliveries.pause(target.name, now() + pauseOf(wait));
    const delay = retryDelay(failures + 1, wait);
    const settlement: Settlement =
      delay === undefined
        ? { state: 'dead', at: now(), failure: why }
        : { state: 'due', due: now() + delay, failure: why };
    await settle(target, number, settlement, cut);
    trouble(delay === undefined ? 'dead' : 'failed', target, why);
  }

  return deliver;
}
