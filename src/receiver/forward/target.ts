import type { Verdict } from '../../qualifier/verdict.ts';
import type { JudgedLead } from '../store/store.ts';

/** A lead on its way to a target. */
export interface Outgoing {
  id: string;
  sequence: number;
  lead: JudgedLead;
  /** When this attempt is made: milliseconds since 1970. */
  at: number;
}

/** How an attempt went. `why` is for the owner: a status and our own words, never what the other side wrote. */
export type SendResult =
  | { kind: 'delivered' }
  | {
      kind: 'failed';
      why: string;
      /** How long the target asked to be left alone with this delivery, in milliseconds. */
      wait?: number;
      /** It asks for fewer deliveries, not for this one only. */
      throttle?: boolean;
    }
  /** It wants no more deliveries, ever. */
  | { kind: 'gone'; why: string };

/** What every target has. */
export interface TargetOptions {
  /**
   * What the target is called in the database and to the owner. Deliveries find their target by it: keep it when
   * its address changes.
   */
  name: string;
  /** What the inbox calls it, where that says more than the name. @default the name */
  label?: string;
  /** Which leads it hears of, by the receiver's own verdict. @default ['qualified', 'review'] */
  verdicts?: readonly Verdict[];
}

/** Where leads are forwarded to. */
export interface Target extends Required<Omit<TargetOptions, 'label'>>, Pick<TargetOptions, 'label'> {
  /**
   * Tells it of a lead; may be told of the same one more than once. A rejection is a failure as well, and so is what
   * takes longer than three minutes.
   * @param signal ends the attempt: the program stops
   */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** Whether it can be told of leads now, as far as that is found out without telling it anything. */
  check?(): Promise<SendResult>;
}

export const DEFAULT_VERDICTS: readonly Verdict[] = ['qualified', 'review'];

/** How long an attempt may take, in milliseconds. */
export const ATTEMPT_MS = 20_000;
