import type { ParsedLeadEvent } from '../../lead/schema.ts';
import type { Reason } from '../../qualifier/judging/judged-answer.ts';
import type { Verdict } from '../../qualifier/verdict.ts';
import type { LeadChallenge } from '../assess/challenge/challenge.ts';
import type { TokenMemory } from '../assess/challenge/token-memory.ts';
import type { DeliveryStore, NewDelivery, Told } from './delivery-store.ts';
import type { SpamScore } from '../assess/spam-score.ts';

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
  /** It is still to be enriched: its judgement may change. */
  isUnenriched?: true;
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

export interface PageOptions {
  /** Only leads behind this one. */
  before?: Cursor;
  /** At most so many leads, 1 to 500. */
  limit: number;
}

export interface ListOptions extends PageOptions {
  /** Only leads of this verdict, an overrule counting before the judged one. */
  verdict?: Verdict;
}

/** Which leads a program wants to enrich. Times are milliseconds since 1970. */
export interface TakeUnenriched {
  now: number;
  until: number;
  /** @default as they are */
  due?: number;
  /** At most so many. */
  limit: number;
}

/** What the owner says of a lead: `undefined` leaves it, `null` takes it away. */
export interface Annotation {
  note?: string | null;
  overrule?: Verdict | null;
}

export interface SearchOptions extends ListOptions {
  /** Words, each of which a lead must hold, in whole or in part: see `leadWords`. Without any, all leads do. */
  text: string;
  /** Leads looked through by one call, so that its time is bounded. @default 20000 */
  among?: number;
}

export interface SearchResult {
  /** Those found, the newest first. */
  leads: StoredLead[];
  /** Where to go on; absent where no more leads are left to be looked through. */
  next?: Cursor;
}

/** What `erase` has deleted. */
export interface Erased {
  /** The ids of the leads. */
  ids: string[];
  /** To whom they were told before: there they are still. */
  told: Told[];
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
   * @param enrichBy marks the lead as not yet enriched: who takes it has until then, milliseconds since 1970, before
   * `takeUnenriched` gives it to anybody
   */
  save(
    lead: JudgedLead,
    deliveries?: readonly NewDelivery[],
    enrichBy?: number,
  ): Promise<{ result: SaveResult; verdict: Verdict }>;
  /**
   * Ends the enrichment of a lead, once: puts this judgement in the place of the one it was stored with, and these
   * deliveries in the place of those of the same sequence that nobody has tried yet; without any given, these stay.
   * @returns false where it was done before, and where the lead was replaced or deleted since
   */
  amend(
    id: string,
    sequence: number,
    judgement: LeadJudgement,
    deliveries?: readonly NewDelivery[],
  ): Promise<boolean>;
  /**
   * Takes leads whose enrichment nobody has ended in time, or that a clock far ahead has put off (`AHEAD_MS`); none of them is given to another before `until`, and
   * those of their deliveries that nobody has tried yet are not due before `due`.
   */
  takeUnenriched(options: TakeUnenriched): Promise<JudgedLead[]>;
  /** Leads, the newest first. Its time does not grow with the number of leads before the cursor. */
  list(options: ListOptions): Promise<StoredLead[]>;
  /**
   * One lead with its earlier sends, the latest first.
   * @param most at most so many of these: whoever knows the id of a lead can send it again and again @default all
   */
  get(id: string, most?: number): Promise<{ lead: StoredLead; earlier: EarlierSend[] } | undefined>;
  /** Leads that hold the words of a text; the owner's note counts. */
  search(options: SearchOptions): Promise<SearchResult>;
  /**
   * Notes what the owner says of a lead.
   * @param sequence only while the lead is still at it: an overrule is about the answers that the owner saw
   * @returns false where there is no such lead (any more)
   */
  annotate(id: string, annotation: Annotation, sequence?: number): Promise<boolean>;
  /** The leads of a person that `erase` would delete, the newest first; without options the newest 500 of them. */
  leadsOf(email: string, options?: PageOptions): Promise<StoredLead[]>;
  /** How many they are. */
  countOf(email: string): Promise<number>;
  /**
   * Deletes a lead, or all leads of a person, with all that belongs to them. A person is an email address in any
   * case; a lead is theirs also where only an earlier send bore it. An embedded file of up to 64 MiB and
   * its log hold their bytes no more, as soon as no other program is at them; a larger one may, in gaps of its pages,
   * until it is told to `VACUUM`; a PostgreSQL server, until its next vacuum.
   */
  erase(which: { id: string } | { email: string }): Promise<Erased>;
  /**
   * Deletes leads that arrived before a time, milliseconds since 1970; the longest there first.
   * @param limit at most so many in one call @default 500
   * @returns how many
   */
  expire(before: number, limit?: number): Promise<number>;
  /** Which lead has used which token of a challenge: shared by all who use the database, and outliving them. */
  readonly tokens: TokenMemory;
  /** What is to be forwarded. */
  readonly deliveries: DeliveryStore;
  /** Ends what is running and lets go of the database. */
  close(): Promise<void>;
}
