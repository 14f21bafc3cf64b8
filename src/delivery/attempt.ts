/** Sends a queued lead once, and plans the next attempt where it was not delivered. */
import { DELIVERED_COPY, updateCopy } from './copies.ts';
import { asDelivered, keyOf, type LeadStore, type QueuedLead } from './lead-store.ts';
import { claim, leaseCopy, mayAttempt, tryUpdateCopy, withLease } from './lease.ts';
import { planRetry, type WebhookResponse } from './retry-policy.ts';
import { postLead } from './transport.ts';

/** What became of a lead in one attempt to deliver it. */
export interface DeliveryResult extends Partial<WebhookResponse> {
  /**
   * - `delivered`: the webhook confirmed it and the browser forgot it;
   * - `queued`: it is kept and sent again by itself;
   * - `undelivered`: it cannot be sent as things are; it is kept, and the visitor must be told.
   */
  delivery: 'delivered' | 'queued' | 'undelivered';
  /** Whether the lead outlives the page, and a browser that is killed. */
  kept?: boolean;
  /** It was not sent now: another tab is at it, or was faster, or the lead was deleted. */
  skipped?: boolean;
}

/** What delivery needs of the browser. */
export interface DeliveryEnvironment {
  /** Milliseconds since 1970. */
  now: () => number;
  /** In 0 … 1. */
  random: () => number;
  /** Sends one lead; never throws. */
  post: typeof postLead;
  updateCopy: typeof updateCopy;
  /** Calls back whenever the page is shown again. */
  onReturn: (callback: () => void) => void;
}

export const browserEnvironment: DeliveryEnvironment = {
  now: () => Date.now(),
  random: () => Math.random(),
  post: postLead,
  updateCopy,
  onReturn: (callback) => addEventListener('pageshow', callback),
};

/** Another tab has the lead, so that only that one knows whether there is a copy. */
const SKIPPED: DeliveryResult = { delivery: 'queued', kept: false, skipped: true };

/**
 * How long it may take from a write to localStorage until that is on the disk. A deletion takes as long, and a
 * browser that is killed before remembers the lead again: until the next page its copy then says that it is delivered.
 */
const DISK_WRITE_MS = 4_000;

/**
 * Sends a lead, if its time has come and no other tab is sending it. A new one, which this page has just written, goes
 * without asking other tabs, and its request starts within this call: a page that is left at once has only this moment.
 * Never throws.
 * @param onDeliveredElsewhere makes it a new lead; called where another tab has delivered it while this page was kept
 * for the way back
 */
export async function attemptDelivery(
  store: LeadStore,
  key: string,
  environment: DeliveryEnvironment,
  onDeliveredElsewhere?: () => void,
): Promise<DeliveryResult> {
  const { now, random, updateCopy: update, post, onReturn } = environment;
  const lead = store.read(key);
  if (!lead || !mayAttempt(lead, now())) return SKIPPED;
  const leased = withLease(lead, now(), random());
  const leasing = leaseCopy(key, leased, now, update);
  if (onDeliveredElsewhere) store.write(leased);
  else {
    const claimed = claim(store, key, leased, await leasing);
    if (claimed === 'delivered') return { delivery: 'delivered' };
    if (claimed === 'not-ours') return SKIPPED;
  }
  const response = await post(leased);
  // Some browsers, such as Firefox, tell a page that is kept for the way back nothing of the storage meanwhile.
  if (onDeliveredElsewhere && response.result !== 'delivered')
    onReturn(() => {
      if (store.read(key)) return;
      void tryUpdateCopy(update, key, () => undefined).then((copy) => copy?.isDone && onDeliveredElsewhere());
    });
  return settle(store, lead, leased, response, environment);
}

/**
 * Deletes a lead that was delivered, or plans its next attempt.
 * @param lead as it was before the attempt
 * @param leased as it was sent
 */
async function settle(
  store: LeadStore,
  lead: QueuedLead,
  leased: QueuedLead,
  response: WebhookResponse,
  { now, random, updateCopy: update }: DeliveryEnvironment,
): Promise<DeliveryResult> {
  const key = keyOf(lead);
  const { result, blocked } = response;
  if (result === 'delivered') {
    const isOnDisk = now() - lead.made > DISK_WRITE_MS;
    if (isOnDisk) await tryUpdateCopy(update, key, () => DELIVERED_COPY);
    store.write(asDelivered(leased)); // from the removal alone other tabs would not know why
    store.remove(key, isOnDisk);
    return { ...response, delivery: 'delivered' };
  }
  const { tries } = leased;
  const history = { tries, unanswered: lead.unanswered ?? 0, now: now(), random: random() };
  const planned: QueuedLead = { ...leased, ...planRetry(response, history) };
  // It may be gone meanwhile: a later sequence took its place, or all leads were forgotten. Or the lease had run out,
  // as a laptop slept, and another tab has gone on: what that tab wrote stays.
  const found = store.read(key);
  const isOvertaken = !!found && found.tries > tries;
  const isWritten = isOvertaken || (!!found && store.write(planned));
  const copy = await tryUpdateCopy(update, key, (known) =>
    known?.isDone || (known?.tries ?? 0) > tries ? undefined : planned,
  );
  return {
    ...response,
    kept: isWritten && !!copy && !!store.read(key),
    delivery: result === 'rejected' || blocked ? 'undelivered' : 'queued',
  };
}
