import type { Verdict } from '../../qualifier/verdict.ts';
import type { JudgedLead } from '../assess/judgement.ts';

/** A lead on its way to a target. */
export interface Outgoing {
  id: string;
  sequence: number;
  lead: JudgedLead;
  /** When this attempt is made: milliseconds since 1970. */
  at: number;
}

/**
 * The result of an attempt. `why` is for the owner: a status and our own words, never what the other side wrote.
 */
export type SendResult =
  | { kind: 'delivered' }
  | {
      kind: 'failed';
      why: string;
      /** The target's `Retry-After`, in milliseconds. */
      wait?: number;
      /** It asks for fewer deliveries, not only for a later attempt at this one. */
      throttle?: boolean;
    }
  /** It wants no more deliveries, ever. */
  | { kind: 'gone'; why: string };

/** Options of every target. */
export interface TargetOptions {
  /**
   * The target's name in the database and for the owner. Deliveries find their target by it: keep it when its
   * address changes.
   */
  name: string;
  /** Its name in the inbox, where that says more than `name`. @default the name */
  label?: string;
  /** Which leads are sent to it, by the receiver's own verdict. @default ['qualified', 'review'] */
  verdicts?: readonly Verdict[];
}

/** Where leads are forwarded to. */
export interface Target extends Required<Omit<TargetOptions, 'label'>>, Pick<TargetOptions, 'label'> {
  /**
   * Sends it a lead; the same lead may be sent more than once. A rejection counts as a failure, and so does an
   * attempt of more than three minutes.
   * @param signal aborts the attempt, because the program stops
   */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** Whether leads can be sent to it now, as far as that can be found out without sending one. */
  check?(): Promise<SendResult>;
}

export const DEFAULT_VERDICTS: readonly Verdict[] = ['qualified', 'review'];

/** Time limit of an attempt, in milliseconds. */
export const ATTEMPT_MS = 20_000;
