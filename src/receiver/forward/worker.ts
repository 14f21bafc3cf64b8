import type { DeliveryStore, LeasedDelivery } from '../store/delivery-store.ts';
import type { Deliver } from './deliver.ts';
import type { Target } from './target.ts';

/** Makes the deliveries of one target. */
export interface Worker {
  /** Makes all deliveries that are due, a few at once; resolves when nothing is due or in flight. */
  drain(): Promise<void>;
  /** Drains whenever something may be due, until the program stops. Never rejects. */
  run(): Promise<void>;
  /** Something new is due. */
  wake(): void;
  /** The numbers of the deliveries in flight. */
  inFlight(): number[];
  /** Aborts the deliveries in flight. */
  abort(): void;
  /** Resolves when the deliveries now in flight have ended. */
  finished(): Promise<void>;
}

interface WorkerOptions {
  deliveries: DeliveryStore;
  /** The owner of the leases. */
  holder: string;
  now: () => number;
  deliver: Deliver;
  /** Aborted when the program stops: nothing new is begun then. */
  stopping: AbortSignal;
  /** Called when a delivery begins: its lease has to be renewed from now on. */
  onBegin: () => void;
  /** Called when the database fails. */
  onStoreError: (target: Target, error: unknown) => void;
}

/** Deliveries to one target at once. */
const CONCURRENCY = 4;

/** How long a lease lasts, in milliseconds. After this, others take over what a killed program held. */
export const LEASE_MS = 10_000;

/** Time between two looks for deliveries that became due, in milliseconds. */
const POLL_MS = 2_000;

/** Time between two calls of `clampSchedule`, in milliseconds. */
const CLAMP_MS = 300_000;

export function createWorker(
  target: Target,
  { deliveries, holder, now, deliver, stopping, onBegin, onStoreError }: WorkerOptions,
): Worker {
  const inFlight = new Map<number, { done: Promise<void>; controller: AbortController }>();
  /** Whether `wake` was called since the store was last asked. */
  let isWoken = false;
  let endIdle: (() => void) | undefined;
  /** When the schedule was last clamped, by `performance.now`. */
  let clamped = -Infinity;

  async function drain(): Promise<void> {
    while (!stopping.aborted) {
      isWoken = false;
      await clampSchedule();
      const limit = CONCURRENCY - inFlight.size;
      const request = { target: target.name, now: now(), limit, holder, forMs: LEASE_MS };
      const leased = limit > 0 ? await deliveries.lease(request) : [];
      // A delivery whose lease ran out while the database was away may still be in flight here.
      const fresh = leased.filter(({ number }) => !inFlight.has(number));
      if (stopping.aborted) return release(fresh);
      for (const delivery of fresh) begin(delivery);
      if (inFlight.size === 0) return;
      await Promise.race([...pending(), idle()]);
      endIdle?.();
    }
  }

  /** A clock that was far ahead, and is right again, has planned deliveries for a time that is far off. */
  async function clampSchedule(): Promise<void> {
    if (performance.now() < clamped + CLAMP_MS) return;
    await deliveries.clampSchedule(target.name, now());
    clamped = performance.now();
  }

  async function release(leased: readonly LeasedDelivery[]): Promise<void> {
    const numbers = leased.map(({ number }) => number);
    if (numbers.length > 0) await deliveries.release(numbers, holder);
  }

  function begin(delivery: LeasedDelivery): void {
    onBegin();
    // A controller for each: with many listeners on one signal, Node warns of a leak.
    const controller = new AbortController();
    const done = deliver(target, delivery, controller.signal)
      .catch((error: unknown) => onStoreError(target, error))
      .finally(() => inFlight.delete(delivery.number));
    inFlight.set(delivery.number, { done, controller });
  }

  function pending(): Promise<void>[] {
    return [...inFlight.values()].map(({ done }) => done);
  }

  /** Waits until something new may be due. */
  function idle(): Promise<void> {
    if (isWoken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      endIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    drain,
    async run() {
      while (!stopping.aborted) {
        try {
          await drain();
        } catch (error) {
          onStoreError(target, error);
        }
        await idle();
      }
    },
    wake() {
      isWoken = true;
      endIdle?.();
    },
    inFlight: () => [...inFlight.keys()],
    abort: () => inFlight.forEach(({ controller }) => controller.abort()),
    async finished() {
      await Promise.all(pending());
    },
  };
}
