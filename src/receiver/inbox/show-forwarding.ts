import { nameOf } from '../lead-words.ts';
import { page } from './answer.ts';
import { forwardingPage } from './forwarding-page.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { counted } from './parts.ts';

/** Dead letters on one page. */
const PAGE = 25;

/** The page of targets and dead letters. */
export async function showForwarding(inbox: Inbox, query: URLSearchParams): Promise<Response> {
  const { deliveries } = inbox.store;
  const given = query.get('before') ?? '';
  const before = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const found = await deliveries.listDeadLetters({
    limit: PAGE + 1,
    ...(before !== undefined && { before }),
  });
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const letters = await Promise.all(
    shown.map(async (letter) => {
      const lead = (await inbox.store.get(letter.id))?.lead;
      return { letter, name: lead ? nameOf(lead.event.data.contact) : 'A deleted lead' };
    }),
  );
  const done = doneWords(query);
  const view = {
    ...(await frameOf(inbox)),
    targets: await deliveries.listTargets(),
    letters,
    now: inbox.now(),
  };
  return page(
    await forwardingPage({
      ...view,
      ...(before !== undefined && { before }),
      ...(last && { next: last.number }),
      ...(done !== undefined && { done }),
    }),
    200,
  );
}

/** What `change-forwarding.ts` has just done, as its redirect tells. */
function doneWords(query: URLSearchParams): string | undefined {
  const count = /^\d{1,9}$/.exec(query.get('again') ?? '')?.[0];
  if (count !== undefined) {
    return count === '0'
      ? 'Nothing was left to send again.'
      : `${counted(Number(count), 'dead letter')} will be sent again now.`;
  }
  return query.has('enabled') ? 'The target is enabled: what waits for it is sent now.' : undefined;
}
