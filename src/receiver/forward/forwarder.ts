import type { DeliveryStore, LeasedDelivery, NewDelivery } from '../store/delivery-store.ts';
import { OptionError } from '../command/option-error.ts';
import type { LeadJudgement } from '../store/store.ts';
import type { Trouble } from './deliver.ts';
import { deliverer } from './deliver.ts';
import type { Lane } from './lane.ts';
import { doneOf, laneOf, nap } from './lane.ts';
import { tellOfTest } from './test-lead.ts';
import type { SendResult, Target } from './target.ts';
import { faultWords } from '../fault-words.ts';

export interface ForwarderOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: { readonly deliveries: DeliveryStore };
  /** Where leads are forwarded to, each under a name of its own. */
  targets: readonly Target[];
  /** Hears of all that goes wrong; nothing in it is about a visitor. */
  onTrouble?: (trouble: Trouble) => void;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** Forwards the leads of a store to its targets. */
export interface Forwarder {
  /** What it forwards to; the inbox shows them. */
  readonly targets: readonly Pick<Target, 'name' | 'label'>[];
  /** The deliveries that a lead needs, for the transaction that stores it; the receiver asks for them. */
  deliveriesOf(judgement: LeadJudgement, received: number): NewDelivery[];
  /** Forwards all that is due and resolves when nothing is: for a cron job, or after a request. */
  forwardDue(): Promise<void>;
  /** Forwards what is due from now on, until `stop`. Where programs live on, and not for one request. */
  start(): void;
  /** Says that something new is due. */
  wake(): void;
  /**
   * Tells a target at once of a made-up lead, marked `test` and kept nowhere.
   * @returns how that went; undefined where there is no target of this name
   */
  test(target: string): Promise<SendResult | undefined>;
  /** Begins nothing new; what is not through after `graceMs` is left to the next program. */
  stop(graceMs?: number): Promise<void>;
}

/** Deliveries to one target at once. */
const AT_ONCE = 4;

/** How long a lease lasts, and how often it is renewed, in milliseconds. What a killed program held is free after it. */
const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

/** How often it is seen to that nothing is planned too far ahead, in milliseconds. */
const HASTEN_MS = 300_000;

/** How long a stop waits for deliveries in flight, in milliseconds. */
const GRACE_MS = 8_000;

/**
 * Makes what forwards leads: each to every target that wants its verdict, at least once, in ten attempts over
 * three days, after which it is a dead letter. Any number of forwarders may share one store.
 * @throws OptionError for two targets of one name
 */
export function createForwarder({
  store: { deliveries },
  targets,
  onTrouble = () => undefined,
  now = Date.now,
}: ForwarderOptions): Forwarder {
  checkNames(targets);
  const holder = crypto.randomUUID();
  const ending = new AbortController();
  const lanes = targets.map(laneOf);
  const deliver = deliverer({ deliveries, holder, now, trouble });
  let loops: Promise<void>[] = [];
  let renewal: ReturnType<typeof setInterval> | undefined;

  /** Makes all deliveries of a lane that are due, a few at once. */
  async function drain(lane: Lane): Promise<void> {
    const { target, flights } = lane;
    while (!ending.signal.aborted) {
      lane.isWoken = false;
      await hasten(lane);
      const limit = AT_ONCE - flights.size;
      const request = { target: target.name, now: now(), limit, holder, forMs: LEASE_MS };
      const leased = limit > 0 ? await deliveries.lease(request) : [];
      // Whose lease ran out while the database was away is still at it.
      const fresh = leased.filter(({ number }) => !flights.has(number));
      if (ending.signal.aborted) return giveBack(fresh);
      for (const delivery of fresh) take(lane, delivery);
      if (flights.size === 0) return;
      await Promise.race([...doneOf(lane), nap(lane)]);
      lane.rouse();
    }
  }

  async function giveBack(leased: readonly LeasedDelivery[]): Promise<void> {
    const numbers = leased.map(({ number }) => number);
    if (numbers.length > 0) await deliveries.release(numbers, holder);
  }

  /** A clock that was far ahead, and is right again, has planned deliveries for the time that it said. */
  async function hasten(lane: Lane): Promise<void> {
    if (performance.now() < lane.hastened + HASTEN_MS) return;
    await deliveries.hasten(lane.target.name, now());
    lane.hastened = performance.now();
  }

  function take({ target, flights }: Lane, delivery: LeasedDelivery): void {
    renewal ??= setInterval(renew, RENEW_MS);
    // A signal for each: so many listeners on one would look like a leak.
    const cut = new AbortController();
    const done = deliver(target, delivery, cut.signal)
      .catch((error: unknown) => trouble('store', target, faultWords(error)))
      .finally(() => flights.delete(delivery.number));
    flights.set(delivery.number, { done, cut });
  }

  function renew(): void {
    const numbers = lanes.flatMap(({ flights }) => [...flights.keys()]);
    if (numbers.length === 0) {
      clearInterval(renewal);
      renewal = undefined;
      return;
    }
    deliveries
      .renew(numbers, holder, LEASE_MS)
      .catch((error: unknown) => onTrouble({ kind: 'store', target: '', why: faultWords(error) }));
  }

  async function loop(lane: Lane): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await drain(lane);
      } catch (error) {
        trouble('store', lane.target, faultWords(error));
      }
      await nap(lane);
    }
  }

  function wake(): void {
    for (const lane of lanes) {
      lane.isWoken = true;
      lane.rouse();
    }
  }

  function trouble(kind: Trouble['kind'], { name }: Target, why: string): void {
    onTrouble({ kind, target: name, why });
  }

  return {
    targets,
    deliveriesOf: ({ verdict }, received) =>
      targets
        .filter(({ verdicts }) => verdicts.includes(verdict))
        .map(({ name }) => ({ target: name, due: received })),
    async forwardDue() {
      const drained = await Promise.allSettled(lanes.map(drain));
      // Who asked may end the program then: what was begun is ended before a failure is told.
      await Promise.all(lanes.flatMap(doneOf));
      const failed = drained.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
    start() {
      if (loops.length === 0) loops = lanes.map(loop);
    },
    wake,
    async test(name) {
      const target = targets.find((one) => one.name === name);
      return target && tellOfTest(target, now());
    },
    async stop(graceMs = GRACE_MS) {
      ending.abort();
      wake();
      const late = setTimeout(
        () => lanes.forEach(({ flights }) => flights.forEach(({ cut }) => cut.abort())),
        graceMs,
      );
      await Promise.all(loops);
      await Promise.all(lanes.flatMap(doneOf));
      clearTimeout(late);
      clearInterval(renewal);
    },
  };
}

function checkNames(targets: readonly Target[]): void {
  const names = targets.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new OptionError(
    `Two targets are called "${twice}": give each a name of its own, by which its deliveries find it`,
  );
}
