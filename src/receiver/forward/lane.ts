import type { Outgoing, SendResult, Target } from './target.ts';
import { faultWords } from '../fault-words.ts';

/** How often the store is asked for what became due, in milliseconds. */
const POLL_MS = 2_000;

/** How long an attempt may take whatever its target does, in milliseconds: longer than any of ours takes. */
const MOST_MS = 180_000;

/** A target with its deliveries in flight. */
export interface Lane {
  readonly target: Target;
  /** By the number of the delivery. */
  readonly flights: Map<number, Flight>;
  /** When it was last seen to that nothing is planned too far ahead: milliseconds by `performance.now`. */
  hastened: number;
  /** Whether something new became due since the store was asked. */
  isWoken: boolean;
  /** Ends the nap, if there is one. */
  rouse: () => void;
}

/** An attempt that is being made. */
interface Flight {
  readonly done: Promise<void>;
  readonly cut: AbortController;
}

export function doneOf({ flights }: Lane): Promise<void>[] {
  return [...flights.values()].map(({ done }) => done);
}

export function laneOf(target: Target): Lane {
  return { target, flights: new Map(), hastened: -Infinity, isWoken: false, rouse: () => undefined };
}

/** Waits until something new may be due. */
export function nap(lane: Lane): Promise<void> {
  if (lane.isWoken) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, POLL_MS);
    lane.rouse = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/**
 * Makes one attempt.
 * @returns undefined where the program's end came first
 */
export async function attempt(
  target: Target,
  outgoing: Outgoing,
  cut: AbortSignal,
  mostMs = MOST_MS,
): Promise<SendResult | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One that never ends would keep its place for ever, and four of them their target.
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(resolve, mostMs, { kind: 'failed', why: 'it did not end in time' });
  });
  const ended = new Promise<undefined>((resolve) => cut.addEventListener('abort', () => resolve(undefined)));
  try {
    const result = await Promise.race([target.send(outgoing, cut), ended, late]);
    return cut.aborted && result?.kind !== 'delivered' ? undefined : result;
  } catch (error) {
    return cut.aborted ? undefined : { kind: 'failed', why: faultWords(error) };
  } finally {
    clearTimeout(timer);
  }
}
