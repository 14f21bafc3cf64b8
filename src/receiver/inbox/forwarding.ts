import { nameOf } from '../lead-text.ts';
import type { FormRequest, Inbox, InboxRequest } from './context.ts';
import { type DeadLetter, type ForwardingTarget, forwardingPage } from './forwarding-page.tsx';
import { refuse } from './notices.tsx';
import { counted } from './parts.tsx';
import { htmlResponse, seeOther } from './responses.ts';

/** Dead letters on one page. */
const PAGE_SIZE = 25;

/** Says what has just been done, or has failed. */
interface Result {
  done?: string;
  trouble?: string;
}

/** Shows targets and dead letters. */
export async function showForwarding(request: InboxRequest): Promise<Response> {
  return forwardingResponse(request, resultOf(request.query));
}

/** Sends one dead letter again. */
export async function replayLetter({ inbox, form }: FormRequest): Promise<Response> {
  const number = Number(form.get('number'));
  return replay(inbox, Number.isSafeInteger(number) ? { number } : undefined);
}

/** Sends all dead letters of a target again. */
export async function replayTarget({ inbox, form }: FormRequest): Promise<Response> {
  return replay(inbox, { target: form.get('target') ?? '' });
}

async function replay(inbox: Inbox, which?: { number: number } | { target: string }): Promise<Response> {
  const count = which === undefined ? 0 : await inbox.store.deliveries.replay(which, inbox.now());
  inbox.wake();
  return seeOther(`?dead-letters&again=${count}`);
}

/** Sends to a disabled target again. */
export async function enableTarget({ inbox, form }: FormRequest): Promise<Response> {
  await inbox.store.deliveries.enable(form.get('target') ?? '');
  inbox.wake();
  return seeOther('?dead-letters&enabled');
}

/**
 * Sends a target a test and shows how that went. No redirect: the result is kept nowhere, and reloading sends one more
 * test, which changes nothing.
 */
export async function testTarget(request: FormRequest): Promise<Response> {
  const { inbox, form } = request;
  const target = form.get('target') ?? '';
  const label = inbox.targetLabel(target);
  const result = await inbox.sendTest?.(target);
  if (result === undefined) return refuse(404, 'This receiver has no such target.');
  return forwardingResponse(
    request,
    result.kind === 'delivered'
      ? { done: `The test has arrived at ${label}.` }
      : { trouble: `The test has not arrived at ${label}: ${result.why}.` },
  );
}

async function forwardingResponse({ inbox, page, query }: InboxRequest, result: Result): Promise<Response> {
  const given = query.get('before') ?? '';
  const before = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
  const found = await inbox.store.deliveries.listDeadLetters({
    limit: PAGE_SIZE + 1,
    ...(before !== undefined && { before }),
  });
  const shown = found.slice(0, PAGE_SIZE);
  const document = forwardingPage({
    ...result,
    page,
    targets: await targetsOf(inbox),
    letters: await Promise.all(shown.map((letter) => withLeadName(inbox, letter))),
    isFirst: before === undefined,
    next: found.length > PAGE_SIZE ? shown.at(-1)?.number : undefined,
    now: inbox.now(),
  });
  return htmlResponse(document);
}

async function withLeadName({ store }: Inbox, letter: DeadLetter['letter']): Promise<DeadLetter> {
  const lead = (await store.get(letter.id, 0))?.lead;
  return { letter, name: lead ? nameOf(lead.event.data.contact) : 'A deleted lead' };
}

/** The targets that the database knows, and those that nothing was sent to yet. */
async function targetsOf({ store, targets, sendTest, targetLabel }: Inbox): Promise<ForwardingTarget[]> {
  const known = await store.deliveries.listTargets();
  const names = new Set(known.map(({ target }) => target));
  const unused = (targets ?? [])
    .filter((target) => !names.has(target))
    .map((target) => ({ target, due: 0, dead: 0 }));
  const shown = [...known, ...unused].map((state) => {
    const isHere = targets?.includes(state.target);
    return { ...state, isElsewhere: isHere === false, canTest: isHere === true && sendTest !== undefined };
  });
  return shown.toSorted((a, b) => targetLabel(a.target).localeCompare(targetLabel(b.target), 'en'));
}

/** The result of a change, from the parameters of the redirect after it. */
function resultOf(query: URLSearchParams): Result {
  const count = /^\d{1,9}$/.exec(query.get('again') ?? '')?.[0];
  if (count === '0') return { done: 'Nothing was left to send again.' };
  if (count !== undefined)
    return { done: `${counted(Number(count), 'dead letter')} will be sent again now.` };
  return query.has('enabled')
    ? { done: 'The target is enabled: what is waiting for it is being sent now.' }
    : {};
}
