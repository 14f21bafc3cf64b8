/** A tab of a site, as far as delivery goes, for tests without a browser. */
import { attempt } from '../../src/delivery/attempt.ts';
import type { changeCopy, Copy } from '../../src/delivery/copies.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { type Entry, entryStore } from '../../src/delivery/store.ts';
import type { Posted } from '../../src/delivery/transport.ts';
import { FakeStorage } from './storage.ts';

export const CONFIRMED: Posted = { result: 'delivered', status: 202 };

/** Copies, which Node has no database for; those of a browser are tested in one. */
export function copiesIn(kept: Map<string, Copy>): typeof changeCopy {
  return async (key, change, mayMake) => {
    const copy = kept.get(key);
    if (!copy && !mayMake) throw new Error('There is no copy.');
    const next = change(copy) ?? copy;
    if (next) kept.set(key, next);
    return next;
  };
}

/** A tab: its outbox over a storage, its webhook, and what it has sent by `id:sequence`. */
export function openTab({
  storage = new FakeStorage(),
  copies = new Map<string, Copy>(),
  random = 1,
  answers = [] as Posted[],
  look = (): Storage => storage,
  change = copiesIn(copies),
} = {}) {
  const sent: string[] = [];
  const returns: (() => void)[] = [];
  let isClosed = false;
  let answer: () => Promise<Posted> = async () => answers.shift() ?? CONFIRMED;
  const means = {
    random: () => random,
    onReturn: (callback: () => void) => void returns.push(callback),
    change,
    send: ({ event: { data } }: Pick<Entry, 'event'>) => {
      sent.push(`${data.id.slice(-1)}:${data.sequence}`);
      return answer();
    },
  };
  const box = createOutbox({
    store: entryStore(look),
    load: async () =>
      isClosed
        ? new Promise(() => undefined)
        : {
            attempt: (store, key, hear) => attempt(store, key, hear, means),
            recover: async () => undefined, // in a browser
          },
  });
  const answerBy = (next: () => Promise<Posted>) => void (answer = next);
  const close = () => void (isClosed = true);
  /** Comes back from another page, as it was. */
  const comeBack = () => returns.forEach((callback) => callback());
  return { box, comeBack, sent, storage, answers, answerBy, close };
}
