import { changeCopy, type Copy, DONE } from './copies.ts';
import { backoff, LONGEST_WAIT, TIMEOUT } from './policy.ts';
import { DELIVERED, type Entry, type EntryStore } from './store.ts';
import { type Posted, post } from './transport.ts';

/** What became of one send. */
export interface Sent extends Partial<Posted> {
  /**
   * - `delivered`: the webhook confirmed it and the browser forgot it;
   * - `queued`: it is kept and sent again by itself;
   * - `undelivered`: it cannot be sent as things are; it is kept, and the visitor must be told.
   */
  delivery: 'delivered' | 'queued' | 'undelivered';
  /** A lead that is kept outlives the page, and the browser too. */
  kept?: boolean;
  /** It was not sent now: another tab is at it, or was faster, or the entry was deleted. */
  idle?: boolean;
}

/** What an attempt works with. */
interface Means {
  now?: () => number;
  random?: () => number;
  /** Sends one lead; never throws. */
  send?: typeof post;
  change?: typeof changeCopy;
  /** Calls back whenever the page is shown again. */
  onReturn?: (look: () => void) => void;
}

/** Hears what another tab has written into the storage. */
export type Hear = (change: Pick<StorageEvent, 'key' | 'newValue'>) => void;

/** Whether there is a copy, only the tab knows that is at it. */
const IDLE: Sent = { delivery: 'queued', kept: false, idle: true };

/** Longest wait for a copy, in milliseconds: a database that hangs must not keep a lead from being sent. */
const PATIENCE = 1_000;

/**
 * Milliseconds after which an entry may have got from localStorage to the disk. That it is deleted gets there as late,
 * and a browser that is killed before remembers it again: then its copy says until the next page that it is delivered.
 */
const WRITTEN_AFTER = 4_000;

/**
 * Sends an entry once, if it is its time and no other tab is at it, and plans the next try. Never throws.
 *
 * One entry is sent by one tab at a time: each try writes a lease into the entry, and into its copy, where one tab
 * alone can be the first to make this try.
 * @param hear given by the page that has just written it: there is no time to ask who else is at it, for a page that is
 * left at once has only this moment. Hears what became of it while the page was away.
 */
export async function attempt(
  store: EntryStore,
  key: string,
  hear: Hear | undefined,
  {
    now = Date.now,
    random = Math.random,
    send = post,
    change = changeCopy,
    onReturn = (look) => addEventListener('pageshow', look),
  }: Means = {},
): Promise<Sent> {
  const entry = store.read(key);
  if (!entry) return IDLE;
  // A new one nobody is at, whatever the clock does.
  if (entry.tries && (entry.next ?? 0) > now() && !entry.unanswered) return IDLE;
  const silences = entry.unanswered ?? 0;
  // By the fraction of a millisecond each tab knows its own lease.
  const next = now() + TIMEOUT + 5_000 - random();
  const leased: Entry = { ...entry, tries: entry.tries + 1, unanswered: 0, next };
  if (hear) store.write(leased);
  const isMade = (copy: Copy | undefined): boolean =>
    !!copy && (copy.isDone || (copy.tries >= leased.tries && (copy.next ?? Infinity) > now()));
  const copying = soon(change(key, (copy) => (isMade(copy) ? undefined : leased), true));
  if (!hear) {
    const copy = await copying;
    const found = store.read(key);
    if (!found) {
      store.remove(key); // the copy that was made just now
      return IDLE;
    }
    if (copy?.isDone) {
      store.remove(key);
      return { delivery: 'delivered' };
    }
    const isTaken = !!copy && copy !== leased;
    // It knows more of the lead: the browser may have been killed since. Or less: who made this try may be through.
    if (isTaken && copy.tries > found.tries) store.write(copy);
    // The others write our lease too, once they have seen it in the copy: that one is no hindrance.
    if (isTaken || (found.tries >= leased.tries && found.next !== next)) return IDLE;
    store.write(leased);
  }

  const delivered: Entry = { ...leased, made: DELIVERED };
  const posted = await send(leased);
  const { result, blocked } = posted;
  if (result === 'delivered') {
    const isOnDisk = now() - entry.made > WRITTEN_AFTER;
    if (isOnDisk) await soon(change(key, () => DONE));
    // Other tabs hear of this too, and from the removal alone they would not know why.
    store.write(delivered);
    store.remove(key, isOnDisk);
    return { ...posted, delivery: result };
  }
  const planned: Entry = { ...leased, ...nextTry(posted, leased.tries, silences, now(), random()) };
  // It may be gone meanwhile: a later sequence took its place, or all leads were forgotten. Or the lease had run out,
  // as a laptop slept, and another tab has gone on: what that one knows stays.
  const found = store.read(key);
  const isLate = !!found && found.tries > leased.tries;
  // Pages that are kept for the way back hear nothing meanwhile in some browsers, such as Firefox.
  if (hear)
    onReturn(() => {
      if (store.read(key)) return;
      void soon(change(key, () => undefined)).then(
        (known) => known?.isDone && hear({ key, newValue: JSON.stringify(delivered) }),
      );
    });
  const isWritten = isLate || (!!found && store.write(planned));
  const copy = await soon(
    change(key, (known) => (known?.isDone || (known?.tries ?? 0) > leased.tries ? undefined : planned)),
  );
  return {
    ...posted,
    kept: isWritten && !!copy && !!store.read(key),
    delivery: result === 'rejected' || blocked ? 'undelivered' : 'queued',
  };
}

/** When to try again after a failure, and how many of the last tries got no answer. */
function nextTry(
  { result, status, wait = 0 }: Posted,
  tries: number,
  silences: number,
  now: number,
  random: number,
): Pick<Entry, 'next' | 'unanswered'> {
  if (result === 'rejected') return { next: null, unanswered: 0 };
  const isUnanswered = result === 'retry' && !status;
  // A webhook whose answers cannot be read looks like one that is down, and gets the lead each time: soon seldom.
  const pace = isUnanswered && silences > 1 ? 'retry-slowly' : result;
  return {
    next: now + Math.min(LONGEST_WAIT, Math.max(wait, backoff(pace, tries, random))),
    unanswered: isUnanswered ? silences + 1 : 0,
  };
}

/** What the work comes to; undefined when it fails, or takes too long. */
const soon = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<undefined>((late) => setTimeout(() => late(undefined), PATIENCE)),
  ]);
