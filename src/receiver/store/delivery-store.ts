import type { JudgedLead } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * How far ahead anything is planned at most, in milliseconds: the first attempt of a delivery and the looking up of a
 * lead, what failed and a pause, and a lease. What is further ahead was planned while the clock was wrong, and would
 * wait until that time came.
 */
export const AHEAD_MS = { first: 2 * HOUR_MS, retry: 27 * HOUR_MS, lease: 60_000 } as const;

/** When a further attempt planned by a wrong clock is made instead, in milliseconds from now. */
export const AGAIN_MS = HOUR_MS;

/** That a lead must be told to a target. */
export interface NewDelivery {
  /** Name of the target. */
  target: string;
  /** Not before this time: milliseconds since 1970. */
  due: number;
}

/** A delivery that this program, and no other, is to make now. */
export interface LeasedDelivery {
  number: number;
  id: string;
  sequence: number;
  target: string;
  /** How often it failed. */
  failures: number;
  /** The lead as it was at this sequence. */
  lead: JudgedLead;
}

/** Which deliveries a program wants to make. */
export interface LeaseRequest {
  target: string;
  /** Milliseconds since 1970: what is due later is left. */
  now: number;
  /** At most so many. */
  limit: number;
  /** Who asks: a text of its own for each program, and for each time it runs. */
  holder: string;
  /** For how long nobody else gets them, in milliseconds by the database's clock; at most `AHEAD_MS.lease`. */
  forMs: number;
}

/** How a delivery went. */
export type Settlement =
  | { state: 'delivered'; at: number }
  /** It failed and is to be tried again at `due`. */
  | { state: 'due'; due: number; failure: string }
  /** It failed for the last time. */
  | { state: 'dead'; at: number; failure: string };

/** What has become of a delivery. */
export interface DeliveryState {
  number: number;
  id: string;
  sequence: number;
  target: string;
  state: Settlement['state'];
  /** When it is tried next, while the state is `due`. Milliseconds since 1970. */
  due: number;
  failures: number;
  /** An attempt has begun whose end is not known: it is being made, or its program was killed. */
  isUnderway?: true;
  /** Why it failed the last time: our words or a status, never what the target or the visitor wrote. */
  failure?: string;
  /** When it was delivered or given up. Milliseconds since 1970. */
  settled?: number;
}

/** That a target was told of a lead, and keeps a copy of its own. */
export interface Told {
  target: string;
  /** Whether it confirmed that. Else an attempt failed or has not ended, and something may have arrived. */
  isSure: boolean;
}

export interface DeadLetterOptions {
  /** Only those behind this number; they come with the highest number first. */
  before?: number;
  /** At most so many. */
  limit: number;
  target?: string;
}

/** A target that wanted no more. */
export interface DisabledTarget {
  target: string;
  /** Since when: milliseconds since 1970. */
  at: number;
  why: string;
}

/** What the owner should know of a target. */
export interface TargetState {
  target: string;
  /** Deliveries still to be made. */
  due: number;
  dead: number;
  /** What waits has failed so far, at least in part: why, and when that is tried again. Milliseconds since 1970. */
  failing?: { why: string; due: number };
  /** Nothing is sent before this time, since the target asked for less. Milliseconds since 1970. */
  pausedUntil?: number;
  /** Nothing is sent until the owner enables the target again. */
  disabled?: { at: number; why: string };
}

/**
 * The deliveries of a store: what is to be forwarded, who is at it, and how it went. Any number of programs
 * share them; each delivery is leased to one of them, and taken over by another when the lease has run out.
 */
export interface DeliveryStore {
  /** Leases what is due at a target, the longest due first; nothing while the target is paused or disabled. */
  lease(request: LeaseRequest): Promise<LeasedDelivery[]>;
  /**
   * Sets right what was planned while a clock was far ahead, see `AHEAD_MS`: a first attempt becomes due now, a
   * further one after `AGAIN_MS`, so that programs whose clocks differ by less than that do not use up all attempts at
   * once; a pause ends.
   */
  hasten(target: string, now: number): Promise<void>;
  /** Holds leases for longer: `forMs` from now. Those lost meanwhile stay lost. */
  renew(numbers: readonly number[], holder: string, forMs: number): Promise<void>;
  /** Gives leases back unused, so that others need not wait for their end. */
  release(numbers: readonly number[], holder: string): Promise<void>;
  /** Says how a delivery went. A failure counts only while the lease is held; a success always. */
  settle(number: number, holder: string, settlement: Settlement): Promise<void>;
  /** Sends nothing to a target before `until`. */
  pause(target: string, until: number): Promise<void>;
  /** Sends nothing to a target any more; its deliveries wait. */
  disable(target: string, at: number, why: string): Promise<void>;
  /** Sends to a target again, at once. */
  enable(target: string): Promise<void>;
  /** All targets that ever had a delivery, by name. */
  listTargets(): Promise<TargetState[]>;
  /** Targets that nothing is sent to, by name. Its time does not grow with the number of deliveries. */
  listDisabled(): Promise<DisabledTarget[]>;
  /** Deliveries that failed for the last time. */
  listDeadLetters(options: DeadLetterOptions): Promise<DeliveryState[]>;
  /**
   * Makes dead letters due again, with all their attempts: one, or all of a target.
   * @returns how many
   */
  replay(which: { number: number } | { target: string }, now: number): Promise<number>;
  /** The deliveries of a lead, the latest first. */
  ofLead(id: string): Promise<DeliveryState[]>;
  /** To whom a lead, or any of a person's, was told; by name. */
  told(which: { id: string } | { email: string }): Promise<Told[]>;
}
