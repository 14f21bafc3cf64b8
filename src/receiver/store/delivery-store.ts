import type { JudgedLead } from '../assess/judgement.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * How far ahead anything is planned at most, in milliseconds: first attempts and the enrichment of leads, retries and
 * pauses, and leases. Anything further ahead was planned while the clock was wrong.
 */
export const AHEAD_MS = { first: 2 * HOUR_MS, retry: 27 * HOUR_MS, lease: 60_000 } as const;

/** When a retry that was planned by a wrong clock is made instead, in milliseconds from now. */
export const CLAMPED_MS = HOUR_MS;

/** A delivery to be made: a lead to a target. */
export interface NewDelivery {
  /** Name of the target. */
  target: string;
  /** Not before this time: milliseconds since 1970. */
  due: number;
}

/** A delivery that this program, and no other, makes now. */
export interface LeasedDelivery {
  number: number;
  id: string;
  sequence: number;
  target: string;
  /** How often it has failed. */
  failures: number;
  /** The lead as it was at this sequence. */
  lead: JudgedLead;
}

/** Which deliveries a program is ready to make. */
export interface LeaseRequest {
  target: string;
  /** Only deliveries due by now: milliseconds since 1970. */
  now: number;
  /** At most so many. */
  limit: number;
  /** The owner of the lease: a text that is unique to each run of a program. */
  holder: string;
  /** How long the lease lasts, in milliseconds by the database's clock; at most `AHEAD_MS.lease`. */
  forMs: number;
}

/** The result of a delivery. */
export type Settlement =
  | { state: 'delivered'; at: number }
  /** It failed and is tried again at `due`. */
  | { state: 'due'; due: number; failure: string }
  /** It failed for the last time. */
  | { state: 'dead'; at: number; failure: string };

/** A delivery as the owner sees it. */
export interface DeliveryState {
  number: number;
  id: string;
  sequence: number;
  target: string;
  state: Settlement['state'];
  /** When it is tried next, while the state is `due`. Milliseconds since 1970. */
  due: number;
  failures: number;
  /** An attempt was begun whose result is not known: it is in flight, or its program was killed. */
  isUnderway?: true;
  /** Why it failed the last time: our own words or a status, never what the target or the visitor wrote. */
  failure?: string;
  /** When it was delivered or became a dead letter. Milliseconds since 1970. */
  settled?: number;
}

/** A target that a lead was sent to, which keeps a copy of its own. */
export interface Recipient {
  target: string;
  /** Whether it confirmed the lead. Otherwise an attempt failed or has not ended, and the lead may have arrived. */
  isConfirmed: boolean;
}

export interface DeadLetterOptions {
  /** Only those with a lower number; the highest number comes first. */
  before?: number;
  /** At most so many. */
  limit: number;
  target?: string;
}

/** A target that nothing is sent to, because it wanted no more. */
export interface DisabledTarget {
  target: string;
  /** When it was disabled: milliseconds since 1970. */
  at: number;
  why: string;
}

/** A target as the owner sees it. */
export interface TargetState {
  target: string;
  /** Deliveries still to be made. */
  due: number;
  dead: number;
  /** Some of what is due has failed before: why, and when it is tried again. Milliseconds since 1970. */
  failing?: { why: string; due: number };
  /** Nothing is sent before this time, since the target asked for fewer deliveries. Milliseconds since 1970. */
  pausedUntil?: number;
  /** Nothing is sent until the owner enables the target again. */
  disabled?: { at: number; why: string };
}

/**
 * The deliveries of a store. Any number of programs share them; each delivery is leased to one of them, and taken over
 * by another when the lease has run out.
 */
export interface DeliveryStore {
  /** Leases what is due for a target, the longest due first; nothing while the target is paused or disabled. */
  lease(request: LeaseRequest): Promise<LeasedDelivery[]>;
  /**
   * Corrects what was planned while a clock was far ahead, see `AHEAD_MS`: a first attempt becomes due now, a retry
   * after `CLAMPED_MS`, so that programs whose clocks differ by less than that do not use up all attempts at once;
   * a pause ends.
   */
  clampSchedule(target: string, now: number): Promise<void>;
  /** Prolongs leases: `forMs` from now. Leases that others took over meanwhile are not affected. */
  renew(numbers: readonly number[], holder: string, forMs: number): Promise<void>;
  /** Gives leases back, so that others need not wait for their end. */
  release(numbers: readonly number[], holder: string): Promise<void>;
  /** Records the result of a delivery. A failure counts only while the lease is held; a success always. */
  settle(number: number, holder: string, settlement: Settlement): Promise<void>;
  /** Sends nothing to a target before `until`. */
  pause(target: string, until: number): Promise<void>;
  /** Sends nothing more to a target; its deliveries wait. */
  disable(target: string, at: number, why: string): Promise<void>;
  /** Sends to a target again, at once. */
  enable(target: string): Promise<void>;
  /** All targets that ever had a delivery, by name. */
  listTargets(): Promise<TargetState[]>;
  /** The disabled targets, by name. Its time does not grow with the number of deliveries. */
  listDisabled(): Promise<DisabledTarget[]>;
  /** Lists deliveries that failed for the last time. */
  listDeadLetters(options: DeadLetterOptions): Promise<DeliveryState[]>;
  /**
   * Makes dead letters due again, with all their attempts: one, or all of a target.
   * @returns how many
   */
  replay(which: { number: number } | { target: string }, now: number): Promise<number>;
  /** The deliveries of a lead, the latest first. */
  ofLead(id: string): Promise<DeliveryState[]>;
  /** The targets that a lead, or any lead of a person, was sent to; by name. */
  recipients(which: { id: string } | { email: string }): Promise<Recipient[]>;
}
