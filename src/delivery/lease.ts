/**
 * One lead is sent by one tab at a time. Each attempt writes a lease into the lead: `next` is moved to when the attempt
 * must be over, and other tabs wait until then. localStorage reaches other tabs late and has no transactions, so
 * that the lease is written into the copy too, where only one tab can be the first to make this attempt.
 */
import type { LeadCopy, updateCopy } from './copies.ts';
import type { LeadStore, QueuedLead } from './lead-store.ts';
import { REQUEST_TIMEOUT_MS } from './transport.ts';

/** The longest wait for a copy: a database that hangs must not keep a lead from being sent. */
const COPY_TIMEOUT_MS = 1_000;

/** How much longer than the request a lease lasts: the answer has to be written down too. */
const LEASE_MARGIN_MS = 5_000;

/** Whose turn it is to send a lead; `delivered`: nobody's any more. */
export type Claim = 'ours' | 'not-ours' | 'delivered';

/** Changes a copy as `updateCopy` does; undefined when that fails, or takes too long. */
export const tryUpdateCopy = (
  update: typeof updateCopy,
  ...change: Parameters<typeof updateCopy>
): Promise<LeadCopy | undefined> =>
  Promise.race([
    update(...change).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), COPY_TIMEOUT_MS)),
  ]);

/**
 * Whether a tab may send a lead now. No tab has tried a new one yet, whatever the clock says; one that got no answer
 * may be tried before its time.
 */
export const mayAttempt = ({ tries, next, unanswered }: QueuedLead, now: number): boolean =>
  !tries || (next ?? 0) <= now || !!unanswered;

/** A lead with the lease of its next attempt. By a fraction of a millisecond each tab can tell its own lease. */
export const withLease = (lead: QueuedLead, now: number, random: number): QueuedLead => ({
  ...lead,
  tries: lead.tries + 1,
  unanswered: 0,
  next: now + REQUEST_TIMEOUT_MS + LEASE_MARGIN_MS - random,
});

/**
 * Writes a lease into the copy of its lead, unless another tab has made this attempt already.
 * @returns the copy as it is then; undefined where there is none in time
 */
export function leaseCopy(
  key: string,
  leased: QueuedLead,
  now: () => number,
  update: typeof updateCopy,
): Promise<LeadCopy | undefined> {
  const isMade = (copy: LeadCopy | undefined): boolean =>
    !!copy && (copy.isDone || (copy.tries >= leased.tries && (copy.next ?? Infinity) > now()));
  return tryUpdateCopy(update, key, (copy) => (isMade(copy) ? undefined : leased), true);
}

/**
 * Decides by the copy, and by what other tabs wrote meanwhile, whether this tab makes the attempt.
 * @param copy what `leaseCopy` came to
 */
export function claim(store: LeadStore, key: string, leased: QueuedLead, copy: LeadCopy | undefined): Claim {
  const found = store.read(key);
  if (!found) {
    store.remove(key); // with the copy that was created just now
    return 'not-ours';
  }
  if (copy?.isDone) {
    store.remove(key);
    return 'delivered';
  }
  const isTaken = !!copy && copy !== leased;
  // The copy may know more of the lead than localStorage, where the browser was killed since; or less, where the tab
  // that made this attempt is through with it.
  if (isTaken && copy.tries > found.tries) store.write(copy);
  // Other tabs write our lease too, once they have seen it in the copy: that one does not stop us.
  if (isTaken || (found.tries >= leased.tries && found.next !== leased.next)) return 'not-ours';
  store.write(leased);
  return 'ours';
}
