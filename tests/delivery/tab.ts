/** A tab of a site, as far as delivery goes, for tests without a browser. */
import type { LeadCopy, updateCopy } from '../../src/delivery/copies.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createLeadStore, type QueuedLead } from '../../src/delivery/lead-store.ts';
import type { WebhookResponse } from '../../src/delivery/retry-policy.ts';
import { FakeStorage, forbidden } from './storage.ts';

export const CONFIRMED: WebhookResponse = { result: 'delivered', status: 202 };

/** Copies, which Node has no database for; those of a browser are tested in one. */
export function copiesIn(kept: Map<string, LeadCopy>): typeof updateCopy {
  return async (key, change, mayCreate) => {
    const copy = kept.get(key);
    if (!copy && !mayCreate) throw new Error('There is no copy.');
    const next = change(copy) ?? copy;
    if (next) kept.set(key, next);
    return next;
  };
}

/** A tab: its outbox over a storage, its webhook, and what it has sent by `id:sequence`. */
export function openTab({
  storage = new FakeStorage(),
  copies = new Map<string, LeadCopy>(),
  random = 1,
  answers = [] as WebhookResponse[],
  look = (): Storage => storage,
  change = copiesIn(copies),
} = {}) {
  const sent: string[] = [];
  const returns: (() => void)[] = [];
  let isClosed = false;
  let answer: () => Promise<WebhookResponse> = async () => answers.shift() ?? CONFIRMED;
  const box = createOutbox({
    store: createLeadStore(() => (isClosed ? forbidden() : look())),
    random: () => random,
    onReturn: (callback: () => void) => void returns.push(callback),
    updateCopy: change,
    post: ({ event: { data } }: Pick<QueuedLead, 'event'>) => {
      sent.push(`${data.id.slice(-1)}:${data.sequence}`);
      return answer();
    },
  });
  const answerBy = (next: () => Promise<WebhookResponse>) => void (answer = next);
  /** Its timers find nothing to do. */
  const close = () => void (isClosed = true);
  /** Comes back from another page, as it was. */
  const comeBack = () => returns.forEach((callback) => callback());
  return { box, comeBack, sent, storage, answers, answerBy, close };
}
