import type { LeadJudgement } from '../assess/judgement.ts';
import { describeError, OptionError } from '../errors.ts';
import type { DeliveryStore, NewDelivery } from '../store/delivery-store.ts';
import { type Trouble, createDeliver } from './deliver.ts';
import type { SendResult, Target } from './target.ts';
import { sendTest } from './test-lead.ts';
import { createWorker, LEASE_MS } from './worker.ts';

export interface ForwarderOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: { readonly deliveries: DeliveryStore };
  /** Where leads are forwarded to, each under a name of its own. */
  targets: readonly Target[];
  /** Called with everything that goes wrong. Nothing in it is about a visitor. */
  onTrouble?: (trouble: Trouble) => void;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** Forwards the leads of a store to its targets. */
export interface Forwarder {
  /** Where it forwards to; the inbox shows them. */
  readonly targets: readonly Pick<Target, 'name' | 'label'>[];
  /** The deliveries that a lead needs; the receiver stores them in the lead's own transaction. */
  deliveriesOf(judgement: LeadJudgement, received: number): NewDelivery[];
  /** Forwards all that is due and resolves when nothing is: for a cron job, or after a request. */
  forwardDue(): Promise<void>;
  /** Forwards what is due from now on, until `stop`. For programs that keep running. */
  start(): void;
  /** Something new is due. */
  wake(): void;
  /**
   * Sends a target a made-up lead at once, marked `test` and stored nowhere.
   * @returns the result; undefined where there is no target of this name
   */
  test(target: string): Promise<SendResult | undefined>;
  /** Begins nothing new; what is not finished after `graceMs` is left to the next program. */
  stop(graceMs?: number): Promise<void>;
}

/** Time between two renewals of the leases, in milliseconds. */
const RENEW_MS = 3_000;

/** How long `stop` waits for deliveries in flight, in milliseconds. */
const GRACE_MS = 8_000;

/**
 * Creates the forwarder of a store. Each lead goes to every target that wants its verdict, at least once, in ten
 * attempts over three days; after that it is a dead letter. Any number of forwarders may share one store.
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
  const stopping = new AbortController();
  let renewal: ReturnType<typeof setInterval> | undefined;
  const deliver = createDeliver({ deliveries, holder, now, report });
  const workers = targets.map((target) =>
    createWorker(target, {
      deliveries,
      holder,
      now,
      deliver,
      stopping: stopping.signal,
      onBegin: () => (renewal ??= setInterval(renew, RENEW_MS)),
      onStoreError: (failed, error) => report('store', failed, describeError(error)),
    }),
  );
  let runs: Promise<void>[] = [];

  /** Renews the leases of all workers by one statement, while there are any. */
  function renew(): void {
    const numbers = workers.flatMap((worker) => worker.inFlight());
    if (numbers.length === 0) {
      clearInterval(renewal);
      renewal = undefined;
      return;
    }
    deliveries
      .renew(numbers, holder, LEASE_MS)
      .catch((error: unknown) => onTrouble({ kind: 'store', target: '', why: describeError(error) }));
  }

  function report(kind: Trouble['kind'], { name }: Target, why: string): void {
    onTrouble({ kind, target: name, why });
  }

  function wake(): void {
    for (const worker of workers) worker.wake();
  }

  async function finished(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.finished()));
  }

  return {
    targets,
    deliveriesOf: ({ verdict }, received) =>
      targets
        .filter(({ verdicts }) => verdicts.includes(verdict))
        .map(({ name }) => ({ target: name, due: received })),
    async forwardDue() {
      const drained = await Promise.allSettled(workers.map((worker) => worker.drain()));
      // The caller may end the program after a rejection, so what was begun is finished first.
      await finished();
      const failed = drained.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
    start() {
      if (runs.length === 0) runs = workers.map((worker) => worker.run());
    },
    wake,
    async test(name) {
      const target = targets.find((one) => one.name === name);
      return target && sendTest(target, now());
    },
    async stop(graceMs = GRACE_MS) {
      stopping.abort();
      wake();
      const timer = setTimeout(() => workers.forEach((worker) => worker.abort()), graceMs);
      await Promise.all(runs);
      await finished();
      clearTimeout(timer);
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
