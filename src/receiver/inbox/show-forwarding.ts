import { nameOf } from '../text/lead-words.ts';
import { page } from './answer.ts';
import type { ForwardingTarget } from './forwarding-page.ts';
import { forwardingPage } from './forwarding-page.ts';
import { frameOf } from './frame.ts';
import type { Inbox } from './inbox.ts';
import { counted } from './parts.ts';

/** Dead letters on one page. */
const PAGE = 25;

/** What has just been done, and how that went. */
export interface Done {
  done?: string;
  trouble?: string;
}

/** The page of targets and dead letters. */
export async function showForwarding(
  inbox: Inbox,
  query: URLSearchParams,
  said: Done = doneOf(query),
): Promise<Response> {
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
      const lead = (await inbox.store.get(letter.id, 0))?.lead;
      return { letter, name: lead ? nameOf(lead.event.data.contact) : 'A deleted lead' };
    }),
  );
  const view = {
    ...(await frameOf(inbox)),
    targets: await targetsOf(inbox),
    letters,
    now: inbox.now(),
  };
  return page(
    await forwardingPage({
      ...view,
      ...(before !== undefined && { before }),
      ...(last && { next: last.number }),
      ...said,
    }),
    200,
  );
}

/** Those that the database knows, and those that were told of nothing yet. */
async function targetsOf({ store, targets, test, callTarget }: Inbox): Promise<ForwardingTarget[]> {
  const known = await store.deliveries.listTargets();
  const names = new Set(known.map(({ target }) => target));
  const untold = (targets ?? [])
    .filter((target) => !names.has(target))
    .map((target) => ({ target, due: 0, dead: 0 }));
  const shown = [...known, ...untold].map((state) => {
    const isHere = targets?.includes(state.target);
    return { ...state, isElsewhere: isHere === false, canTest: isHere === true && test !== undefined };
  });
  return shown.toSorted((a, b) => callTarget(a.target).localeCompare(callTarget(b.target), 'en'));
}

/** What `change-forwarding.ts` has just done, as its redirect tells. */
function doneOf(query: URLSearchParams): Done {
  const count = /^\d{1,9}$/.exec(query.get('again') ?? '')?.[0];
  if (count !== undefined) {
    return {
      done:
        count === '0'
          ? 'Nothing was left to send again.'
          : `${counted(Number(count), 'dead letter')} will be sent again now.`,
    };
  }
  return query.has('enabled') ? { done: 'The target is enabled: what waits for it is sent now.' } : {};
}
