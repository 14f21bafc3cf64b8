import type { ParsedLeadEvent } from '../lead/schema.ts';
import type { Reason } from '../qualifier/judge.ts';
import type { Verdict } from '../qualifier/schema.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import type { DeliveryStore, NewDelivery } from './delivery-store.ts';
import type { SpamScore } from './spam-score.ts';

/** The receiver's own judgement of a lead. */
export interface LeadJudgement {
  verdict: Verdict;
  points: number;
  pass: number;
  reasons: readonly Reason[];
  /** Route of the outcome, for the consumer. */
  route?: string;
  /** What the page said, where it said otherwise under the very same rules: forged, or a fault of ours. */
  claimed?: Verdict;
  /** How much it looks like spam. */
  spam?: SpamScore;
  /** How its challenge went, where one is asked for. */
  challenge?: LeadChallenge;
}

/** A judged lead on its way into the store. Its key is `event.data.id`. */
export interface JudgedLead {
  event: ParsedLeadEvent;
  judgement: LeadJudgement;
  /** When it was received: milliseconds since 1970. */
  received: number;
}

/** A lead as the owner sees it. */
export interface StoredLead extends JudgedLead {
  id: string;
  sequence: number;
  /** Its place in the inbox: when it first came, or came again after `CORRECTION_MS`. Milliseconds since 1970. */
  arrived: number;
  /** The owner's own verdict. */
  overrule?: Verdict;
  note?: string;
}

/** A send of a lead that a later one took the place of. */
export interface EarlierSend extends JudgedLead {
  sequence: number;
  /** The owner's verdict on this send, where a later return took it away. */
  overrule?: Verdict;
}

/** `stored`: new. `replaced`: a later send of a known lead. `repeat`: known already, nothing changed. */
export type SaveResult = 'stored' | 'replaced' | 'repeat';

/** The last lead of a page; the next page begins behind it. */
export interface Cursor {
  arrived: number;
  id: string;
}

export interface ListOptions {
  /** Only leads behind this one. */
  before?: Cursor;
  /** At most so many leads, 1 to 500. */
  limit: number;
  /** Only leads of this verdict, an overrule counting before the judged one. */
  verdict?: Verdict;
}

/** A later send within this time, in milliseconds, corrects the lead; after it, the person has come back. */
export const CORRECTION_MS = 60 * 60 * 1000;

/**
 * Where leads are kept. Every store must pass tests/receiver/store-conformance.ts.
 *
 * One row per lead id, safe with any number of processes on one database:
 * - the same or a lower `sequence` is a repeat and changes nothing;
 * - a higher one takes the row's place, and the earlier send is kept beside it; the note stays;
 * - within `CORRECTION_MS` of `arrived` it is a correction: place in the inbox and overrule stay;
 * - later it is a return: the lead moves to the top of the inbox, and the overrule, which was about other
 *   answers, stays with the earlier send. So a returning person is neither lost nor hidden.
 */
export interface Store {
  /**
   * Keeps a lead, in one transaction; resolves only when it would survive a power cut.
   * What must happen to each lead exactly as often as it is stored belongs into this transaction: `deliveries`,
   * one for a target, are written with the lead unless it is a repeat.
   */
  save(
    lead: JudgedLead,
    deliveries?: readonly NewDelivery[],
  ): Promise<{ result: SaveResult; verdict: Verdict }>;
  /** Leads, the newest first. Its time does not grow with the number of leads before the cursor. */
  list(options: ListOptions): Promise<StoredLead[]>;
  /** One lead with its earlier sends, the latest first. */
  get(id: string): Promise<{ lead: StoredLead; earlier: EarlierSend[] } | undefined>;
  /** What is to be forwarded. */
  readonly deliveries: DeliveryStore;
  /** Ends what is running and lets go of the database. */
  close(): Promise<void>;
}
