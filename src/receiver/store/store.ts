import type { Verdict } from '../../qualifier/verdict.ts';
import type { TokenMemory } from '../assess/challenge/challenge.ts';
import type { JudgedLead, LeadJudgement } from '../assess/judgement.ts';
import type { DeliveryStore, NewDelivery, Recipient } from './delivery-store.ts';

/** A lead as the owner sees it. */
export interface StoredLead extends JudgedLead {
  id: string;
  sequence: number;
  /** Its place in the inbox: when it was first sent, or sent again after `CORRECTION_MS`. Milliseconds since 1970. */
  arrived: number;
  /** The owner's own verdict. */
  overrule?: Verdict;
  note?: string;
  /** It has not been enriched yet: its judgement may change. */
  isUnenriched?: true;
}

/** A send of a lead that a later one replaced. */
export interface EarlierSend extends JudgedLead {
  sequence: number;
  /** The owner's verdict on this send, where a later return replaced the send. */
  overrule?: Verdict;
}

/** `stored`: new. `replaced`: a later send of a known lead. `repeat`: known already, nothing changed. */
export type SaveResult = 'stored' | 'replaced' | 'repeat';

/** The last lead of a page: the next page begins behind it. */
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
  /** Only leads of this verdict; an overrule counts before the judged one. */
  verdict?: Verdict;
}

/** Which leads a program takes to enrich. Times are milliseconds since 1970. */
export interface TakeUnenriched {
  now: number;
  /** Until then no other program gets them. */
  until: number;
  /** Until then their deliveries wait that have not been tried. @default as planned */
  due?: number;
  /** At most so many. */
  limit: number;
}

/** The owner's annotation of a lead: `undefined` leaves a part as it is, `null` removes it. */
export interface Annotation {
  note?: string | null;
  overrule?: Verdict | null;
}

export interface SearchOptions extends ListOptions {
  /** Words, each of which a lead must contain: see `leadWords`. With none, all leads are found. */
  text: string;
  /** How many leads one call looks at, so that its time is bounded. @default 20000 */
  among?: number;
}

export interface SearchResult {
  /** The leads found, the newest first. */
  leads: StoredLead[];
  /** Where to go on; absent where all leads have been looked at. */
  next?: Cursor;
}

/** The result of `erase`. */
export interface Erased {
  /** The ids of the leads. */
  ids: string[];
  /** The targets that have copies of them. */
  recipients: Recipient[];
}

/** A later send within this time, in milliseconds, is a correction; after it, the person has come back. */
export const CORRECTION_MS = 60 * 60 * 1000;

/**
 * Where leads are kept. Every store must pass tests/receiver/store/store-conformance.ts.
 *
 * One row per lead id, safe with any number of processes on one database:
 * - the same or a lower `sequence` is a repeat and changes nothing;
 * - a higher one replaces the row, and the earlier send is kept beside it; the note stays;
 * - within `CORRECTION_MS` of `arrived` it is a correction: place in the inbox and overrule stay;
 * - later it is a return: the lead moves to the top of the inbox, and the overrule, which was about other
 *   answers, stays with the earlier send. So a returning person is neither lost nor hidden.
 */
export interface Store {
  /**
   * Stores a lead in one transaction; resolves only when it would survive a power cut. The `deliveries`, one for a
   * target, are written in the same transaction, unless the lead is a repeat.
   * @param enrichBy marks the lead as not enriched: its program has until then, in milliseconds since 1970, before
   * `takeUnenriched` gives it to others
   */
  save(
    lead: JudgedLead,
    deliveries?: readonly NewDelivery[],
    enrichBy?: number,
  ): Promise<{ result: SaveResult; verdict: Verdict }>;
  /**
   * Ends the enrichment of a lead, once: replaces its judgement, and those deliveries of the same sequence that have not
   * been tried; without `deliveries` these stay as they are.
   * @returns false where it was done before, or the lead was replaced or deleted since
   */
  amend(
    id: string,
    sequence: number,
    judgement: LeadJudgement,
    deliveries?: readonly NewDelivery[],
  ): Promise<boolean>;
  /**
   * Takes leads whose enrichment was not ended in time, or is planned too far ahead because of a wrong clock
   * (`AHEAD_MS`). No other program gets them before `until`, and their deliveries that have not been tried are not due
   * before `due`.
   */
  takeUnenriched(options: TakeUnenriched): Promise<JudgedLead[]>;
  /** Leads, the newest first. Its time does not grow with the number of leads before the cursor. */
  list(options: ListOptions): Promise<StoredLead[]>;
  /**
   * One lead with its earlier sends, the latest first.
   * @param most at most so many earlier sends: anybody who knows the id of a lead can add more @default all
   */
  get(id: string, most?: number): Promise<{ lead: StoredLead; earlier: EarlierSend[] } | undefined>;
  /** Leads that contain the words of a text; the owner's note counts. */
  search(options: SearchOptions): Promise<SearchResult>;
  /**
   * Stores the owner's annotation of a lead.
   * @param sequence only while the lead is at this sequence: an overrule is about the answers that the owner saw
   * @returns false where there is no such lead, or not any more
   */
  annotate(id: string, annotation: Annotation, sequence?: number): Promise<boolean>;
  /** The leads that `erase` would delete for a person, the newest first. @param options default: the newest 500 */
  leadsOf(email: string, options?: PageOptions): Promise<StoredLead[]>;
  /** The number of leads that `erase` would delete for a person. */
  countOf(email: string): Promise<number>;
  /**
   * Deletes a lead, or all leads of a person, with all that belongs to them. A person is an email address, in upper or
   * lower case; a lead is theirs also where only an earlier send had the address.
   * The deleted bytes are gone from an embedded file of up to 64 MiB, and from its log, as soon as no other program is
   * using it. A larger file may contain them until its next `VACUUM`, a PostgreSQL server until its next vacuum.
   */
  erase(which: { id: string } | { email: string }): Promise<Erased>;
  /**
   * Deletes leads that arrived before a time, in milliseconds since 1970; the oldest first.
   * @param limit at most so many in one call @default 500
   * @returns how many
   */
  expire(before: number, limit?: number): Promise<number>;
  /** Which lead has used which token of a challenge, for all programs on the database. */
  readonly tokens: TokenMemory;
  /** Leads that are to be forwarded, and that were. */
  readonly deliveries: DeliveryStore;
  /** Finishes what is running and closes the database. */
  close(): Promise<void>;
}
